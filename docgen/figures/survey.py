"""The result of a satisfaction survey, counted from its answers: exact shares, never rounded before they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from docgen.case.survey import Reply, Survey, Tally

FROM_ANSWERS, FROM_TOTALS, AS_STATED = "answers", "totals", "stated"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension: how many answered it and the share reached (points given of points possible, or satisfied of all)."""

    name: str
    answers: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """Satisfied of answers, overall and by dimension; ``basis`` tells whether it was counted or only stated."""

    basis: str
    satisfied: Fraction | None
    answers: Fraction | None
    share: Fraction
    dimensions: tuple[Dimension, ...]
    returned: Fraction | None  # of those sent

    def reaches(self, percent: Decimal) -> bool:
        """Whether the exact share is at least the limit, the limit included."""
        return self.share * 100 >= Fraction(percent)


def survey_result(survey: Survey) -> SurveyResult | None:
    """The result from the answers, else from totals, else as stated; None where there is nothing."""
    answered = [r.satisfied for r in survey.rows if r.satisfied is not None]
    returned = Fraction(survey.returned) / Fraction(survey.sent) if survey.sent and survey.returned else None
    if answered:
        found = Fraction(sum(answered)), Fraction(len(answered))
        dimensions = _by_scores(survey.rows, survey.full_mark)
        return SurveyResult(FROM_ANSWERS, *found, found[0] / found[1], dimensions, returned)
    total = sum((Fraction(t.answers) for t in survey.totals), Fraction(0))
    if total:
        satisfied = sum((Fraction(t.satisfied) for t in survey.totals), Fraction(0))
        dimensions = _by_totals(survey.totals)
        return SurveyResult(FROM_TOTALS, satisfied, total, satisfied / total, dimensions, returned)
    if survey.satisfaction is None:
        return None
    return SurveyResult(AS_STATED, None, None, Fraction(survey.satisfaction) / 100, (), returned)


def stated_agrees(survey: Survey, result: SurveyResult) -> bool:
    """Whether the stated per cent is the counted one, rounded half up to as many places as were written."""
    if survey.satisfaction is None:
        return True
    exponent = survey.satisfaction.as_tuple().exponent
    scale = 10 ** max(0, -exponent) if isinstance(exponent, int) else 1
    return Fraction(survey.satisfaction) * scale == (result.share * 100 * scale + Fraction(1, 2)).__floor__()


def _by_scores(rows: Sequence[Reply], full: Decimal | None) -> tuple[Dimension, ...]:
    if not full:
        return ()
    given: dict[str, list[Fraction]] = {}
    for row in rows:
        for name, score in row.scores.items():
            given.setdefault(name, []).append(Fraction(score))
    possible = Fraction(full)
    return tuple(
        Dimension(n, len(s), sum(s, Fraction(0)) / (len(s) * possible)) for n, s in given.items() if s
    )


def _by_totals(totals: Sequence[Tally]) -> tuple[Dimension, ...]:
    return tuple(
        Dimension(t.dimension, int(t.answers), Fraction(t.satisfied) / Fraction(t.answers))
        for t in totals
        if t.answers
    )
