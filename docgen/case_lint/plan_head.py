"""Rules on the head of an audit plan: that there is one, its purpose, criteria, scope, dates and language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.case_form import case_words
from docgen.case_lint.look import INITIAL_KINDS, Look
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import has_standard, joined, other_edition, same


def missing(look: Look) -> Iterator[Fault]:
    """Every audit that has a date has a plan."""
    for visit in look.visits():
        if visit.audit.start and visit.plan is None:
            yield Fault(
                f"{visit.where}.plan",
                f"{visit.audit.id} 没有{look.term('audit_plan')}",
                "现场前编制计划并请客户确认",
            )


def in_programme(look: Look) -> Iterator[Fault]:
    """Each plan follows from the programme: as many audits of its kind are foreseen, in the same cycle."""
    if look.case.programme is None:
        if any(look.planned()):
            yield Fault("programme", "有审核计划，没有审核方案", "先编制覆盖整个周期的审核方案")
        return
    foreseen = Counter(p.kind for p in look.case.programme.audits)
    held: Counter[str] = Counter()
    for visit, _ in look.planned():
        kind = visit.audit.kind
        held[kind] += 1
        if kind not in ("follow_up", "short_notice", "extension") and held[kind] > foreseen[kind]:
            word = case_words()[kind]
            yield Fault(
                visit.where,
                f"审核方案里没有这一次{word}（方案列 {foreseen[kind]} 次）",
                "核对审核类型，或先调整审核方案",
            )
        if visit.audit.cycle not in (None, look.case.cycle):
            yield Fault(
                f"{visit.where}.cycle",
                f"周期 {visit.audit.cycle} 与案卷的周期 {look.case.cycle} 不同",
                "改为同一周期",
            )


def purpose(look: Look) -> Iterator[Fault]:
    """The plan has a purpose, and the purpose fits the kind of audit."""
    for visit, plan in look.planned():
        words = look.by_kind("words", visit.audit.kind)
        if not plan.purpose:
            yield Fault(f"{visit.where}.plan.purpose", "计划没有写目的", "写明这次审核的目的")
        elif words and not any(word in plan.purpose for word in words):
            yield Fault(
                f"{visit.where}.plan.purpose",
                f"目的与审核类型（{case_words()[visit.audit.kind]}）对不上",
                f"目的中写明：{'或'.join(words)}",
            )


def criteria(look: Look) -> Iterator[Fault]:
    """The criteria of each plan name the scheme's standards with number and year."""
    for visit, plan in look.planned():
        for standard in look.texts("standards"):
            if has_standard(standard, plan.criteria):
                continue
            near = other_edition(standard, plan.criteria)
            found = f"写的是 {near!r}" if near else "没有写"
            yield Fault(
                f"{visit.where}.plan.criteria",
                f"准则应有 {standard}，{found}",
                f"写全编号和年代号：{standard}",
            )


def scope(look: Look) -> Iterator[Fault]:
    """The scope of the plan is that of the contract, or of the certificate once there is one."""
    case = look.case
    for visit, plan in look.planned():
        first = visit.audit.kind in INITIAL_KINDS
        source = "contract" if first else "certificate"
        holder = case.contract if first else case.certificate
        agreed = holder.scope if holder else None
        if not plan.scope:
            yield Fault(f"{visit.where}.plan.scope", "计划没有写范围", "照合同或证书写范围")
        elif agreed and not same(plan.scope, agreed):
            yield Fault(
                f"{visit.where}.plan.scope",
                f"范围与 {source}.scope 不一致：计划“{plan.scope}”，应为“{agreed}”",
                "改成一致，或先办范围变更",
            )


def dates(look: Look) -> Iterator[Fault]:
    """A planned audit has its days, the first not after the last."""
    for visit, _ in look.planned():
        audit = visit.audit
        if audit.start is None or audit.end is None:
            yield Fault(visit.where, "没有写审核的起止日期", "填写 start 和 end")
        elif audit.start > audit.end:
            yield Fault(visit.where, f"开始 {audit.start} 晚于结束 {audit.end}", "改正日期")


def language(look: Look) -> Iterator[Fault]:
    """Plans are written in Chinese and archived so that nobody can edit them."""
    for visit, plan in look.planned():
        if "中文" not in plan.language:
            yield Fault(
                f"{visit.where}.plan.language", f"计划语言为 {plan.language}", "计划用中文，另附外文译本"
            )
        if plan.archived_as == "editable":
            yield Fault(f"{visit.where}.plan.archived_as", "归档的计划还能编辑", "归档 PDF 等不可编辑的版本")


def words_not_used(look: Look) -> Iterator[Fault]:
    """Words of other schemes do not stand in the plan."""
    for visit, plan in look.planned():
        texts = [plan.purpose or "", *(slot.activity or "" for slot in plan.schedule)]
        found = [word for word in look.texts("words") if any(word in text for text in texts)]
        if found:
            yield Fault(
                f"{visit.where}.plan",
                f"计划里出现“{joined(found)}”，本方案没有这个环节",
                "删去或改用本方案的说法",
            )


def kinds(look: Look) -> Iterator[Fault]:
    """The audits are of kinds that the scheme has."""
    for visit in look.visits():
        if visit.audit.kind not in look.texts("kinds"):
            word = case_words()[visit.audit.kind]
            yield Fault(
                f"{visit.where}.kind", f"本方案没有“{word}”这种审核", f"可用：{joined(look.texts('kinds'))}"
            )
