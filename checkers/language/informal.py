"""Guards on what small works say in unschooled words: denied, done the old way instead, or only on its way."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.language import guard_words
from checkers.language import informal_words as words

Scope = tuple[str, int, int]
_TOPIC = 3  # characters before the words in a clause that are enough to be its topic


def plainly_denied(text: str) -> Iterator[Scope]:
    """Clauses that deny in plain words (有要才给, 全靠脑子记, 停了快两年), each with the topic before it."""
    for sentence in guard_words.SENTENCE.finditer(text):
        said, at = sentence.group(), sentence.start()
        for found in words.DENIED.finditer(said):
            if not words.NOT_SO.search(said[: found.start()]):
                yield "negated", at + _topic(said, found.start()), at + _clause_end(said, found.end())
        if words.NOBODY.search(said):
            yield "negated", *sentence.span()
        if words.SHARED_POST.search(said) and not words.POST_KEPT.search(said):
            yield "negated", *sentence.span()


def on_its_way(text: str) -> Iterator[Scope]:
    """Sentences that tell of a thing waited for, ordered, talked over or left for later."""
    for sentence in guard_words.SENTENCE.finditer(text):
        said, at = sentence.group(), sentence.start()
        for found in words.PENDING.finditer(said):
            before = said[: found.start()]
            turn = before.rfind(",") + 1
            kept = words.HABIT.search(before[:turn])
            yield "planned", at + (turn if kept else 0), sentence.end()


def _topic(said: str, start: int) -> int:
    """Where the clause begins that words at a place deny, or the one before where they begin it."""
    clause = said.rfind(",", 0, start) + 1
    if start - clause >= _TOPIC or clause == 0:
        return clause
    return said.rfind(",", 0, clause - 1) + 1


def _clause_end(said: str, end: int) -> int:
    stop = said.find(",", end)
    return stop if stop >= 0 else len(said)
