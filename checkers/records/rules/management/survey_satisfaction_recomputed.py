"""The satisfaction that a survey states, against the mean of its scores."""

from collections.abc import Iterator
from fractions import Fraction

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Form
from checkers.records.survey import mean_score

_ROUNDING = Fraction(1)  # a stated figure may be rounded to a whole per cent


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each survey with at least three certain scores out of 100."""
    for form in desk.forms("survey", least=("score", "stated")):
        stated, mean = _stated(form), mean_score(form)
        if stated is not None and mean is not None and abs(stated - mean) > _ROUNDING:
            said = f"写总体满意度 {form.head.text('stated')}，按逐份得分计算为 {float(mean):.1f}%"
            yield Fault(said, shown(form, form.head, field="stated"))


def _stated(form: Form) -> Fraction | None:
    figure = form.head.number("stated")
    return None if figure is None else figure * 100 if figure <= 1 else figure
