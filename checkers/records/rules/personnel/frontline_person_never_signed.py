"""Front-line people of the roster who signed in to no training."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.staff import came, frontline, of, rosters

_MOST = 0.8  # so many absent and the register is rather of other people


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each roster with people who signed nowhere."""
    forms = rosters(desk)
    signed = _signed(desk, {id(f.part) for f in forms})
    if len(signed) < 5:
        return
    for form in forms:
        people = frontline(form)
        absent = {n: e for n, e in people.items() if n not in signed}
        if people and 0 < len(absent) <= _MOST * len(people):
            said = f"一线 {len(people)} 人中 {len(absent)} 人没有任何培训签到：{'、'.join(list(absent)[:6])}"
            sheets = [shown(f)[:1] for f in desk.forms("training_signin") if f.document is not form.document]
            yield Fault(said, (*shown(form, *absent.values()), *(sheets[0] if sheets else ())))


def _signed(desk: Desk, rosters: set[int]) -> str:
    """All words of sign-in, training and assessment registers, without rows of absence."""
    said = []
    for _, part in desk.tables("training_signin", "training_record", "training_assessment"):
        if (id(part) not in rosters or of(part, "training_assessment")) and not of(part, "drill_record"):
            said += [r.passage.folded for r in part.records if came(r)]
            said += [p.folded for p in part.passages if p.kind == "sentence"]
    for form in desk.forms("training_signin", "training_record"):
        said += [r.passage.folded for r in form.part.records if came(r)]
        said += [p.folded for p in form.part.passages if p.kind in ("sentence", "field")]
    return "".join(said)
