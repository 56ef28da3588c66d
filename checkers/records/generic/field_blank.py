"""`field-blank` - a field with a place of its own is filled in (also: signatures)."""

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.generic.base import Generic, told, zh


class FieldBlank(Generic):
    """Fires when ``fields`` have a place but are blank in an entry that has at least ``filled`` filled fields.

    ``needs`` are fields that must be filled for the entry to count; ``unless`` fields that excuse it when filled.
    """

    kind: str
    fields: list[str]
    filled: int = 2
    needs: list[str] = []
    unless: list[str] = []

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind):
            for field in self.fields:
                blank = [
                    e
                    for e in form.entries
                    if e.left_blank(field)
                    and sum(e.filled(n) for n in e.values) >= self.filled
                    and all(e.filled(n) for n in self.needs)
                    and not any(e.filled(n) for n in self.unless)
                ]
                if blank and not form.recognised:
                    yield told(form, blank, f"“{_label(form, blank[0], field)}”一栏空白", field)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, f) for f in (*self.fields, *self.needs, *self.unless)]


def _label(form: object, entry: object, field: str) -> str:
    value = entry.value(field)  # type: ignore[attr-defined]
    return value.label.strip() if value else zh(form.kind.id, field)  # type: ignore[attr-defined]
