"""A number of persons present that differs from the signatures."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each session: the number stated as present against the names or signatures."""
    for form in desk.forms("training_signin", least=("present_count",)):
        stated = form.head.number("present_count")
        signed = _signed(form)
        if stated is not None and signed and stated != signed and not form.recognised:
            yield _told(form, form.head, int(stated), signed)
    for form in desk.forms("training_record", least=("present_count", "people")):
        for entry in form.rows:
            stated, named = entry.number("present_count"), len(entry.people("people"))
            if "people" in entry.values and stated is not None and named > 1 and stated != named:
                yield _told(form, entry, int(stated), named)


def _signed(form: Form) -> int:
    """The rows with a signature, or with a name where the sheet has no column of signatures."""
    field = "signature" if "signature" in form.fields else "name"
    return sum(not v.blank for e in form.rows for v in e.values.get(field, []))


def _told(form: Form, entry: Entry, stated: int, signed: int) -> Fault:
    session = entry.text("date") or entry.text("topic") or form.title
    said = f"{session} 写实到 {stated} 人，签名 {signed} 人".strip()
    return Fault(said, shown(form, entry, field="present_count"))
