"""Wastes on manifests that the receiver's licence does not cover."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.values import codes
from checkers.records.waste import licensed


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest; a licence that names codes of the category is compared by code."""
    for (form, entry), (licence_form, licence) in licensed(desk):
        wanted, allowed = entry.text("waste_code"), licence.text("categories")
        category, held = codes.waste_categories(wanted), codes.waste_categories(allowed)
        if not category or not held:
            continue
        same = {c for c in codes.waste_codes(allowed) if f"HW{c[-2:]}" in category}
        outside = not category <= held or (same and not set(codes.waste_codes(wanted)) <= same)
        if outside:
            said = f"联单 {entry.text('number')} 的废物 {wanted} 不在许可证核准的“{allowed}”内"
            places = shown(form, entry, field="waste_code")
            yield Fault(said, (*places, *shown(licence_form, licence, field="categories")))
