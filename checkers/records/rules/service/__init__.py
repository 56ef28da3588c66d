"""Record rules on complaints, repairs, return visits, surveys; one module a rule, found by name."""
