"""`field-required` - a record has a place for each required field."""

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.generic.base import Generic, zh
from corpus.store import load_record_kinds


class FieldRequired(Generic):
    """Fires once a form that lacks a label for one of ``fields`` (default: the required ones of the kind).

    Only forms with ``sure`` known fields are judged; text recognised from pictures is never said to lack anything.
    """

    kind: str
    fields: list[str] = []
    sure: int = 3

    def judge(self, desk: Desk) -> Iterator[Fault]:
        wanted = self.fields or [
            n for n, f in load_record_kinds()[self.kind].fields.items() if f.need == "required"
        ]
        for form in desk.forms(self.kind):
            lacking = [n for n in wanted if n not in form.fields]
            if lacking and len(form.fields) >= self.sure and not form.recognised:
                yield Fault(
                    f"{form.kind.zh}没有这些栏目：{zh(self.kind, *lacking)}", shown(form, *form.entries[:1])
                )

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, ""), *((self.kind, f) for f in self.fields)]
