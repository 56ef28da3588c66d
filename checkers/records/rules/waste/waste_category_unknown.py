"""Categories of hazardous waste that the catalogue does not have."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.values import codes

_KNOWN = {f"HW{n:02d}" for n in (*range(1, 41), *range(45, 51))}
_FIELDS = {
    "waste_manifest": ("category", "waste_code"),
    "waste_ledger": ("category", "waste_code"),
    "disposal_licence": ("categories",),
}


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each form that names one."""
    for kind, fields in _FIELDS.items():
        for form in desk.forms(kind):
            for field in fields:
                wrong = [e for e in form.entries if codes.waste_categories(e.text(field)) - _KNOWN]
                if wrong and not form.recognised:
                    named = sorted({c for e in wrong for c in codes.waste_categories(e.text(field)) - _KNOWN})
                    said = f"名录中没有类别 {'、'.join(named)}"
                    yield Fault(said, shown(form, *wrong, field=field))
