"""A registered address in the application that is not the licence's."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.records.form import Entry
from checkers.records.identity import compared


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each application form; addresses are compared by the numbers in them."""
    yield from compared(desk, "address", _numbers)


def _numbers(entry: Entry) -> tuple[str, ...] | None:
    """The numbers of the address; None where it has none or says that it is the same (同注册地址)."""
    return tuple(re.findall(r"\d+", fold(entry.text("address")))) or None
