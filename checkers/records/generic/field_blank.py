"""`field-blank` - a field with a place of its own is filled in (also: signatures)."""

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.form import Entry, Form
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
                blank = [e for e in _holders(form, field) if self._blank(e, field)]
                if blank and not form.recognised:
                    yield told(form, blank, f"“{_label(blank[0], field)}”一栏空白", field)

    def _blank(self, entry: Entry, field: str) -> bool:
        return (
            entry.left_blank(field)
            and sum(entry.filled(n) for n in entry.values) >= self.filled
            and all(entry.filled(n) for n in self.needs)
            and not any(entry.filled(n) for n in self.unless)
        )

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, f) for f in (*self.fields, *self.needs, *self.unless)]


def _holders(form: Form, field: str) -> list[Entry]:
    """The rows where the field is a column, else the form itself."""
    rows = [r for r in form.rows if field in r.values]
    return rows or [form.head]


def _label(entry: Entry, field: str) -> str:
    value = entry.value(field)
    return value.label.strip() if value else zh(entry.kind.id, field)
