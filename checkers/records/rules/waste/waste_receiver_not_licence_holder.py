"""A manifest's receiver and the holder of the licence it names that are two firms."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.waste import licensed, same_firm


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest."""
    for (form, entry), (licence_form, licence) in licensed(desk):
        receiver, holder = entry.text("receiver"), licence.text("holder")
        if len(receiver) >= 4 and len(holder) >= 4 and not same_firm(receiver, holder):
            said = f"联单接受人“{receiver}”与许可证 {licence.text('number')} 的持证单位“{holder}”不一致"
            places = shown(form, entry, field="receiver")
            yield Fault(said, (*places, *shown(licence_form, licence, field="holder")))
