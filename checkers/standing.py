"""Which parts are not in force or not evidence: drafts, lists of attachments."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checkers.structure.part import Document, Part

_DRAFT = re.compile(
    r"征求意见稿|讨论稿|草稿|草案|初稿|送审稿|未定稿|未签发|尚未(签发|批准|生效|发布)|还在(讨论|修改|征求)|未(批准|生效|发布|审批)|待(批准|签发|审批|发布)|未定(起用|启用|执行|生效)|试行稿|\bv0\.\d"
)
_RULE_ABOUT_DRAFTS = re.compile(r"应|须|不得|负责|由.{1,8}(起草|编)|提交.{0,4}草")
_LONGEST = 60


def mark_standing(documents: Iterable[Document]) -> None:
    """Flag drafts and lists of attachments on the part that says so."""
    for document in documents:
        for part in document.root.walk():
            if _says_draft(part):
                part.flags.add("draft")
            if part.kinds.get("attachment_list", 0) >= 0.6 and part.kind != "file":
                part.flags.add("listed")
        if _DRAFT.search(document.name.lower()):
            document.root.flags.add("draft")


def _says_draft(part: Part) -> bool:
    if part.kind == "file":
        own = [p for p in part.passages if p.kind in ("header", "sentence")][:6]
    else:
        own = [p for p in part.passages if p.kind in ("title", "sentence", "field")]
    return any(
        len(p.folded) <= _LONGEST and _DRAFT.search(p.folded) and not _RULE_ABOUT_DRAFTS.search(p.folded)
        for p in own
    )
