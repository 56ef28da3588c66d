"""What is lacking beside good evidence where every one of a kind is asked: rows denied or open, and notes of exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checkers.document import Location
from checkers.finding import Evidence, Outcome
from checkers.folding import fold
from checkers.language.guard_words import CLEAN
from checkers.search import Index
from checkers.structure.part import Document, Part, Passage, Record
from checkers.structure.tables import is_blank
from checkers.view import place

EVERY_ONE = re.compile(
    r"每个|逐款|逐一|全员|齐全存档|完整留存|完整培训|无缺|一人一档|建技术档案|各岗|各部门|才可上岗|合格后上岗|持续开展|保存维保台账|各场所|文件及其清单"
)
_TAKES_BACK = frozenset({"negated", "planned", "blank"})
_LACKING = re.compile(
    r"^[(（]?(还|尚|暂|都|全)?(没|未|莫|缺|顺延|补(批|签|办|考)|正在补|待|空白?$|微信|口头|电话(里|上)?(说|讲|定|谈)|找不|漏(?=了|签|填|登|记|做|办|$)|断(?=了|档|在|$)|查不到)(?!检出|发现|见异常|超|问题|事|坏|花)|不(齐|全|通过|合格)$|找不(到|着)|未回$|未签|没签|待(补(?!考|测|训)|定|填|建)|未定|整理中"
)
_BESIDE_THE_POINT = re.compile(
    r"备注|其他|其它|意见|建议|问题|投诉|不良|异常|缺陷|毛病|故障|事故|说什么|内容|原因|变更|增减|处理|返修|返工|改进"
)
_TELLING = re.compile(
    r"签|考|成绩|评|报告|单号|批|联单|凭证|实际|合格|档|证|培训|结果|试制|打样|样品|职责|责任|管什么"
)
_EXAM = re.compile(r"考|成绩|得分|分数|笔试|实操")
_REST = re.compile(
    r"其余|其他|其它|别的|另外?|另有|还有|剩下|剩余|个别|部分|只有|除[^,。;]{1,24}外|[一二三四五六七八九十两几\d]+(人|名|位|份|场|台|次|批|单|款|笔|套|项|家|张)|[、]|的(档案|记录|单子|表)?(还|尚|都|也)?(没|未)|页?:(还|尚)?(没|未)"
)
_UNDONE = re.compile(
    r"(还|尚)(没|未)|(没|未)(收|交|补|做|建|办|凑)(齐|全|上|完)|整理中|待补(?!考|测|训)|后补"
)
_FORBIDDING = re.compile(
    r"不(得|准|许|计|放|受|让|兼|能|可|给|接)|[漏错缺](检|针|验|色|项|发|装|打)|(不|未)合格的"
)
_OF_A_SITE = re.compile(r"地址|在哪|位置|服务(?!区域|半径|人)|业务|干什么|干啥|做什么|承担|职能|活动")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an element asks of each row: an examination, and that every telling cell is filled."""

    examined: bool
    filled: bool
    never_blank: re.Pattern[str] | None = None  # labels under which no row may be blank


def shortcomings(index: Index, outcome: Outcome, statement: str) -> list[tuple[Evidence, str]]:
    """Rows and notes that speak of a member left out, in the tables and sections that hold the evidence."""
    found = []
    asked = _Asked(
        "考" in statement,
        not re.search("全员|持续", statement),
        _OF_A_SITE if "各场所" in statement else None,
    )
    seen: set[int] = set()
    for evidence in outcome.evidence:
        for document, passage in _at(index, evidence):
            part = passage.part
            if id(part) in seen:
                continue
            seen.add(id(part))
            for lacking in (*_rows(part, asked), *_notes(part)):
                found.append((place(document, lacking), lacking.text.replace("\t", " ")[:40]))
    return found


def _at(index: Index, evidence: Evidence) -> Iterator[tuple[Document, Passage]]:
    for document in index.documents:
        if document.path == evidence.file:
            for passage in document.root.all_passages():
                if _place(passage.block.location) == _place(evidence.location):
                    yield document, passage
                    break


def _place(location: Location) -> tuple[object, ...]:
    return location.page, location.paragraph, location.sheet, location.table, location.row


def _rows(part: Part, asked: _Asked) -> Iterator[Passage]:
    for record in part.records:
        if _taken_back(record) or _lacks(record, part, asked):
            yield record.passage


def _taken_back(record: Record) -> bool:
    """Whether a row is planned, blank or denied as a whole: what one may not do is no denial of a duty."""
    taken = record.passage.flags & _TAKES_BACK
    return bool(taken) and (taken != {"negated"} or not _FORBIDDING.search(record.passage.folded))


def _lacks(record: Record, part: Part, asked: _Asked) -> bool:
    for number, answer in enumerate(record.answers):
        label, value = fold(answer.label), fold(answer.value)
        if asked.never_blank and asked.never_blank.search(label) and is_blank(answer.value):
            return True
        if number == 0 or _BESIDE_THE_POINT.search(label) or (not asked.examined and _EXAM.search(label)):
            continue
        if len(value) <= 16 and _LACKING.search(value):
            return True
        if (
            asked.filled
            and _TELLING.search(label)
            and is_blank(answer.value)
            and _mostly_filled(part, answer.label)
        ):
            return True
    return False


def _mostly_filled(part: Part, label: str) -> bool:
    """Whether most rows of a register answer under a label."""
    answers = [a.value for r in part.records for a in r.answers if a.label == label]
    return sum(not is_blank(a) for a in answers) > 0.5 * len(part.records)


def _notes(part: Part) -> Iterator[Passage]:
    near = list(part.passages)
    if part.kind == "table" and part.parent is not None and part.parent.kind == "section":
        near += part.parent.passages
    for passage in near:
        if passage.kind != "sentence" or len(passage.folded) > _LONGEST or CLEAN.search(passage.folded):
            continue
        open_ = passage.told & {"negated", "planned"} or _UNDONE.search(passage.folded)
        if open_ and _REST.search(passage.folded):
            yield passage
