"""The person-days of one audit as determined: figures and derivation."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from docgen.figures.step import Derivation, Status, Step, written


@dataclass(slots=True)
class TimePlan:
    """The determined time of one audit. A figure is None where a rule forbids it or a person must give it.

    ``total``: all person-days; ``total_range``: where it lies while an allowed range is not settled; ``onsite_minimum``: the least on site; ``onsite_proposal``: the half day that keeps
    it; ``base``: tabled; ``floor``: the least total that the caps allow; ``document_review``: as planned;
    ``onsite_planned``: as entered; ``onsite_credited``: what the timetable of the plan earns.
    """

    audit: str
    label: str
    total: Fraction | None = None
    total_range: tuple[Fraction, Fraction] | None = None
    onsite_minimum: Fraction | None = None
    onsite_proposal: Fraction | None = None
    base: Fraction | None = None
    floor: Fraction | None = None
    document_review: Fraction | None = None
    onsite_planned: Fraction | None = None
    onsite_credited: Fraction | None = None
    derivation: Derivation = field(default_factory=Derivation)

    @property
    def status(self) -> Status:
        """The gravest status of all steps."""
        return self.derivation.status

    @property
    def steps(self) -> list[Step]:
        """The derivation, step by step."""
        return self.derivation.steps

    def result(self) -> dict[str, str | None]:
        """The figures as exact decimals."""
        low, high = self.total_range or (None, None)
        figures = {
            "total_person_days": self.total,
            "total_from_person_days": low,
            "total_to_person_days": high,
            "onsite_minimum_person_days": self.onsite_minimum,
            "onsite_proposal_person_days": self.onsite_proposal,
            "base_person_days": self.base,
            "minimum_person_days": self.floor,
            "document_review_person_days": self.document_review,
            "onsite_planned_person_days": self.onsite_planned,
            "onsite_credited_person_days": self.onsite_credited,
        }
        return {name: written(value) for name, value in figures.items()} | {"status": self.status}
