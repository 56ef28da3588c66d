"""The calculations of certification: each a module of its own, each with its written derivation."""
