"""One value of a record: its verbatim text, its place, and readings of it by type."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.records.values.days import Period, periods
from checkers.records.values.marks import signed
from checkers.structure.part import Passage
from checkers.structure.tables import is_blank
from corpus.record_kind import RecordField


@dataclass(frozen=True, slots=True)
class Value:
    """The answer to one field: ``text`` verbatim (may be blank), ``label`` as printed, ``passage`` the place."""

    field: str
    text: str
    label: str
    passage: Passage
    spec: RecordField

    @property
    def blank(self) -> bool:
        """Whether nobody filled it in (empty, line, unticked boxes, template words)."""
        return not signed(self.text) if self.spec.type == "signature" else is_blank(self.text)

    @property
    def recognised(self) -> bool:
        """Whether the text comes from a picture: it may be misread."""
        return self.passage.block.recognised

    @property
    def periods(self) -> list[Period]:
        """The days and spans it tells."""
        return periods(self.text, sheet=self.passage.block.location.sheet is not None)

    @property
    def doubtful(self) -> bool:
        """Whether its reading is not certain: recognised from a picture, or an unclear date."""
        dated = self.spec.type in ("date", "period") and any(p.doubtful for p in self.periods)
        return self.recognised or dated
