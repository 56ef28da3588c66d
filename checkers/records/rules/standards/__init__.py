"""Record rules on cited standards and laws; one module a rule, found by name."""
