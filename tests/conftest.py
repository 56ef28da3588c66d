"""Settings of all tests: property tests are never judged by the clock, and draw the same examples each run."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
