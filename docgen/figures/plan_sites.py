"""The sites of one audit: how many must be visited, which were drawn, and the time that each takes."""

from __future__ import annotations

from fractions import Fraction

from corpus.audit_time import AuditTime
from corpus.exact import shown
from corpus.sampling import Sampling, SiteClass
from docgen.case.client import Site
from docgen.case.model import Case
from docgen.figures import branch, from_case, site_sampling
from docgen.figures.draw import draw
from docgen.figures.from_case import Subject
from docgen.figures.rounding import up
from docgen.figures.site_sampling import SITES, Required
from docgen.figures.step import DAYS, Derivation, Status
from docgen.figures.time_plan import TimePlan


def sample(sampling: Sampling, case: Case, subject: Subject, d: Derivation) -> None:
    """The sites to visit, group by group, against those the plan names; a draw where the plan names none."""
    if len(case.sites) < 2 or subject.kind is None:
        return
    visited = {s.id for s in from_case.visited(case, subject)}
    named = bool(from_case.named_sites(subject))
    centres = [s.id for s in case.sites if s.centre]
    for name, sites in from_case.groups(case):
        site_class: SiteClass = "similar" if name else "dissimilar"
        need = site_sampling.required(sampling, site_class, subject.kind, len(sites), d, name or "")
        ids = [s.id for s in sites]
        if need.least is None:
            _answered(case, subject, named and set(ids) <= visited, d)
        elif named:
            site_sampling.judge(need, len(visited & set(ids)), _clause(sampling, site_class, subject), d)
        else:
            _draw(case, subject, ids, need, d)
    if sampling.centre and not centres:
        d.add(
            "中心职能部门", sampling.centre.clause, "未标明", None, "", "needs_human",
            "请在 sites 中用 centre: true 标明中心职能部门，它不计入抽样基数",
        )  # fmt: skip
    if named:
        _centre(sampling, centres, visited, d)
        _repeat(sampling, case, subject, visited, d)


def further_sites(time: AuditTime, case: Case, subject: Subject, plan: TimePlan) -> None:
    """Where the figure holds for one site only, a person enters the days of the others, which are added."""
    rule, d = time.silent.get("further_sites"), plan.derivation
    sites = [s for s in from_case.visited(case, subject) if not s.centre]
    if rule is None or len(case.sites) < 2 or not sites:
        return
    if time.table is None:
        d.add("其他场所", rule.clause, f"{len(sites)} 个", None, DAYS, "warn", rule.asks)
        return
    entered = {s.site: Fraction(s.days) for s in subject.inputs.site_days if s.reason}
    lacking = [s.id for s in sites if s.id not in entered]
    if lacking:
        d.add(
            "其他场所人日",
            rule.clause,
            "、".join(lacking),
            None,
            DAYS,
            "needs_human",
            f"{rule.asks}（time.site_days）",
        )
        plan.total = plan.onsite_minimum = plan.onsite_proposal = None
    elif plan.total is not None:
        more = sum((entered[s.id] for s in sites), Fraction(0))
        plan.total = plan.onsite_minimum = plan.total + more
        plan.onsite_proposal = up(plan.total)
        d.add(
            "其他场所人日",
            rule.clause,
            f"{shown(plan.total - more)} + {shown(more)}（人工填写，有理由）",
            plan.total,
            DAYS,
        )


def branches(time: AuditTime, case: Case, subject: Subject, d: Derivation) -> None:
    """The least time on site at each branch, and the planned time against it."""
    if time.branch is None or time.on_site is None or subject.kind is None:
        return
    planned = {s.site: Fraction(s.days) for s in subject.inputs.site_days}
    for site in from_case.visited(case, subject):
        if site.centre or site.headcount is None or len(case.sites) < 2:
            continue
        found = branch.determine(time, Fraction(site.headcount), subject.kind)
        least, days = found.minimum, planned.get(site.id)
        if least is None:
            d.steps.extend(found.steps)
            continue
        status: Status = "ok" if days is None or days >= least else "error"
        shown_days = "未填" if days is None else shown(days)
        d.add(
            f"分场所现场下限：{site.id}", time.branch.clause, f"{_branch_words(found)}；计划 {shown_days}", least, DAYS,
            status, "" if status == "ok" else f"还差 {shown(least - (days or 0))} 人日",
        )  # fmt: skip


def _branch_words(found: branch.BranchTime) -> str:
    assert found.onsite_base is not None
    return f"有效人数 {found.base.headcount}，现场基数 {shown(found.onsite_base)}"


def _draw(case: Case, subject: Subject, ids: list[str], need: Required, d: Derivation) -> None:
    assert need.least is not None
    if need.least == len(ids):
        return
    seed = f"{case.number or case.scheme}/{subject.id}"
    before = {s for a in case.audits if a.kind == "surveillance" and a.id != subject.id for s in a.sites}
    chosen = draw(ids, need.least, seed, before)
    d.add("抽样建议", "", f"种子 {seed}，未去过的优先", "、".join(chosen), "", note="同一种子每次结果相同")


def _answered(case: Case, subject: Subject, everywhere: bool, d: Derivation) -> None:
    """Where the source has no number of sites: all are visited, or the programme records the choice and its reason."""
    samples = case.programme.samples if case.programme else []
    found = next(
        (s for s in samples if s.audit in (subject.id, *(a.id for a in subject.audits)) and s.reason), None
    )
    if everywhere:
        asked = d.steps.pop()
        d.add(asked.step, asked.clause, asked.expression, "全部", "", note="全部到场，不抽样")
    elif found is not None:
        asked = d.steps.pop()
        chosen = "、".join(found.chosen) or "（未写）"
        d.add(asked.step, asked.clause, asked.expression, chosen, "", note=f"人工确定：{found.reason}")


def _centre(sampling: Sampling, centres: list[str], visited: set[str], d: Derivation) -> None:
    if sampling.centre is None or not centres or visited & set(centres):
        return
    d.add(
        "中心职能部门", sampling.centre.clause, "、".join(centres), 0, SITES, "error",
        "每次审核都应包括中心职能部门" + ("（默认）" if sampling.centre.by_default else ""),
    )  # fmt: skip


def _repeat(sampling: Sampling, case: Case, subject: Subject, visited: set[str], d: Derivation) -> None:
    if subject.kind != "surveillance":
        return
    earlier = [a for a in case.audits if a.kind == "surveillance"]
    place = next((i for i, a in enumerate(earlier) if a.id == subject.id), 0)
    branches_: list[Site] = [s for s in case.sites if not s.centre]
    ids = {s.id for s in branches_}
    if place:
        site_sampling.judge_repeat(sampling, visited & ids, set(earlier[place - 1].sites) & ids, len(ids), d)


def _clause(sampling: Sampling, site_class: SiteClass, subject: Subject) -> str:
    rule = sampling.sites.get(site_class, {}).get(subject.kind) if subject.kind else None
    return rule.clause if rule else ""
