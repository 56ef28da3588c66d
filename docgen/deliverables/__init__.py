"""The Word deliverables of a scheme: what each must say, what must be true before, and how it is written."""
