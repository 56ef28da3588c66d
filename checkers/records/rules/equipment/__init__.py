"""Record rules on equipment, calibration, maintenance; one module a rule, found by name."""
