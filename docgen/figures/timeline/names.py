"""What the dates of a case are called in Chinese, and how a rule on them reads."""

from __future__ import annotations

from corpus.deadlines import Limit, Unit

NAMES = {
    "accepted": "受理决定",
    "answered": "告知处理结果",
    "application": "申请",
    "audit_end": "审核结束",
    "audit_start": "审核开始",
    "cancelled": "注销",
    "certificate_changed": "证书变更",
    "certificate_issue": "颁证",
    "change": "变更",
    "complaint_received": "收到申诉（投诉）",
    "confirmed": "计划确认",
    "contract": "签订合同",
    "corrected": "完成纠正",
    "correction_due": "规定的完成期限",
    "cycle_end": "周期止",
    "cycle_start": "周期起",
    "decision": "认证决定",
    "destroyed": "销毁记录",
    "document_review": "文件审查",
    "ended": "证书终止",
    "expiry": "证书到期",
    "expiry_next_day": "证书到期次日",
    "filed": "计划上报",
    "first_surveillance": "第一次监督",
    "incident": "事件",
    "internal_audit": "内部审核",
    "issue": "颁证",
    "majors_verified": "严重不符合项验证",
    "management_review": "管理评审",
    "materials_complete": "评价资料收齐",
    "minor_verified": "轻微不符合项验证",
    "misuse_notice": "要求纠正误用",
    "new_expiry": "新证书到期",
    "next_audit_end": "下次审核结束",
    "notified": "现场审核通知",
    "old_expiry": "原证书到期",
    "onsite_end": "现场审核结束",
    "onsite_start": "现场审核开始",
    "operation_start": "体系运行",
    "plan_accepted": "措施计划接受",
    "plan_confirmed": "计划确认",
    "previous_issue": "原证书颁发",
    "previous_onsite_end": "上次现场审核结束",
    "received": "收件",
    "recertification_application": "再认证申请",
    "replied": "书面答复",
    "report": "报告",
    "reported": "信息报送",
    "restored": "恢复",
    "review": "申请评审",
    "reviewed": "复核",
    "screened": "材料初审",
    "spot_check_notice": "抽查通报",
    "stage1_closing": "一阶段末次会议",
    "stage1_end": "一阶段结束",
    "stage1_start": "一阶段开始",
    "stage2_end": "二阶段结束",
    "stage2_opening": "二阶段首次会议",
    "stage2_start": "二阶段开始",
    "surveillance": "监督审核",
    "surveillance_end": "监督审核结束",
    "suspended": "暂停",
    "test_plan": "服务特性测评方案",
    "until": "暂停期止",
    "verified": "查实",
    "withdrawn": "撤销",
}
TERMS = frozenset({"expiry", "expiry_next_day", "new_expiry", "until", "cycle_start", "cycle_end"})
"""Dates that are set once and for all: they are settled although they lie ahead."""
UNITS: dict[Unit, str] = {
    "days": "日",
    "working_days": "个工作日",
    "months": "个月",
    "years": "年",
    "hours": "小时",
    "day_of_next_month": "日",
    "calendar_year": "个日历年",
}


def name(date: str) -> str:
    """The Chinese name of a date."""
    return NAMES.get(date, date)


def sentence(limit: Limit) -> str:
    """A limit as a short Chinese rule, such as 现场审核开始 不迟于 颁证 后 12 个月."""
    bound = {"<=": "不迟于", "<": "早于", ">=": "不早于", ">": "晚于"}[limit.op]
    return f"{name(limit.to)}{bound}{_bound(limit)}"


def _bound(limit: Limit) -> str:
    if limit.base is None:
        return f" {limit.fixed} "
    base = name(limit.base)
    if limit.unit == "day_of_next_month":
        return f"{base}次月 {limit.amount} 日"
    if limit.unit == "calendar_year":
        return f"{base}当年 1 月 1 日"
    if limit.amount == 0:
        return f"{base}之日"
    return f"{base}{'后' if limit.amount > 0 else '前'} {abs(limit.amount)} {UNITS[limit.unit]}"
