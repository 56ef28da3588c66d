"""Rules on document review and tests of service characteristics."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.case_lint.look import INITIAL_KINDS, Look, Visit
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import joined


def documents_first(look: Look) -> Iterator[Fault]:
    """The document review is passed, its nonconformities verified, before the visit (or waived at recertification)."""
    visit = next(iter(look.visits(*INITIAL_KINDS, "recertification")), None)
    if visit is None or visit.audit.start is None or _waived(look, visit):
        return
    review, start = look.case.document_review, visit.audit.start
    if review is None or review.result is None:
        yield Fault("document_review", f"{start} 到现场，没有文件审查结论", "现场前完成文件审查")
        return
    if review.result == "failed":
        yield Fault("document_review.result", "文件审查未通过，不能安排现场", "整改后重新审查")
    if review.date is None or review.date > start:
        yield Fault(
            "document_review.date", f"文件审查 {review.date or '（未填）'} 不早于现场 {start}", "现场前完成"
        )
    for i, found in enumerate(review.nonconformities, 1):
        if found.verified_on is None or found.verified_on > start:
            yield Fault(
                f"document_review.nonconformities[{i}].verified_on",
                f"文件不符合“{found.statement}”在现场 {start} 前没有验证",
                "验证整改有效后再到现场",
            )


def _waived(look: Look, visit: Visit) -> bool:
    """At a recertification a signed statement that nothing has changed may stand for the review."""
    application = look.case.application
    stated = application is not None and application.no_change_statement_on is not None
    return look.flag("waivable") and visit.audit.kind == "recertification" and stated


def document_reviewer(look: Look) -> Iterator[Fault]:
    """The document review is made by the leader or a professional auditor of the team."""
    review = look.case.document_review
    if review is None or not review.reviewer:
        return
    member = look.case.member(review.reviewer)
    codes = set(look.case.client.professional_codes) if look.case.client else set()
    if member is None or not (member.role == "leader" or (member.audits and codes & set(member.codes))):
        yield Fault(
            "document_review.reviewer",
            f"{review.reviewer} 不是组长或专业审查员",
            "由组长或专业审查员负责文件审查",
        )


def document_topics(look: Look) -> Iterator[Fault]:
    """The document review lists the documents it looked at."""
    review = look.case.document_review
    if review and review.result and not review.documents:
        yield Fault("document_review.documents", "文件审查没有文件清单", "列出所审文件的名称、编号和版本")


def test_plan(look: Look) -> Iterator[Fault]:
    """The plan of the tests is made by the leader before the tests, with sampling method and size."""
    for visit, plan in look.planned(*look.texts("kinds")):
        where = f"{visit.where}.plan.characteristics"
        tests = plan.characteristics
        if tests is None:
            yield Fault(where, "没有服务特性测评方案", "测评前由组长编制测评方案")
            continue
        leader = [m.name for m in look.case.team_of(visit.audit) if m.role == "leader"]
        if tests.prepared_by not in leader:
            yield Fault(
                f"{where}.prepared_by",
                f"测评方案由 {tests.prepared_by or '（未填）'} 编制",
                f"由组长（{joined(leader)}）编制",
            )
        rows = [slot.date for slot, _ in visit.slots if slot.kind == "characteristics"]
        if tests.prepared_on is None or (rows and tests.prepared_on > min(rows)):
            yield Fault(
                f"{where}.prepared_on",
                f"测评方案日期 {tests.prepared_on or '（未填）'} 不早于测评",
                "测评前完成方案",
            )
        lacking = [
            w for w, v in (("抽样方法", tests.sampling_method), ("样本量", tests.sample_size)) if not v
        ]
        if lacking:
            yield Fault(where, f"测评方案缺{'、'.join(lacking)}", "补齐")


def tests_in_cycle(look: Look) -> Iterator[Fault]:
    """Service characteristics are tested at the initial audit and at least once in the surveillances of a cycle."""
    if look.case.decision and look.case.decision.result == "grant" and look.case.characteristics is None:
        yield Fault("characteristics", "初次认证没有服务特性测评", "补测评结果和报告")
    surveillances = look.visits("surveillance")
    last = any((v.audit.ordinal or 0) >= look.number("surveillances") for v in surveillances)
    if last and not any(v.audit.characteristics for v in surveillances):
        yield Fault("audits", "本周期的监督都没有服务特性测评", "至少一次监督包含服务特性测评")


def tests_passed(look: Look) -> Iterator[Fault]:
    """No certificate is granted while a service characteristic is tested as not conforming."""
    decision, found = look.case.decision, look.case.characteristics
    if decision is None or decision.result != "grant" or found is None:
        return
    for i, test in enumerate(found.tests, 1):
        if test.result == "nonconform":
            yield Fault(
                f"characteristics.tests[{i}]",
                f"服务特性“{test.characteristic}”测评不符合，却批准认证",
                "整改后重新测评，达标后再决定",
            )
