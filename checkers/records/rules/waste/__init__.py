"""Record rules on manifests, disposal contracts, permits, waste ledgers; one module a rule, found by name."""
