"""Writing deliverables: reports, notices, certificates. Imports corpus, never checkers."""
