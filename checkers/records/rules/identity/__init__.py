"""Record rules on names, codes, licences and scope of organisations; one module a rule, found by name."""
