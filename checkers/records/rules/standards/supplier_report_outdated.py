"""Test reports of suppliers that have ended, or are older than the applicant's own rule allows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry
from checkers.records.values.days import add_months

_OWN_RULE = re.compile(
    r"报告[^。;]{0,24}(一年|1年|12个月|十二个月)(之?内|一份|有效)|(一年|1年|12个月|十二个月)之?内的[^。;]{0,8}报告"
)
_SAYS_SO = re.compile(r"过期|报告老|已到期|失效")
_NO_RULE = {"hidden", "comment", "foreign", "draft"}


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register; older than a year counts only where an own rule says so, or the row itself."""
    yearly = desk.once("supplier reports a year", _a_year)
    for form in desk.forms("supplier_declaration", least=("supplier", "reported")):
        old = [e for e in form.rows if _old(e, desk.as_of, yearly)]
        if old:
            told = "；".join(f"{e.text('supplier')} {e.text('reported')}" for e in old[:4])
            yield Fault(f"供方检测报告已过期或超过自定期限：{told}", shown(form, *old))


def _old(entry: Entry, as_of: datetime.date, yearly: bool) -> bool:
    until = entry.period("valid_to")
    if until and until.last:
        return until.last < as_of
    reported = entry.last_day("reported")
    says_so = bool(entry.passage and _SAYS_SO.search(entry.passage.folded))
    return bool(reported and reported < add_months(as_of, -12) and (yearly or says_so))


def _a_year(desk: Desk) -> bool:
    """Whether a rule of the applicant asks that reports of suppliers be of the last year."""
    return any(
        p.kind == "sentence"
        and not _NO_RULE & p.flags
        and _OWN_RULE.search(fold(p.text))
        and re.search(r"供应|供方|外面|进料|来料|物料", fold(p.text))
        for d in desk.documents
        for p in d.root.all_passages()
    )
