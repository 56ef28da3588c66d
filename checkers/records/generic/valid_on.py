"""`valid-on` - a paper is valid on the day that counts."""

import datetime
import re
from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.form import Entry
from checkers.records.generic.base import Generic, told, zh

_OPEN = re.compile(r"(至|到|-|—|~)\s*$")  # the end was cut off, or is left open


class ValidOn(Generic):
    """Fires when ``until`` (a day or a period) ends before the day in ``on`` (a field; default the as-of date)."""

    kind: str
    until: str
    on: str | None = None

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.until,)):
            lapsed = [e for e in form.entries if self._lapsed(e, desk.as_of)]
            if lapsed:
                day = zh(self.kind, self.on) if self.on else f"审查基准日 {desk.as_of}"
                named = zh(self.kind, self.until).removesuffix("至")
                what = f"{named}到 {lapsed[0].text(self.until)} 为止，早于{day}"
                yield told(form, lapsed, what, self.until)

    def _lapsed(self, entry: Entry, as_of: datetime.date) -> bool:
        period = None if _OPEN.search(entry.text(self.until)) else entry.period(self.until)
        day = entry.day(self.on) if self.on else as_of
        return bool(period and period.last and day and period.last < day)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.until), *([(self.kind, self.on)] if self.on else [])]
