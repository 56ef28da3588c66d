"""Record rules on design, samples, work orders, inspection, delivery; one module a rule, found by name."""
