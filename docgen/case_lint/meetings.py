"""Rules on meetings as held: both recorded, top management there or represented, interviews kept."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.case.meeting import Meeting
from docgen.case_lint.look import Look, Visit
from docgen.case_lint.problem import Fault


def held(look: Look) -> Iterator[Fault]:
    """After the audit both meetings are recorded, with signatures of both sides."""
    for visit in look.visits():
        audit = visit.audit
        if audit.end is None or audit.end >= look.as_of or audit.termination or audit.off_site:
            continue
        for kind, word, met in (
            ("opening", "首次会议", audit.opening),
            ("closing", "末次会议", audit.closing),
        ):
            if met is None:
                yield Fault(
                    f"{visit.where}.meetings", f"{audit.id} 没有{word}记录", f"补 kind: {kind} 的签到"
                )
                continue
            where = f"{visit.where}.meetings[{audit.meetings.index(met) + 1}]"
            sides = {a.side for a in met.attendees}
            if sides != {"client", "team"}:
                yield Fault(
                    f"{where}.attendees",
                    f"{word}签到缺{'审核组' if 'client' in sides else '受审核方'}",
                    "双方都要签到",
                )
            if look.flag("pictures") and not met.pictures:
                yield Fault(f"{where}.pictures", f"{word}没有图片音像", "保留图片音像")


def top_management(look: Look) -> Iterator[Fault]:
    """Top management is at both meetings, or somebody with a written authorisation and a reason."""
    for visit in look.visits():
        for met, where in _meetings(visit):
            if any(a.top_management for a in met.attendees):
                continue
            word = "首次会议" if met.kind == "opening" else "末次会议"
            absent = met.absence
            if absent is None:
                yield Fault(
                    f"{where}.absence",
                    f"{word}最高管理者没有到会，也没有授权",
                    "补书面授权和缺席理由；没有授权的应终止审核",
                )
                continue
            needed = {"deputy": absent.deputy, "authorisation": absent.authorisation, "reason": absent.reason}
            words = {"deputy": "受托人", "authorisation": "书面授权文件", "reason": "缺席理由"}
            lacking = [words[k] for k, v in needed.items() if not v and k in look.texts("needs")]
            if lacking:
                yield Fault(f"{where}.absence", f"{word}最高管理者缺席，缺{'、'.join(lacking)}", "补齐")


def _meetings(visit: Visit) -> list[tuple[Meeting, str]]:
    return [(m, f"{visit.where}.meetings[{i}]") for i, m in enumerate(visit.audit.meetings, 1)]


def interviews(look: Look) -> Iterator[Fault]:
    """After the audit there is a record of the interview with top management."""
    for visit in look.visits(*look.texts("kinds")):
        audit = visit.audit
        if audit.end is None or audit.end >= look.as_of or audit.termination:
            continue
        talks = [(i, t) for i, t in enumerate(audit.interviewees, 1) if t.top_management]
        if not talks:
            yield Fault(f"{visit.where}.interviewees", f"{audit.id} 没有最高管理者访谈", "补访谈记录")
        for i, talk in talks:
            if not talk.record:
                yield Fault(
                    f"{visit.where}.interviewees[{i}].record",
                    "最高管理者访谈没有留下记录",
                    "填写访谈记录编号",
                )


def termination(look: Look) -> Iterator[Fault]:
    """An audit is broken off only with the body's consent, and a report goes to the client."""
    for visit in look.visits():
        ended = visit.audit.termination
        if ended is None:
            continue
        where = f"{visit.where}.termination"
        if not ended.approved_by or (ended.approved_on and ended.approved_on > ended.date):
            yield Fault(where, "终止审核前没有机构同意", "先报机构同意，填写 approved_by 和 approved_on")
        if ended.reported_on is None:
            yield Fault(f"{where}.reported_on", "终止审核没有书面报告", "写终止审核报告交客户")
