"""Chinese expression matching and guards: the only package that imports spaCy."""
