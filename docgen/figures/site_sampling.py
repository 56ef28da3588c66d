"""How many sites (场所) to visit, and whether a plan visits enough of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil

from corpus.audit_time import AuditKind
from corpus.exact import shown
from corpus.sampling import Sampling, SiteClass, SiteRule
from docgen.figures.follow_up import WORDS
from docgen.figures.rounding import root_up
from docgen.figures.step import Derivation, Status

SITES = "个场所"
CLASS_WORDS: dict[SiteClass, str] = {"similar": "相似场所", "dissimilar": "非相似场所"}


@dataclass(frozen=True, slots=True)
class Required:
    """The least number of sites of one group, the headquarters not counted; None where the source has no figure."""

    sites: int
    least: int | None
    usual: bool


def required(
    sampling: Sampling, site_class: SiteClass, kind: AuditKind, sites: int, d: Derivation, group: str = ""
) -> Required:
    """How many of ``sites`` (without headquarters) an audit of this kind visits at least."""
    rule = sampling.sites.get(site_class, {}).get(kind)
    label = f"{CLASS_WORDS[site_class]}抽样数{f'（{group}）' if group else ''}"
    if sites == 0:
        return Required(0, 0, False)
    if rule is None:
        silent = sampling.silent.get(f"sites_{kind}") or sampling.silent.get("sites")
        clause, asks = (
            (silent.clause, silent.asks) if silent else ("", "原文没有给出抽样数，须由有权人员确定")
        )
        d.add(label, clause, f"{WORDS[kind]}，共 {sites} 个", None, SITES, "needs_human", asks)
        return Required(sites, None, False)
    least = _least(rule, sites)
    note = "；".join(
        t
        for t in (_condition(sampling, site_class, rule), f"读法见 {rule.anomaly}" if rule.anomaly else "")
        if t
    )
    d.add(label, rule.clause, _expression(rule, sites), least, SITES, note=note)
    return Required(sites, least, rule.usual)


def judge(need: Required, planned: int, clause: str, d: Derivation) -> Status:
    """Whether a plan visits enough sites of one group."""
    if need.least is None or planned >= need.least:
        return "ok"
    soft = need.usual and planned > 0
    status: Status = "warn" if soft else "error"
    note = f"少 {need.least - planned} 个" + ("；原文为“一般”，须写明理由" if soft else "")
    d.add("计划场所数", clause, f"{planned} < {need.least}", planned, SITES, status, note)
    return status


def judge_repeat(
    sampling: Sampling, chosen: Collection[str], before: Collection[str], available: int, d: Derivation
) -> Status:
    """Whether the second surveillance visits other sites than the first, as far as there are others."""
    rule = sampling.repeat
    common = set(chosen) & set(before)
    unavoidable = max(0, len(set(chosen)) + len(set(before)) - available)
    if (
        rule is None
        or not chosen
        or len(common) <= unavoidable
        or len(common) <= rule.most_in_common * len(set(chosen))
    ):
        return "ok"
    d.add(
        "与上次监督重复的场所", rule.clause, "、".join(sorted(common)), len(common), SITES, "warn",
        f"应选不同的场所；重复超过 {shown(rule.most_in_common)}（默认）须写明理由",
    )  # fmt: skip
    return "warn"


def _least(rule: SiteRule, sites: int) -> int:
    raw = root_up(rule.factor, sites) if rule.method == "root" else ceil(rule.factor * sites)
    return min(raw, sites)


def _expression(rule: SiteRule, sites: int) -> str:
    factor = "" if rule.factor == 1 else f"{shown(rule.factor)} × "
    return (
        f"⌈{factor}√{sites}⌉"
        if rule.method == "root"
        else f"⌈{factor}{sites}⌉"
        if factor
        else f"全部 {sites} 个"
    )


def _condition(sampling: Sampling, site_class: SiteClass, rule: SiteRule) -> str:
    sampled = site_class == "similar" and not (rule.method == "share" and rule.factor == 1)
    return f"前提：{sampling.condition}" if sampled and sampling.condition else ""
