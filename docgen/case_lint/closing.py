"""Rules on decisions: what must be done before a certificate may be granted or kept."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.case_form import case_words
from docgen.case_lint.findings import POSITIVE
from docgen.case_lint.independence import decisions
from docgen.case_lint.look import INITIAL_KINDS, Look
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import same


def recommended(look: Look) -> Iterator[Fault]:
    """A certificate is granted, kept or renewed only on a recommendation of the team."""
    main = look.visits("stage2", "initial", look.case.audit_type)[-1:]
    judged = [(look.case.decision, v) for v in main] + [(v.audit.decision, v) for v in look.visits()]
    for decision, visit in judged:
        said = visit.audit.conclusions
        if decision is None or said is None or decision.result not in POSITIVE:
            continue
        if said.result == "not_recommended":
            word = case_words()[decision.result]
            yield Fault(
                f"{visit.where}.conclusions",
                f"审核组不推荐，决定却是“{word}”",
                "核对结论与决定；不批准的书面告知原因",
            )


def committee(look: Look) -> Iterator[Fault]:
    """The technical committee met before the decision."""
    for decision, where, _ in decisions(look):
        if decision.result not in (*POSITIVE, "refuse") or not _asked(look, where):
            continue
        met = decision.committee
        if met is None or not met.members or not met.resolution:
            yield Fault(f"{where}.committee", "没有技术委员会的审议记录", "填写会议日期、委员和决议")
        elif decision.date and met.date > decision.date:
            yield Fault(
                f"{where}.committee.date",
                f"技术委员会 {met.date} 开会，晚于决定 {decision.date}",
                "先审议，后决定",
            )


def _asked(look: Look, where: str) -> bool:
    return where == "decision" or not look.flag("initial_only")


def conditions(look: Look) -> Iterator[Fault]:
    """The conditions of a grant hold: contract signed, application accepted, fees paid, nothing marked as not met."""
    decision = look.case.decision
    if decision is None or decision.result not in POSITIVE:
        return
    contract, review = look.case.contract, look.case.review
    if contract is None or contract.signed_on is None:
        yield Fault("contract.signed_on", "批准认证，没有已签的合同", "先签合同")
    if review is None or review.result != "accepted":
        yield Fault("review.result", "批准认证，申请没有受理", "核对评审结论")
    for i, condition in enumerate(decision.conditions, 1):
        if condition.met is not True:
            yield Fault(f"decision.conditions[{i}]", f"决定条件“{condition.item}”没有满足", "满足后再批准")
    for i, fee in enumerate(contract.fees if contract else [], 1):
        late = fee.due and decision.date and fee.due <= decision.date
        if look.flag("fees") and late and fee.paid_on is None:
            yield Fault(f"contract.fees[{i}]", f"{fee.item}到期未付", "收到费用后再发证", "minor")


def level_agrees(look: Look) -> Iterator[Fault]:
    """The level decided and certified is the level recommended."""
    case = look.case
    decided = case.decision.level if case.decision else None
    certified = case.certificate.level if case.certificate else None
    visits = [v for v in look.visits("initial", "recertification") if v.audit.conclusions]
    advised = visits[-1].audit.conclusions.level if visits and visits[-1].audit.conclusions else None
    if decided and advised and not same(decided, advised):
        yield Fault(
            "decision.level", f"决定的级别 {decided} 与推荐的级别 {advised} 不同", "改成一致，或写明理由"
        )
    if decided and certified and not same(decided, certified):
        yield Fault("certificate.level", f"证书级别 {certified} 与决定的级别 {decided} 不同", "改成一致")
    if look.flag("required") and case.decision and case.decision.result == "grant" and not decided:
        yield Fault("decision.level", "决定没有写级别", "填写级别")


def grade_table(look: Look) -> Iterator[Fault]:
    """A graded certificate needs the body's own table of grades, which the scheme's text lacks."""
    case = look.case
    graded = case.certificate.level if case.certificate else None
    if graded and not (case.body and case.body.grade_table):
        yield Fault(
            "body.grade_table",
            f"证书写级别 {graded}，机构没有给出等级标准表；方案原文没有这张表",
            "先由机构提供等级标准表，再发分级证书",
        )


def report_delivered(look: Look) -> Iterator[Fault]:
    """After each audit a report was written by the leader and given to the client."""
    for visit in look.visits():
        audit = visit.audit
        if audit.decision is None and not (look.case.decision and audit.kind in INITIAL_KINDS):
            continue
        if audit.report is None or audit.report.date is None:
            yield Fault(f"{visit.where}.report", f"{audit.id} 已作决定，没有审核报告", "补审核报告")
            continue
        leaders = [m.name for m in look.case.team_of(audit) if m.role == "leader"]
        if look.flag("leader") and audit.report.author not in leaders:
            author = audit.report.author or "（未填）"
            yield Fault(
                f"{visit.where}.report.author", f"{audit.id} 的报告由 {author} 编制", "由组长编制并负责"
            )
        if look.flag("receipt") and not (audit.report.delivered_on and audit.report.received_by):
            yield Fault(f"{visit.where}.report", f"{audit.id} 的报告没有签收证据", "填写交付日期和签收人")
