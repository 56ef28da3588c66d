"""Guards on whole statements: a tail, bracket or first words that take back, postpone or leave open all that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.language import guard_words
from checkers.language import retraction_words as words

Scope = tuple[str, int, int]
_LONGEST_TAIL = 26
_LONG_LABEL = 14  # a longer "label" is a statement
_BARE = re.compile(r"(无|没有|否|×|x|未做|没做|缺|暂无|尚无|不符合|不适用)")
_ENDS = "。,.;!)）”"


def retracted(text: str) -> Iterator[Scope]:
    """Whole statements that are denied or were given up."""
    for sentence in guard_words.SENTENCE.finditer(text):
        said = sentence.group()
        start = _taken_back(said)
        if start is not None:
            yield "negated", sentence.start() + start, sentence.end()


def postponed(text: str) -> Iterator[Scope]:
    """Whole statements that are only wished for, proposed or put off."""
    for sentence in guard_words.SENTENCE.finditer(text):
        said = sentence.group()
        if words.PROPOSED.match(said) or words.PLAN_LEAD.match(said) or _put_off(said):
            yield "planned", *sentence.span()


def left_to_fill(text: str) -> Iterator[Scope]:
    """Questions to the applicant and instructions for filling in."""
    if words.QUESTION.search(text) and "?" in text[-14:]:
        yield "blank", 0, len(text)
        return
    for sentence in guard_words.SENTENCE.finditer(text):
        if words.ASKED.search(sentence.group()):
            yield "blank", *sentence.span()


def told_to_judge(text: str) -> Iterator[Scope]:
    """Words addressed to whoever judges the file, and provisions of the scheme told as such."""
    for sentence in guard_words.SENTENCE.finditer(text):
        if words.TO_THE_JUDGE.search(sentence.group()) or words.PROVISION.match(sentence.group()):
            yield "quoted", *sentence.span()


def _taken_back(said: str) -> int | None:
    """Where the stretch begins that a sentence takes back, or None."""
    lead = words.LEADING_DENIAL.match(said)
    if lead or words.FAULT_FOUND.match(said):
        return 0
    quoted = words.QUOTED_AWAY.search(said.rstrip("。,."))
    if quoted and _denies(said.rstrip("。,.")[said.rindex("”") + 1 :]):
        return 0
    for tail in _tails(said):
        if words.WHOLE_DENIAL.fullmatch(tail):
            return 0
    bracket = words.BRACKET.search(said)
    if bracket and words.BRACKETED.fullmatch(bracket[1]):
        clause = max(said.rfind(",", 0, bracket.start()) + 1, said.rfind(":", 0, bracket.start()) + 1)
        item = said.rfind("、", clause, bracket.start())
        return item + 1 if item >= 0 else 0
    label, _, answer = said.rpartition(":")
    if (
        len(label) > _LONG_LABEL
        and _BARE.fullmatch(answer.strip(_ENDS))
        and not guard_words.CLEAN.search(label)
    ):
        return 0
    before, _, after = said.rpartition("——")
    if before and _denies(after.strip(_ENDS)):
        return 0
    return None


def _denies(tail: str) -> bool:
    return len(tail) <= _LONGEST_TAIL and bool(
        words.WHOLE_DENIAL.fullmatch(tail) or words.BRACKETED.fullmatch(tail)
    )


def _put_off(said: str) -> bool:
    bracket = words.BRACKET.search(said)
    if bracket and (words.PLAN_BRACKET.fullmatch(bracket[1]) or words.WHOLE_PLAN.fullmatch(bracket[1])):
        return True
    return any(words.WHOLE_PLAN.fullmatch(tail) for tail in _tails(said))


def _tails(said: str) -> Iterator[str]:
    """The last clause of a sentence, where something stands before it."""
    cuts = [m for m in words.CUT.finditer(said) if m.end() < len(said)]
    if cuts:
        tail = said[cuts[-1].end() :].strip(_ENDS + "(（")
        if 1 < len(tail) <= _LONGEST_TAIL:
            yield tail
