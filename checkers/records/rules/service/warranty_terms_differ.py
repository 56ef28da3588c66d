"""Warranty terms of the applicant's rules and of a contract that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checkers.records.fault import Desk, Fault
from checkers.structure.part import Document, Passage
from checkers.view import place

_WARRANTY = re.compile(r"保修|质保|包修|免费维修期")
_NUMBER = r"(?P<n{0}>\d{{1,3}}|[一二三四五六七八九十两]{{1,2}})个?(?P<unit{0}>年|月)"
_WHOLE = re.compile(
    rf"(?:(?:保修|质保|包修)(?:期限?|时间)?[::为是]?|签收之日起|验收之日起|交付之日起){_NUMBER.format(1)}|{_NUMBER.format(2)}(?:之?内)?(?:免费)?(?:保修|质保)"
)
_OF_PART = re.compile(
    r"(?P<what>柜体|五金件?|电机|整机|主机|压缩机|玻璃|型材|面板|水件|陶瓷体?|内胆|电池|灯具|门板|台面)(?P<n>\d{1,2}|[一二三四五六七八九十两])年"
)
_FIGURE = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NOT_SAID = {"hidden", "comment", "foreign", "draft", "quoted", "planned", "expired"}
_OTHERS = re.compile(r"供方|供应商|厂家|竞品|国家|三包|法定|延保|另购|到期|已过|超过|过了")
_CONTRACT = ("contract",)


@dataclass(frozen=True, slots=True)
class Term:
    """One stated term: of the whole ("") or a part, in months, with its place and whether a contract says it."""

    what: str
    months: int
    contract: bool
    document: Document
    passage: Passage


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each thing whose single term in the rules differs from its single term in contracts."""
    terms = list(_terms(desk))
    for what in dict.fromkeys(t.what for t in terms):
        rules = [t for t in terms if t.what == what and not t.contract]
        deals = [t for t in terms if t.what == what and t.contract]
        ours, theirs = {t.months for t in rules}, {t.months for t in deals}
        if len(ours) == 1 and len(theirs) == 1 and ours != theirs:
            one, other = rules[0], deals[0]
            said = f"{what or '产品'}的保修期限前后不一：制度 {_told(one)}，合同 {_told(other)}"
            yield Fault(said, (place(other.document, other.passage), place(one.document, one.passage)))


def _told(term: Term) -> str:
    return f"{term.months // 12} 年" if term.months % 12 == 0 else f"{term.months} 个月"


def _terms(desk: Desk) -> Iterator[Term]:
    for document in desk.documents:
        if document.recognised:
            continue
        for passage in document.root.all_passages():
            said = passage.folded
            if (
                passage.kind not in ("sentence", "row", "field")
                or _NOT_SAID & passage.flags
                or (passage.kind == "field" and passage.twin)
            ):
                continue
            if not _WARRANTY.search(said + passage.part.folded_title) or _OTHERS.search(said):
                continue
            contract = _is_contract(desk, passage)
            if contract is None:
                continue
            parts = list(_OF_PART.finditer(said))
            whole = list(_WHOLE.finditer(said)) if _WARRANTY.search(said) else []
            for match in parts:
                yield Term(
                    match["what"].removesuffix("件"), 12 * _figure(match["n"]), contract, document, passage
                )
            if not parts and len(whole) == 1:
                n, unit = whole[0]["n1"] or whole[0]["n2"], whole[0]["unit1"] or whole[0]["unit2"]
                yield Term("", _figure(n) * (12 if unit == "年" else 1), contract, document, passage)


def _figure(word: str) -> int:
    if word[0].isdigit():
        return int(word)
    tens, ten, ones = word.partition("十")
    return (_FIGURE[tens] if tens else 1) * 10 + (_FIGURE[ones] if ones else 0) if ten else _FIGURE[word]


def _is_contract(desk: Desk, passage: Passage) -> bool | None:
    """True in contracts and dossiers of an order, False in rules, None elsewhere."""
    known = desk.index.concepts
    for part in passage.part.chain():
        kinds = {known[k].document for k, s in part.kinds.items() if s >= 0.6 and k in known}
        dossier = part.kinds.get("custom_case", 0.0) >= 0.6
        if "rule" in kinds and not dossier and "contract" not in kinds:
            return False
        if dossier or ("contract" in kinds and "rule" not in kinds):
            return True
    return None
