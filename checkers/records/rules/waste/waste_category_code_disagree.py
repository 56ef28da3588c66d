"""A category and a code of one record that do not belong together."""

from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.waste import CATEGORY, CODE


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest or ledger."""
    for form in desk.forms("waste_manifest", "waste_ledger"):
        wrong = []
        for entry in form.entries:
            texts = [fold(entry.text(f)) for f in ("category", "waste_code")]
            categories = {c for t in texts for c in CATEGORY.findall(t)}
            codes = {c for t in texts for c in CODE.findall(t)}
            if len(categories) == 1 and len(codes) == 1 and categories != codes:
                wrong.append(entry)
        if wrong and not form.recognised:
            one = wrong[0]
            said = f"类别“{one.text('category')}”与代码“{one.text('waste_code')}”的末两位不符"
            yield Fault(said, shown(form, *wrong))
