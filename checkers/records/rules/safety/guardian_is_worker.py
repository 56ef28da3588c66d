"""A dangerous work whose guardian is the worker himself."""

from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register or permit."""
    for form in desk.forms("work_permit", least=("worker", "guardian")):
        same = [e for e in form.with_fields("worker", "guardian") if _same(e)]
        if same:
            yield Fault(f"{len(same)} 张作业票的监护人就是作业人", shown(form, *same, field="guardian"))


def _same(entry: Entry) -> bool:
    """Whether all guardians are among the workers: one of two workers watching the other is another matter."""
    workers, guardians = set(entry.people("worker")), set(entry.people("guardian"))
    return (
        workers == guardians
        if workers and guardians
        else fold(entry.text("worker")) == fold(entry.text("guardian"))
    )
