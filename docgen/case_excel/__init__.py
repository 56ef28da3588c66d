"""The case as an Excel form: out and in again without loss."""
