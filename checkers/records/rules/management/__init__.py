"""Record rules on internal audit, management review, documents of the system; one module a rule, found by name."""
