"""Guards as pipeline components: negation, intent, placeholder, quoted requirement, declared absence.

Each component finds stretches of the folded text (one token a character) and notes them in
``doc.user_data["scopes"]`` as (guard, start, end). A hit inside a stretch is no evidence.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from checkers.dates import dates_in
from checkers.language import guard_words as words
from checkers.language import retraction_words
from checkers.language.informal import on_its_way, plainly_denied
from checkers.language.retraction import left_to_fill, postponed, retracted, told_to_judge

Scope = tuple[str, int, int]
_BESIDE = 24  # characters beside a blank that are still no more than its label
_EACH = 14  # the same where there are several blanks, for each


def scopes_of(pattern_name: str, text: str) -> Iterator[Scope]:
    """The guarded stretches of one kind in a text (for tests and for single sentences)."""
    yield from _FINDERS[pattern_name](text)


def _not_chosen(text: str) -> Iterator[Scope]:
    """The options left open where another was ticked (☑研发方 □控制机构)."""
    for sentence in words.SENTENCE.finditer(text) if "□" in text else ():
        if words.TICKED.search(sentence.group()):
            for option in words.OPTION.finditer(sentence.group()):
                yield "negated", sentence.start() + option.start(), sentence.start() + option.end()


def _negated(text: str) -> Iterator[Scope]:
    yield from retracted(text)
    yield from _not_chosen(text)
    yield from plainly_denied(text)
    for match in words.NEGATOR.finditer(text):
        clause_start, clause_end = _around(text, match.start(), ",。;!?\n")
        sentence_end = _around(text, match.start(), "。;!?\n")[1]
        if words.NOT_NEGATED.match(
            text[match.start() : sentence_end].lstrip("目前暂时现在至今一直并还也都均从尚仍")
        ):
            continue
        if words.HEADED.match(text, match.start()):
            continue  # the case that a rule is about: 没料：…
        before = text[clause_start : match.start()]
        if words.BEFORE_CONDITION.search(before) or _a_not_a(text, match) or _forbids(text, before, match):
            continue
        if (
            match.group().endswith("没有")
            and match.end() == clause_end
            and before.endswith(("过", "了", "到"))
        ):
            continue  # a question: 测过没有
        yield "negated", _reach(text, clause_start, clause_end, match), clause_end


def _forbids(text: str, before: str, negator: re.Match[str]) -> bool:
    """Whether 不 and a verb forbid something (未培训的不安排上岗, 不验不收) instead of saying that it is not done."""
    at = text.find("不", negator.start(), negator.end())
    if at < 0 or text.startswith("不再", at):
        return False
    return bool(words.FORBIDDEN.search(before) or words.PAIRED.match(text, at))


def _a_not_a(text: str, negator: re.Match[str]) -> bool:
    """Whether 不 stands in a question such as 做不做得出来."""
    at = text.find("不", negator.start(), negator.end())
    return 0 < at < len(text) - 1 and text[at - 1] == text[at + 1]


def _reach(text: str, start: int, end: int, negator: re.Match[str]) -> int:
    """Where a denial begins: a short clause is denied whole, a bare one ("…，没有") denies the topic before it."""
    turn = max(
        (text.rfind(t, start, negator.start()) for t in ("但", "却", "不过", "只是", "可是")), default=-1
    )
    if turn > start:
        return negator.start()
    if negator.group().endswith("关闭"):
        return start
    if text[start - 1 : start] == ",":
        said = text[negator.end() : end]
        before, _ = _around(text, start - 2, ",。;!?\n")
        if negator.start() == start and words.NO_SUCH.match(said) and not words.CLEAN.search(said):
            return _around(text, start - 2, "。;!?\n")[0]
        if words.OWN_SUBJECT.search(text[start : negator.start()]):
            return start  # a part of the topic, beside others that are affirmed
        if len(said) <= 2 and negator.start() - start <= 2 and not words.CLEAN.search(said):
            return before
        rest = text.startswith(("其他", "其余", "其它", "另外", "别的"), start)
        bare = not rest and len(said) <= 4 and negator.start() - start <= 6 and not words.CLEAN.search(said)
        if bare and not words.POSITIVE.search(text[before : start - 1]):
            return before
    tail = words.TAIL.search(text[start:end])
    if end - start <= 22 or (tail and tail.end() - tail.start() <= 14):
        return start
    return negator.start()


def _around(text: str, at: int, stops: str) -> tuple[int, int]:
    start = max(text.rfind(stop, 0, at) for stop in stops) + 1
    ends = [e for e in (text.find(stop, at) for stop in stops) if e >= 0]
    return start, min(ends, default=len(text))


def _intended(text: str) -> Iterator[Scope]:
    yield from postponed(text)
    yield from on_its_way(text)
    for match in words.INTENT.finditer(text):
        yield _plan_at(text, match.start())


def _plan_at(text: str, at: int) -> Scope:
    """The stretch that a word of intent at a place makes a plan: its sentence, or its clause after a habit."""
    start, end = _around(text, at, "。;!?\n")
    before, after = _around(text, at, ",。;!?\n")
    bare = words.BARE_INTENT.match(text[before:after])
    habitual = not bare and (before - start > 40 or words.HABITUAL.search(text[start:before]))
    return "planned", before if habitual else start, end


def later(text: str, as_of: datetime.date) -> Iterator[Scope]:
    """The stretches of a folded text that tell of a time after ``as_of`` at which something is to be done."""
    for match in words.TIME.finditer(text):
        start, end = _around(text, match.start(), ",。;!?\n")
        clause = text[start:end]
        if (
            _to_come(match, text[match.end() :], as_of)
            and words.DOING.search(clause)
            and not words.LASTING.search(clause)
        ):
            yield _plan_at(text, match.start())
    for sentence in words.SENTENCE.finditer(text):
        lead = retraction_words.COMING_LEAD.match(sentence.group())
        finish = retraction_words.TO_FINISH.search(sentence.group())
        tail = retraction_words.COMING_TAIL.search(sentence.group())
        if any(_is_later(m["day"], as_of) for m in (lead, finish, tail) if m):
            yield "planned", *sentence.span()


def _is_later(told: str, as_of: datetime.date) -> bool:
    """Whether a day, month or bare year lies after ``as_of``."""
    days = [w.last_day for w in dates_in(told) if w.last_day]
    return days[0] > as_of if days else int(told[:4]) > as_of.year


_DAY_OF_MONTH = re.compile(r"[月./-](\d{1,2})(?!\d)")


def _to_come(time: re.Match[str], after: str, as_of: datetime.date) -> bool:
    if time["only"]:
        return as_of.month < int(time["only"]) <= 12
    month = int(time["month"] or 0) if time["month"] and int(time["month"]) <= 12 else 0
    day = _DAY_OF_MONTH.match(after) if month else None
    return (int(time["year"]), month, int(day[1]) if day else 0) > (
        as_of.year,
        as_of.month if month else 12,
        as_of.day,
    )


def _placeholders(text: str) -> Iterator[Scope]:
    yield from left_to_fill(text)
    for sentence in words.SENTENCE.finditer(text):
        found = list(words.PLACEHOLDER.finditer(sentence.group()))
        if not words.TICKED.search(sentence.group()):
            found += words.OPTION.finditer(sentence.group())
        if not found:
            continue
        rest = len(sentence.group()) - sum(len(m.group()) for m in found)
        if rest <= max(_BESIDE, _EACH * len(found)) or any(words.SAMPLE.search(m.group()) for m in found):
            yield "blank", *sentence.span()
            continue
        for match in found:
            start, end = _around(text, sentence.start() + match.start(), ",。;!?\n")
            if end - start - len(match.group()) <= _BESIDE:
                yield "blank", start, end


def _quoted(text: str) -> Iterator[Scope]:
    yield from told_to_judge(text)
    for sentence in words.SENTENCE.finditer(text):
        said = sentence.group()
        if (
            words.ECHO.search(said)
            or (words.BARE.search(said) and not words.OWN.search(said))
            or (
                words.CITED.search(said)
                and words.MODAL.search(said)
                and not words.OWN.search(words.CITED.sub("", said))
            )
        ):
            yield "quoted", *sentence.span()


_FINDERS = {"negation": _negated, "intent": _intended, "placeholder": _placeholders, "quotation": _quoted}


def _note(doc: Doc, finder: str) -> Doc:
    doc.user_data.setdefault("scopes", []).extend(_FINDERS[finder](doc.user_data["text"]))
    return doc


@Language.component("certdesk_negation")
def negation(doc: Doc) -> Doc:
    """Notes what is denied: 没有, 未建立, 不设, 尚无; not double negation or conditions."""
    return _note(doc, "negation")


@Language.component("certdesk_intent")
def intent(doc: Doc) -> Doc:
    """Notes what is only intended: 拟, 打算, 明年, 正在筹备."""
    return _note(doc, "intent")


@Language.component("certdesk_placeholder")
def placeholder(doc: Doc) -> Doc:
    """Notes template leftovers: 待补充, ××××, ____, 【请填写】."""
    return _note(doc, "placeholder")


@Language.component("certdesk_quotation")
def quotation(doc: Doc) -> Doc:
    """Notes sentences that only repeat a law, a standard or the requirement, with no arrangement of one's own."""
    return _note(doc, "quotation")
