"""Typed values of records: read from verbatim text, each with its place; what is unclear is doubtful, never guessed."""
