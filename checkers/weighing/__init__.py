"""Weighing what the evidence rules say against how often they were right on labelled submissions."""
