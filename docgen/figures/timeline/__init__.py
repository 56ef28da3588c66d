"""The deadlines and windows of a case: one small engine over the scheme's data."""
