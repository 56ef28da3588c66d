"""`not-after` - a day that is told as past does not lie after the day of the check."""

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.generic.base import Generic, told, zh


class NotAfter(Generic):
    """Fires when the first certain day of ``field`` lies after the as-of date."""

    kind: str
    field: str

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.field,)):
            wrong = [e for e in form.entries if (day := e.first_day(self.field)) and day > desk.as_of]
            if wrong:
                what = f"{zh(self.kind, self.field)} {wrong[0].text(self.field)} 晚于审查基准日 {desk.as_of}"
                yield told(form, wrong, what, self.field)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field)]
