"""Applications made before the system has run for three months."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.values.days import add_months

_MONTHS = 3


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each application form."""
    for form in desk.forms("application", least=("operating",)):
        began, applied = form.head.day("operating"), form.head.day("applied") or desk.as_of
        if began and applied < add_months(began, _MONTHS):
            said = f"体系 {began} 开始运行，到申请日 {applied} 不满三个月"
            yield Fault(said, shown(form, form.head, field="operating"))
