"""The engine: runs a scheme's evidence rules over a submission. Knows no scheme and no document format."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from checkers.check import Check
from checkers.checks import CHECKS
from checkers.checks.combine import best, together
from checkers.completeness import EVERY_ONE, shortcomings
from checkers.dates import dates_in
from checkers.document import FileReading
from checkers.finding import Finding, Outcome, Verdict
from checkers.folding import fold
from checkers.search import Index
from checkers.view import View, evidence_of
from corpus.errors import SchemeError
from corpus.scheme import Condition, Facet, Item, Scheme, Shows


@dataclass(frozen=True, slots=True)
class Bound:
    """One element with its checks ready to run."""

    item: Item
    shows: Shows | None
    all_of: tuple[Check, ...] = ()
    any_of: tuple[Check, ...] = ()


def bind(scheme: Scheme) -> list[Bound]:
    """Join the scheme's data with the checks; a wrong name or parameter is a SchemeError."""
    return [_bind(item, scheme.shows.get(item.id)) for item in (*scheme.elements, *scheme.standard_elements)]


def _bind(item: Item, shows: Shows | None) -> Bound:
    if shows is None:
        return Bound(item, None)
    return Bound(
        item,
        shows,
        tuple(_check(item.id, f) for f in shows.all_of),
        tuple(_check(item.id, f) for f in shows.any_of),
    )


def _check(item_id: str, facet: Facet) -> Check:
    if facet.check not in CHECKS:
        raise SchemeError(f"{item_id}：没有名为 {facet.check!r} 的检查；可用：{'、'.join(sorted(CHECKS))}")
    try:
        return CHECKS[facet.check].model_validate(facet.params)
    except ValidationError as error:
        faults = "；".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SchemeError(f"{item_id}：检查 {facet.check} 的参数有误：{faults}") from error


def judge(bound: Bound, index: Index) -> Outcome:
    """The answer for one element before unread files are considered."""
    shows = bound.shows
    if shows is None:
        return Outcome(Verdict.NEEDS_PERSON, 0.5, reasons=("本条尚无可由程序执行的证据规则，需人工核对",))
    view = View(index, shows.asks, bound.item.statement)
    if shows.applies is not None:
        denied = _not_applicable(shows.applies, view)
        if denied is not None:
            return denied
    outcomes = []
    if bound.all_of:
        outcomes.append(together({f"{n}": c.judge(view) for n, c in enumerate(bound.all_of)}))
    if bound.any_of:
        outcomes.append(best([c.judge(view) for c in bound.any_of]))
    outcome = _unless_lapsed(best(outcomes), bound, view)
    return _unless_stale(_unless_incomplete(outcome, bound.item, index), bound.item, index)


_TO_BE_VALID = re.compile(r"资质|许可|(?<!法人)资格|强制性认证|健康证明")
_ONE_WILL_DO = re.compile(r"示例|档案")


def _unless_lapsed(outcome: Outcome, bound: Bound, view: View) -> Outcome:
    """Where licences or qualifications are asked, one that has run out beside valid ones makes it partly met."""
    said = bound.item.statement
    if outcome.verdict is not Verdict.MET or not _TO_BE_VALID.search(said) or _ONE_WILL_DO.search(said):
        return outcome
    for check in (*bound.all_of, *bound.any_of):
        found = view.find(sorted(check.concepts()), sorted(check.kinds()))
        lapsed = [h for h in found.bad if h.against == ("expired",)]
        if lapsed and outcome.evidence:
            reasons = (f"其中有已过有效期的：{lapsed[0].passage.text[:40]}", *outcome.reasons)
            return replace(
                outcome,
                verdict=Verdict.PARTLY_MET,
                confidence=0.65,
                near_misses=evidence_of(lapsed[:3]),
                reasons=tuple(r.replace("\t", " ") for r in reasons),
            )
    return outcome


_KEPT_UP = re.compile(r"按周期|定期|每年|年度|排放")
_STALE = datetime.timedelta(days=731)


def _unless_stale(outcome: Outcome, item: Item, index: Index) -> Outcome:
    """What is to be repeated and was last done more than two years ago is partly met."""
    if outcome.verdict is not Verdict.MET or index.as_of is None or not _KEPT_UP.search(item.statement):
        return outcome
    dated = [
        [w.last_day for cell in e.quote.split("\t") for w in dates_in(fold(cell)) if w.last_day]
        for e in outcome.evidence
    ]
    days = [day for found in dated for day in found]
    if not dated or not all(dated) or index.as_of - max(days) <= _STALE:
        return outcome
    reasons = (f"最近一次为 {max(days):%Y-%m-%d}，已逾两年", *outcome.reasons)
    return replace(outcome, verdict=Verdict.PARTLY_MET, confidence=0.65, reasons=reasons)


def _unless_incomplete(outcome: Outcome, item: Item, index: Index) -> Outcome:
    """Where every one of a kind is asked, a member left out makes it partly met."""
    if outcome.verdict is not Verdict.MET or not EVERY_ONE.search(item.statement):
        return outcome
    lacking = shortcomings(index, outcome, item.statement)
    if not lacking:
        return outcome
    named = "；".join(said for _, said in lacking[:3])
    return replace(
        outcome,
        verdict=Verdict.PARTLY_MET,
        confidence=0.65,
        near_misses=tuple(e for e, _ in lacking[:3]),
        reasons=(f"有缺漏：{named}", *outcome.reasons),
    )


def _not_applicable(condition: Condition, view: View) -> Outcome | None:
    """Not applicable when the files deny the condition, or (for events) never mention it."""
    found = view.find(condition.mentioned, asks="paper")
    certain = [h for h in found.good if h.source in ("lexicon", "label")]
    lapsed = [h for h in found.bad if "expired" in h.against and h.source in ("lexicon", "label")]
    if certain or found.drafts or lapsed or _filed(condition.mentioned, view.index):
        return None
    denied = [h for h in found.bad if "negated" in h.against and set(h.against) <= {"negated", "rule_only"}]
    name = view.name(condition.mentioned)
    if denied:
        return Outcome(
            Verdict.NOT_APPLICABLE,
            0.85,
            evidence_of(denied[:3]),
            reasons=(f"条件不成立：材料说明没有{name}",),
        )
    if condition.silent == "not_applicable":
        return Outcome(Verdict.NOT_APPLICABLE, 0.75, reasons=(f"条件不成立：材料中未见{name}",))
    return None


def _filed(mentioned: Sequence[str], index: Index) -> bool:
    """Whether a paper of a kind that is mentioned is among the files, in force or not; a register has several rows."""
    kinds = [m for m in mentioned if index.concepts[m].document]
    for _, part, _ in index.parts(kinds, _FILED):
        registers = any(index.concepts[k].document == "record" for k in kinds)
        if part.flagged("blank_form") or part.flagged("listed"):
            continue
        if part.rows >= _SEVERAL if registers else part.kind == "section":
            return True
    return False


_FILED = 0.75
_SEVERAL = 2


def concepts_wanted(scheme: Scheme) -> frozenset[str]:
    """Every concept and kind of paper that the scheme's evidence rules name."""
    bounds = bind(scheme)
    checks = [c for b in bounds for c in (*b.all_of, *b.any_of)]
    mentioned = [m for b in bounds if b.shows and b.shows.applies for m in b.shows.applies.mentioned]
    return frozenset([*mentioned, *(k for c in checks for k in (*c.kinds(), *c.concepts()))])


def screen(
    scheme: Scheme, index: Index, unread: Sequence[FileReading], kinds_of_unread: dict[str, set[str]]
) -> list[Finding]:
    """One finding for each element; what an unread file could hold is never called missing, nor absent."""
    findings = []
    for bound in bind(scheme):
        outcome = judge(bound, index)
        if outcome.verdict is Verdict.MISSING or (outcome.verdict is Verdict.MET and not outcome.evidence):
            outcome = _unless_unread(bound, index, outcome, unread, kinds_of_unread)
        item = bound.item
        notes = tuple(f"{a.id}：{a.note}" for a in scheme.anomalies_of(item.id))
        findings.append(
            Finding(item.id, item.clause, item.statement, item.severity, item.basis, outcome, notes)
        )
    return findings


def _unless_unread(
    bound: Bound,
    index: Index,
    outcome: Outcome,
    unread: Sequence[FileReading],
    kinds_of_unread: dict[str, set[str]],
) -> Outcome:
    wanted = {k for c in (*bound.all_of, *bound.any_of) for k in c.kinds()}
    holding = []
    for reading in unread:
        kinds = kinds_of_unread.get(reading.path, set())
        if not kinds or not wanted or kinds & wanted:
            holding.append(reading)
    if not holding or (outcome.verdict is Verdict.MET and index.documents):
        return outcome
    named = "；".join(f"{r.path}（{'、'.join(r.unread_parts) or '整份'}）" for r in holding[:3])
    reasons = (f"可读资料中未见，但以下文件未能读取，可能含有：{named}", *outcome.reasons)
    return replace(outcome, verdict=Verdict.CANNOT_DETERMINE, confidence=0.5, reasons=reasons)
