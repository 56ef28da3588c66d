"""Application form and business licence compared field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from checkers.identity import misread
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form
from checkers.records.waste import same_firm


def compared(desk: Desk, field: str, read: Callable[[Entry], Any]) -> Iterator[Fault]:
    """A fault for each application whose reading of a field differs from the applicant's licence."""
    licences = own_licences(desk, field)
    for application in desk.forms("application", least=(field,)):
        mine = read(application.head)
        for licence in licences:
            theirs = read(licence.head)
            if mine is not None and theirs is not None and mine != theirs and not licence.recognised:
                zh = application.kind.fields[field].zh
                said = (
                    f"{zh}：申请书写“{application.head.text(field)}”，营业执照写“{licence.head.text(field)}”"
                )
                places = shown(application, application.head, field=field)
                yield Fault(said, (*places, *shown(licence, licence.head, field=field)))


def own_licences(desk: Desk, field: str) -> list[Form]:
    """The business licences of the applicant that have a place for a field."""
    return [f for f in desk.forms("business_licence", least=(field,)) if _own(desk, f.head)]


def _own(desk: Desk, head: Entry) -> bool:
    return not desk.applicant.name or same_firm(head.text("name"), desk.applicant.name)


def one_character_off(name: str, own: str) -> bool:
    """Whether a name is the other with one character wrong, as a slip of the pen."""
    return name != own and misread(name, own)
