"""Headings, lines and columns that deny, postpone or leave open what stands below, above or beside them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from checkers.folding import fold
from checkers.language import informal_words
from checkers.language import retraction_words as words
from checkers.language.led import led
from checkers.structure.part import Document, Part, Passage

_LINE = 30  # characters of a line that speaks for others at most
_STATE = 14  # characters of a state at most
_OBLIGES = re.compile(
    r"草案|稿|签发|批准|发布|试行|应|须|不得|必须|如(?!下)|若|凡|时$|者|通过|合格|严禁|禁止|才"
)
_NOT_DONE = led(
    rf"(没有?|未|尚未|从未|并未|没人|无人|暂不|不再|未予)(有)?(人)?({words._DOING})|(已|现在|现已|都|均|全部|全)(经|都|均)?(停用|停了|停止|废止|作废|取消|不用|不做|失效|撤)|[(（](已)?(废止|作废|停用|取消)[)）]|不符合"
)
_NOT_APPROVED = re.compile(
    r"[待等][^,]{0,8}(批准|审批|签发|发布|会签)|(未|没有?|尚未)(正式)?(批准|签发|发布)"
)
_TO_COME = re.compile(
    rf"拟|打算|筹备|规划|设想|(正在|尚在)[^,]{{0,6}}({words._TO_BE})|{words._WAIT}|明年|后年|下一?(年度|步|阶段|期)|计划(?!员|书|表|由|内)|待[^,]{{0,10}}(后|时|再)"
)


# Columns without whose answer a row tells of nothing done.
_TIME_OR_NAME = re.compile(r"日期|时间|签(字|名|收|到)|领用人|^(日|月|几号|哪天|何时)$")
_NEEDED = re.compile(rf"{_TIME_OR_NAME.pattern}|结果|结论|判定|成绩|(评审|审查|检查)意见$|完成(情况)?$")
_MAY_LACK = re.compile(
    r"下次|到期|有效|关闭|离职|复[检测查验审核]|返|退|报废|停|变更|换证|整改|再|补|期限|要求|计划|预计|备注|异常"
)
_NO_VALUE = led(
    r"待[定补填安排办测检议查做建买购]{1,2}|未定|×+|x{2,}|_+|(计划|拟|预计)?(明年|后年|下(个)?[月年季]).{0,4}|(筹备|筹建|规划|计划|办理|准备|审批|讨论)中|未(开展|做|完成|进行|实施|签|填|检|测)|没(做|签|填|检|测|有做)|缺"
)
_BARE_NO = re.compile(r"无|没有|/|-|—|暂无|\\")


def mark_retractions(documents: Iterable[Document], as_of: datetime.date) -> None:
    """Flag parts under denying or planning headings, what lines speak for, and rows by their state."""
    for document in documents:
        for part in document.root.walk():
            if part.kind != "file":
                _by_title(part, as_of)
            _by_answer(part)
            _by_state(part)
            _by_column(part)
        _by_line(document, as_of)


def _by_title(part: Part, as_of: datetime.date) -> None:
    titles = [part.folded_title, *(p.folded for p in part.passages if p.kind == "title")]
    for title in titles:
        guard = title_guard(title, as_of)
        if guard:
            part.flags.add(guard)


def title_guard(title: str, as_of: datetime.date) -> str | None:
    """The guard that a folded heading puts on all below it."""
    if words.DENYING_TITLE.fullmatch(title):
        return "negated"
    planning = words.PLANNING_TITLE.fullmatch(title)
    if planning and not (planning["year"] and int(planning["year"]) <= as_of.year):
        return "planned"
    return "blank" if words.SAMPLE_TITLE.fullmatch(title) else None


def _by_line(document: Document, as_of: datetime.date) -> None:
    """Flag what a line speaks for that points up or down, as far as the next heading."""
    order = {id(block): n for n, block in enumerate(document.blocks)}
    read = [p for p in document.root.all_passages() if id(p.block) in order and p.kind != "header"]
    read.sort(key=lambda p: order[id(p.block)])
    for number, passage in enumerate(read):
        said = passage.folded
        if passage.kind not in ("sentence", "title") or len(said) > _LINE:
            continue
        if words.ABOVE.match(said) and _NOT_APPROVED.search(said):
            _flag(_until_heading(reversed(read[:number])), "draft")
        guard = None if _OBLIGES.search(said) else _spoken(said, as_of)
        if guard and words.ABOVE.match(said):
            _flag(_until_heading(reversed(read[:number])), guard)
        elif guard and (words.BELOW.search(said) or said.endswith(":")) and _announces(said):
            _flag([passage, *_until_heading(read[number + 1 :])], guard)


def _until_heading(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages before the next heading or line that announces something else."""
    for passage in passages:
        if passage.kind == "title" and passage.part.kind == "section":
            return
        if passage.kind == "sentence" and len(passage.folded) <= _LINE and passage.folded.endswith(":"):
            return
        yield passage


def _by_answer(part: Part) -> None:
    """A question that is answered in the negative, and what stands beside an instruction to fill in."""
    for passage, after in pairwise(part.passages):
        asked = passage.block is after.block and passage.folded.endswith("?")
        if asked and words.NO_ANSWER.match(after.folded):
            passage.flags.add("negated")
    for passage in part.passages:
        if words.FILL_IN.fullmatch(passage.folded.rstrip("。")):
            _flag((p for p in part.passages if p.block is passage.block), "blank")


def _announces(said: str) -> bool:
    return said.endswith((":", "的", "办法", "项", "条"))


def _spoken(said: str, as_of: datetime.date) -> str | None:
    if _NOT_DONE.search(said):
        return "negated"
    years = [int(y) for y in re.findall(r"20\d\d", said)]
    if _TO_COME.search(said) and not (years and max(years) <= as_of.year):
        return "planned"
    return None


def _flag(passages: Iterable[Passage], guard: str) -> None:
    for passage in passages:
        passage.flags.add(guard)


def _by_state(part: Part) -> None:
    for record in part.records:
        for answer in record.answers:
            value = fold(answer.value)
            if value and len(value) <= _STATE and words.STATE_LABEL.match(fold(answer.label)):
                if words.STATE_DENIES.fullmatch(value.partition(",")[0]):
                    record.passage.flags.add("negated")
                elif words.STATE_OPEN.fullmatch(value):
                    record.passage.flags.add("planned")
            elif _lacking(fold(answer.label), value):
                record.passage.flags.add("blank")


def _by_column(part: Part) -> None:
    """A column all of whose answers say that the thing is not there."""
    for passage in part.passages:
        if passage.kind == "column":
            cells = [fold(a.value) for r in part.records for a in r.answers if a.column == passage.column]
            said = [cell for cell in cells if cell]
            if said and all(informal_words.NO_ANSWER.fullmatch(cell) for cell in said):
                passage.flags.add("negated")


def _lacking(label: str, value: str) -> bool:
    """Whether the day, signature or result without which a row tells of nothing done is left open."""
    if not _NEEDED.search(label) or _MAY_LACK.search(label):
        return False
    if _NO_VALUE.fullmatch(value) or informal_words.NO_ANSWER.fullmatch(value):
        return True
    return bool(_BARE_NO.fullmatch(value) and _TIME_OR_NAME.search(label))
