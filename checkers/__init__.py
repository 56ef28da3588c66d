"""Judging submissions: reads files, recognises them, judges elements. Imports corpus."""
