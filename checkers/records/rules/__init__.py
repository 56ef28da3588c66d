"""The record rules that are modules, one package a family; `checkers.records.registry` lists the families."""
