"""Purchases from suppliers that are not on the list of approved ones."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form
from checkers.records.waste import same_firm

_SAYS_SO = re.compile(r"(未列|未在|不在|未入)[^,。;]{0,4}名录|名录外|名录之外|非合格供方")
_EXCERPT = re.compile(r"摘|节选|部分|摘录|列举")
_LISTED = 3  # so many suppliers make a list


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register of purchases."""
    lists = [f for f in desk.forms("approved_supplier", least=("supplier",)) if not f.recognised]
    known = [e.text("supplier") for f in lists for e in f.rows if e.filled("supplier")]
    whole = len(known) >= _LISTED and not any(_excerpt(f) for f in lists)
    for form in desk.forms("purchase", least=("supplier",)):
        rows = [e for e in form.rows if e.filled("supplier")]
        outside = [e for e in rows if not any(same_firm(e.text("supplier"), k) for k in known)]
        told = [e for e in rows if _says_so(e)]
        faulty = outside if whole and 2 * len(outside) < len(rows) else told
        if faulty:
            who = "、".join(dict.fromkeys(e.text("supplier") for e in faulty[:4]))
            yield Fault(f"供方不在合格供方名录内：{who}", shown(form, *faulty))


def _excerpt(form: Form) -> bool:
    return bool(_EXCERPT.search(fold(form.title) + "".join(p.folded for p in form.captions)))


def _says_so(entry: Entry) -> bool:
    return entry.passage is not None and bool(_SAYS_SO.search(entry.passage.folded))
