"""Surveys whose satisfaction, recomputed and unrounded, lies below 80 per cent."""

from collections.abc import Iterator
from fractions import Fraction

from checkers.records.fault import Desk, Fault, shown
from checkers.records.survey import mean_score

_LIMIT = Fraction(80)


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each survey."""
    for form in desk.forms("survey", least=("score",)):
        mean = mean_score(form)
        if mean is not None and mean < _LIMIT:
            yield Fault(f"按逐份得分计算满意度为 {float(mean):.2f}%，低于 80%", shown(form, *form.rows[:2]))
