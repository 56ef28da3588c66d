"""Rules on what happens to a certificate after issue: what a suspension or withdrawal must say, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.case_form import case_words
from docgen.case.certificate import Event
from docgen.case_lint.look import Look
from docgen.case_lint.problem import Fault

ENDS = ("withdrawal", "cancellation")
STATES = ("suspension", "restoration", "change", *ENDS)
WORDS = {
    "reason": "原因",
    "clause": "依据条款",
    "until": "期限至",
    "published_on": "公布日期",
    "decided_by": "决定人",
}


def parts(look: Look) -> Iterator[Fault]:
    """A suspension, withdrawal or cancellation says why, on which clause, until when, and is made public."""
    for i, event in enumerate(look.case.events, 1):
        lacking = [WORDS[key] for key in look.by_kind("needs", event.kind) if not getattr(event, key)]
        if lacking:
            word = case_words()[event.kind]
            yield Fault(f"events[{i}]", f"{event.date} 的{word}没有写{'、'.join(lacking)}", "补齐后再发通知")


def order(look: Look) -> Iterator[Fault]:
    """Only what is suspended is restored; nothing follows a withdrawal or cancellation."""
    suspended, ended = False, ""
    for i, event in sorted(enumerate(look.case.events, 1), key=lambda pair: pair[1].date):
        where, word = f"events[{i}]", case_words().get(event.kind, event.kind)
        if event.kind not in STATES:
            continue
        if ended:
            yield Fault(
                where, f"证书已{ended}，{event.date} 又{word}", "核对事件的次序；失效的证书只能重新申请"
            )
        elif event.kind == "restoration" and not suspended:
            yield Fault(where, f"{event.date} 恢复，之前没有暂停", "补暂停的记录")
        elif event.kind == "suspension" and suspended:
            yield Fault(where, f"{event.date} 再次暂停，上次暂停还没有恢复", "先恢复，或改为延长期限并写理由")
        suspended, ended = _after(event, suspended), word if event.kind in ENDS else ended


def _after(event: Event, suspended: bool) -> bool:
    return {"suspension": True, "restoration": False}.get(event.kind, suspended)
