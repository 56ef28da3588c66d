"""Record rules on dates, placeholders, annexes, claims of all papers; one module a rule, found by name."""
