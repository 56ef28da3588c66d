"""Which parts are not in force or not evidence: drafts, lists of attachments, expired papers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from checkers.dates import dates_in
from checkers.folding import fold
from checkers.language.guard_words import PLACEHOLDER
from checkers.language.guards import later
from checkers.language.led import led
from checkers.structure.part import Document, Part, Passage
from corpus.lexicon import Concept

_DRAFT = led(
    r"征求意见稿|讨论稿|草稿|草案|初稿|送审稿|未定稿|未签发|尚未(签发|批准|生效|发布)|还在(讨论|修改|征求)|未(批准|生效|发布|审批)|待(批准|签发|审批|发布)|未定(起用|启用|执行|生效)|试行稿|(先|暂|还)不执行|暂缓执行|看过再(发布|执行)|未正式(执行|发布|启用)|\bv0\.\d"
)
_REPEALED = re.compile(
    r"[(（【\[](已)?(作废|废止|失效|停用|旧版)[)）】\]]|(已|现已)(作废|废止|停止执行)|^作废"
)
# Headings of what is not there yet (三、还没做的; 待建功能; 下一步规划).
_UNDONE = re.compile(
    r"^([一二三四五六七八九十\d]+[、.)）])?(目前|现在)?(还没|还未|尚未|没|未)(有)?(做|实现|上线|建|开通|开发|完成|落实|具备)(成|好|完)?(的|之)?(功能|部分|事项|模块|内容|页面|工作|几项|几样|几件)?$|"
    r"^([一二三四五六七八九十\d]+[、.)）])?(待建|待开发|待上线|规划中|筹备中|在建|下一步|后续|明年|下一期|二期)的?(功能|模块|页面|规划|计划|打算|开发|建设|安排|事项|内容|要做的)+$"
)
_RULE_ABOUT_DRAFTS = re.compile(r"应|须|不得|负责|由.{1,8}(起草|编)|提交.{0,4}草")
_LONGEST = 60
_NEARLY_ALL = 0.8
_MUCH = 0.5  # share of sentences with blanks that makes a template


def mark_standing(documents: Iterable[Document]) -> None:
    """Flag drafts and lists of attachments on the part that says so."""
    for document in documents:
        for part in document.root.walk():
            if part.kind != "table" and _is_template(part):
                part.flags.add("blank_form")
            if _says_draft(part):
                part.flags.add("draft")
            if part.kinds.get("attachment_list", 0) >= 0.6 and part.kind != "file":
                part.flags.add("listed")
            if part.kind != "file" and _UNDONE.search(part.folded_title):
                for passage in part.all_passages():
                    passage.flags.add("planned")
            if _REPEALED.search(fold(part.title)):
                part.flags.add("expired")
        _raise_to_file(document)
        if _DRAFT.search(document.name.lower()):
            document.root.flags.add("draft")
        if _first_words(document, _REPEALED):
            document.root.flags.add("expired")


_ADAPT = re.compile(
    r"请(按|根据|结合|依据)[^,。;]{0,12}(修改|调整|填|完善|补)|(模板|范本|示范文本)[^,。;]{0,6}(仅供|供)?参考"
)


def _is_template(part: Part) -> bool:
    """Whether a section is a template that nobody adapted: blanks in much of its text, or told to be adapted."""
    said = [p for p in part.all_passages() if p.kind == "sentence" and not p.label]
    left = [p for p in said if PLACEHOLDER.search(p.folded) or _ADAPT.search(p.folded)]
    adapt = any(_ADAPT.search(p.folded) for p in said)
    return len(left) >= (2 if adapt else 3) and (adapt or len(left) >= _MUCH * len(said))


def _raise_to_file(document: Document, flags: tuple[str, ...] = ("draft", "expired")) -> None:
    """What holds for the section that makes up nearly the whole file holds for the file."""
    total = sum(1 for _ in document.root.all_passages())
    for part in document.root.children:
        held = part.flags & set(flags)
        if held and sum(1 for _ in part.all_passages()) >= _NEARLY_ALL * total:
            document.root.flags |= held


def _first_words(document: Document, pattern: re.Pattern[str]) -> bool:
    first = [p for p in document.root.all_passages() if p.kind in ("header", "title", "sentence")][:3]
    return any(pattern.search(p.folded) and len(p.folded) <= 30 for p in first)


def _says_draft(part: Part) -> bool:
    if part.kind == "file":
        own = [p for p in part.passages if p.kind in ("header", "sentence")][:6]
    else:
        own = [p for p in part.passages if p.kind in ("title", "sentence", "field")]
    return any(
        len(p.folded) <= _LONGEST and _DRAFT.search(p.folded) and not _RULE_ABOUT_DRAFTS.search(p.folded)
        for p in own
    )


_HOW_LONG = r"管到|(?<![教学训带练])到(?:哪天|几时|什么时候|啥时候?|何时)|几时到|用到"
_VALIDITY = re.compile(
    rf"有效期|有效至|有效日期|效期|到期|期限|截止|届满|租期|租赁期|合同期|营业期|有效|止$|复审|{_HOW_LONG}"
)
_LEARNING = re.compile(r"培训|训练|学习|教学|带教|跟班|实习|见习|试用|学徒|考核期")
_DECLARED = re.compile(r"未|没有|无|期间|内.{0,6}发生|统计|运行")
_RANGE = re.compile(r"20\d\d[年./-][\d./月日-]{3,7}起?(到|至|-|—|~)+20\d\d[年./-][\d./月日-]{3,7}")
_UNTIL = re.compile(rf"(有效|{_HOW_LONG}|截至|期限|租期|到期|届满|截止|合同期|营业期|协议期)")
_LASTING = ("certificate", "contract")


def mark_expired(
    documents: Iterable[Document], concepts: Mapping[str, Concept], as_of: datetime.date
) -> None:
    """Flag licences, certificates and contracts whose validity ended before ``as_of``, row by row in registers."""
    for document in documents:
        for part in document.root.walk():
            lasting = any(
                s >= 0.6 and concepts[k].document in _LASTING
                for q in part.chain()
                for k, s in q.kinds.items()
            )
            for passage in part.passages:
                if passage.kind in ("row", "sentence", "field") and _lapsed_term(passage, as_of):
                    passage.flags.add("expired")
            if not lasting:
                continue
            ends = [(p, end) for p in part.passages if (end := _end_of_validity(p))]
            rows = [p for p, _ in ends if p.kind == "row"]
            for passage, end in ends:
                if end < as_of and passage.kind == "row":
                    passage.flags.add("expired")
            lasts = any(p.kind == "row" and "长期" in p.folded for p in part.passages)
            if rows and not lasts and all("expired" in p.flags for p in rows):
                part.flags.add("expired")
            single = [end for p, end in ends if p.kind in ("field", "sentence")]
            if single and not rows and max(single) < as_of:
                part.flags.add("expired")
        _raise_to_file(document)


_TERM = re.compile(
    r"(有效期|有效|期限|合同|协议|许可证|资质|证书|委托)[^,。;]{0,14}?(20\d\d[年./-][\d./月日-]{3,7})(至|到|-|—|~|起至)(20\d\d[年./-][\d./月日-]{3,7})"
)


def _lapsed_term(passage: Passage, as_of: datetime.date) -> bool:
    """Whether a passage names the term of a contract or licence that is over."""
    match = _TERM.search(passage.folded)
    days = [w.last_day for w in dates_in(match[4])] if match else []
    return bool(days and days[-1] and days[-1] < as_of)


def _term(passage: Passage) -> re.Match[str] | None:
    """A bare term in a contract (自 … 起至 … 止); a declaration about a past period is none."""
    if passage.kind == "row" or len(passage.folded) > 45 or _DECLARED.search(passage.folded):
        return None
    return _RANGE.search(passage.folded)


# The day up to which a declaration or query speaks (截至2026年11月8日，本公司…), no end of a validity.
_STATED = re.compile(
    r"^[(]?截[至止]到?20\d\d[^,。;]{2,10}[,:]?(?=.*(未|没有|无|正常|本公司|我|共|累计|已|查询))"
)


def _end_of_validity(passage: Passage) -> datetime.date | None:
    """The last day of validity that a passage states, if it states one."""
    said = passage.folded
    labelled = _VALIDITY.search(passage.label) if passage.kind == "field" else _UNTIL.search(said)
    labelled = labelled or _term(passage)
    learning = _LEARNING.search(passage.label) and "有效" not in passage.label
    if not labelled or learning or "长期" in said or _STATED.match(said) or passage.kind == "column":
        return None
    days = [w.last_day for w in dates_in(said[labelled.start() if passage.kind != "field" else 0 :])]
    real = [d for d in days if d]
    return max(real) if real else None


# Labels under which a day to come is no plan: validity, the next check or calibration.
_DUE = led(rf"{_VALIDITY.pattern}|校|检定|下次|下回|再检|至$|到$|前$|(?<!日)期$|质保|保修|交期|交货|工期|证$")
_TIMED = re.compile(r"20\d\d|月")
_FUTURE = re.compile(
    r"^(?:计划|拟|预计|约|定于)?(20\d\d)年?(春|夏|秋|冬|上半年|下半年|年?q[1-4]|[./-]?\d{1,2}月?.{0,4}|年)?$"
)


_WHOLE_DAY = re.compile(r"^20\d\d[./年-]\d{1,2}[./月-]\d{1,2}(?!\d)")
_DAY = r"20\d\d[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)?(?:底|末)?"
_BEGINS = re.compile(rf"(?P<day>{_DAY})起?(开始)?(正式)?(启用|起用|施行|执行|实行|实施|生效|照办|用|照此办)")
_TRIAL = re.compile(
    rf"试(行|用|运行)[^。;]{{0,6}}?(?:{_DAY})?(?:至|到|-|—|~)(?P<day>{_DAY})|试(行|用)期?(至|到)(?P<end>{_DAY})"
)
_STOPPED = re.compile(
    r"20\d\d年?(\d{1,2}月)?(底|初|末|起)?(已|就|便)?(停用|停止(使用|执行)|废止|作废|不再(用|执行))"
)
_ENDED = re.compile(
    rf"(?:有效期?限?|效期|许可期限)[^,。;\d]{{0,4}}(?:至|到|截止|截至|为|:)?(?P<day>{_DAY})(?![\d日月.])(?!起?(?:至|到|-|—|~|起))|(?P<end>{_DAY})(?:到期|届满|失效|过期)"
)
_SHORT = 60


def mark_terms(documents: Iterable[Document], as_of: datetime.date) -> None:
    """Flag what begins later, was on trial until a past day or was stopped, and what says that it has run out."""
    for document in documents:
        for part in document.root.walk():
            for passage in part.passages:
                if passage.kind not in ("title", "sentence", "row", "field") or "20" not in passage.folded:
                    continue
                if (
                    passage.kind != "row"
                    and len(passage.folded) <= _SHORT
                    and _out_of_force(passage.folded, as_of)
                ):
                    _set_aside(part, passage)
                elif passage.kind != "row" and _run_out(passage.folded, as_of):
                    passage.flags.add("expired")


def _out_of_force(said: str, as_of: datetime.date) -> bool:
    begins, trial = _BEGINS.search(said), _TRIAL.search(said)
    if begins and not trial:
        days = [w.date or w.last_day for w in dates_in(begins["day"])]
        if days and days[0] and days[0] > as_of:
            return True
    if trial:
        days = [w.last_day for w in dates_in(trial["day"] or trial["end"])]
        if days and days[0] and days[0] < as_of:
            return True
    return bool(_STOPPED.search(said)) and len(said) <= _SHORT // 2


def _set_aside(part: Part, passage: Passage) -> None:
    """A title speaks for its section; a line or bracket for its paragraph."""
    if passage.kind == "title":
        part.flags.add("draft")
    else:
        for other in part.passages:
            if other.block is passage.block:
                other.flags.add("draft")


def _run_out(said: str, as_of: datetime.date) -> bool:
    """Whether every end of validity that a passage names has passed."""
    ends = [
        w.last_day
        for m in _ENDED.finditer(said)
        for w in list(dates_in(m["day"] or m["end"]))[-1:]
        if w.last_day
    ]
    return bool(ends) and max(ends) < as_of and "长期" not in said and "换证" not in said[:4]


def mark_future(documents: Iterable[Document], as_of: datetime.date) -> None:
    """Note what is told of a time still to come; rows of plans and ledgers whose day is a later year are flagged."""
    for document in documents:
        for part in document.root.walk():
            for passage in part.passages:
                if (
                    passage.kind in ("sentence", "row", "field") and "20" in passage.folded
                ) or "月" in passage.folded:
                    passage.scopes.extend(later(passage.folded, as_of))
            for record in part.records:
                for answer in record.answers:
                    if not _DUE.search(fold(answer.label)) and _to_come(fold(answer.value), as_of):
                        record.passage.flags.add("planned")


def _to_come(value: str, as_of: datetime.date) -> bool:
    """Whether an answer is or begins with a time still to come."""
    match, day = _FUTURE.match(value), _WHOLE_DAY.match(value)
    if match:
        return int(match[1]) > as_of.year
    days = [w.date for w in dates_in(day.group())] if day else []
    return bool(days and days[0] and days[0] > as_of)
