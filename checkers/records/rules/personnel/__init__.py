"""Record rules on training, assessment, rosters, certificates of persons; one module a rule, found by name."""
