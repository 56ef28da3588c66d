"""Record rules on dangerous work, drills, emergency plans, health; one module a rule, found by name."""
