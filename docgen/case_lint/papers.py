"""Rules on the case file itself: review, contract, keys not used, candidates left open."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.case_form import case_form
from docgen.case_lint.look import Look
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import joined


def unused_keys(look: Look) -> Iterator[Fault]:
    """Keys that the scheme does not use are not filled in."""
    for path, reason in case_form(look.case.scheme).unused.items():
        if "." not in path and path in look.case.model_fields_set:
            yield Fault(path, f"填了 {path}，{reason}", "删去，或核对方案编号")


def candidates(look: Look) -> Iterator[Fault]:
    """Before the decision every candidate from pre-screening is confirmed or rejected by an auditor."""
    left = [c.id for c in look.case.confirmed_findings if c.status == "candidate"]
    if left and look.case.decision and look.case.decision.date:
        yield Fault(
            "confirmed_findings",
            f"已作决定，还有 {len(left)} 条预审结果没有确认：{joined(left, 5)}",
            "由审核员逐条确认或不采纳",
        )
    for i, found in enumerate(look.case.confirmed_findings, 1):
        if found.status != "candidate" and not (found.confirmed_by and found.confirmed_on):
            yield Fault(
                f"confirmed_findings[{i}]",
                f"{found.id} 没有写由谁、何时确认",
                "填写 confirmed_by 和 confirmed_on",
            )


def headcount_basis(look: Look) -> Iterator[Fault]:
    """Next to the effective number stands how it was reached, since the scheme does not define it."""
    found = look.case.headcount
    if found and not found.basis:
        yield Fault("headcount.basis", "有效人数没有写依据", "写明统计口径和日期")


def scheme_silent(look: Look) -> Iterator[Fault]:
    """What the scheme's text does not ask for, said once so that nobody takes it for a rule."""
    if any(look.planned()):
        yield Fault(
            "audits",
            f"方案原文没有规定：{joined(look.texts('about'), 20)}",
            "按机构自己的做法填写，不作为不符合",
        )


def review_first(look: Look) -> Iterator[Fault]:
    """The application was reviewed and accepted before the contract, and looked at for forgery where the scheme says so."""
    review, contract = look.case.review, look.case.contract
    if contract is None or contract.signed_on is None:
        return
    if review is None or review.result is None:
        yield Fault("review", "已签合同，没有申请评审", "补申请评审记录")
        return
    if review.result != "accepted":
        yield Fault("review.result", "已签合同，申请没有受理", "核对评审结论")
    if look.flag("authenticity") and review.authenticity_checked is not True:
        yield Fault("review.authenticity_checked", "评审没有记录辨别材料真伪", "辨别后填写")
    for i, condition in enumerate(review.conditions, 1):
        if condition.met is False and review.result == "accepted":
            yield Fault(
                f"review.conditions[{i}]",
                f"受理条件“{condition.item}”不满足，却已受理",
                "不满足的不予受理",
                "critical",
            )
    for i, gap in enumerate(review.gaps, 1):
        if gap.completed_on is None and review.result == "accepted":
            yield Fault(f"review.gaps[{i}]", f"补正事项“{gap.document}”没有补齐，却已受理", "补齐后再受理")


def contract_parts(look: Look) -> Iterator[Fault]:
    """The contract states fees, payment, breach and the duties of all three parties."""
    found = look.case.contract
    if found is None or found.signed_on is None:
        return
    parts = {
        "fees": ("费用", found.fees), "payment": ("付款方式", found.payment), "breach": ("违约条款", found.breach),
        "body_duties": ("机构责任", found.body_duties), "client_duties": ("委托人责任", found.client_duties),
        "holder_duties": ("获证组织责任", found.holder_duties),
    }  # fmt: skip
    lacking = [parts[key][0] for key in look.texts("parts") if not parts[key][1]]
    if lacking:
        yield Fault("contract", f"合同没有写明{'、'.join(lacking)}", "补充合同")
