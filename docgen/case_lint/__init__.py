"""The lint of a case: plan, team and files against the rules of the scheme, one module per group of rules."""
