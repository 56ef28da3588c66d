"""A legal representative in the application that is not the licence's."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.identity import compared


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each application form."""
    yield from compared(desk, "representative", lambda e: e.person("representative"))
