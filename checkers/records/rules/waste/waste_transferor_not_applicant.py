"""Manifests whose transferor is somebody else than the applicant."""

from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.waste import manifests, same_firm


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest; a former name is told and lowers nothing."""
    if not desk.applicant.name:
        return
    for form, entry in manifests(desk):
        named = entry.text("transferor")
        if len(named) < 4 or form.recognised or same_firm(named, desk.applicant.name):
            continue
        former = any(same_firm(named, f) for f in desk.applicant.former)
        said = f"移出人写“{named}”，{'是申请方旧名' if former else '不是申请方'} {desk.applicant.name}"
        if former or not desk.applicant.owns(fold(named)):
            yield Fault(said, shown(form, entry, field="transferor"), slight=former)
