"""Accuracy on labelled submissions and speed beside plain readers; not part of the wheel."""
