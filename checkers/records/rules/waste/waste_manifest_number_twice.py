"""One manifest number on transfers of different days or quantities."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.waste import Placed, manifests


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each number."""
    seen: dict[str, list[Placed]] = {}
    for form, entry in manifests(desk):
        number = entry.code("number")
        if number and len(number) >= 8:
            seen.setdefault(number, []).append((form, entry))
    for number, placed in sorted(seen.items()):
        days = {d for _, e in placed if (d := e.day("out_date"))}
        if len(days) > 1:
            said = (
                f"联单编号 {number} 用在 {len(days)} 次不同日期的转移上：{'、'.join(map(str, sorted(days)))}"
            )
            yield Fault(said, tuple(p for f, e in placed[:3] for p in shown(f, e, field="number")))
