"""Issued documents: their numbers, the register of what was issued, and whether a file is still what was issued."""
