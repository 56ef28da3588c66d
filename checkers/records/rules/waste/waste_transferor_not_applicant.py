"""Manifests whose transferor is somebody else than the applicant."""

from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.waste import manifests, same_firm


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest; a name of the same brand is told and lowers nothing."""
    if not desk.applicant.name:
        return
    for form, entry in manifests(desk):
        named = entry.text("transferor")
        if len(named) < 4 or form.recognised or same_firm(named, desk.applicant.name):
            continue
        akin = desk.applicant.owns(fold(named))
        guess = "可能是旧名或关联公司" if akin else "不是申请方"
        said = f"移出人写“{named}”，{guess}（申请方 {desk.applicant.name}）"
        yield Fault(said, shown(form, entry, field="transferor"), slight=akin)
