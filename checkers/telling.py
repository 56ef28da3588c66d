"""How tellingly a passage shows what an element asks: the order in which evidence is given, never the verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checkers.folding import fold
from checkers.search import Hit, obligation_only
from checkers.structure.part import Document, Part, Passage
from corpus.lexicon import Concept

# Weights found by comparing labelled evidence on two thirds of the samples and checked on the rest.
_FIRST_KIND, _A_KIND = 1.0, 1.0  # in a part of the kind named first, of any kind named
_ITS_WORDS, _FILE_WORDS, _TITLE_WORDS, _LABEL_WORDS = 1.5, 1.0, 0.75, 0.5  # share of the element's words
_COLUMN = -0.3  # a column gives but one of its answers
_RULED = -0.4  # a rule, where the element asks for the deed
_PROMISED, _CLAIMED, _RECOGNISED = -1.0, -0.6, -0.8  # in a contract, a self-assessment, read from a picture
_KNOWN = 0.5
_ASKS_A_RULE = re.compile(
    r"制度|流程|机制|规定|规范|办法|程序|职责|体系|建有|制定|明确|设有|专设|专职|界定|要求|承诺|措施"
)


@dataclass(slots=True)
class Telling:
    """Weighs passages for one element; what holds for a whole part is looked at once."""

    statement: str
    concepts: Mapping[str, Concept]
    _words: list[str] = field(default_factory=list)
    _asks_a_rule: bool = False
    _parts: dict[tuple[int, tuple[str, ...]], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._words = sorted(set(_pairs(self.statement)))
        self._asks_a_rule = bool(_ASKS_A_RULE.search(self.statement))

    def order(self, hits: Sequence[Hit], where: Sequence[str]) -> list[Hit]:
        """The hits, most telling first; ties keep their order. A line read twice is given once."""
        kinds = tuple(where)
        ranked = sorted(hits, key=lambda h: -self.weight(h.document, h.passage, kinds) - (h.words or h.score))
        seen: set[int] = set()
        kept = []
        for hit in ranked:
            twin = hit.passage.twin
            if twin is None or id(twin) not in seen:
                kept.append(hit)
            seen |= {id(hit.passage)} | ({id(twin)} if twin else set())
        return kept

    def weight(self, document: Document, passage: Passage, where: tuple[str, ...]) -> float:
        """The weight of a passage: what it is, where it stands, how many of the element's words it has."""
        key = (id(passage.part), where)
        if key not in self._parts:
            self._parts[key] = self._place(document, passage.part, where)
        column = _COLUMN * (passage.kind == "column")
        ruled = _RULED * (not self._asks_a_rule and self._is_rule(passage))
        return self._parts[key] + _ITS_WORDS * self._share(passage.folded) + column + ruled

    def _is_rule(self, passage: Passage) -> bool:
        return _is(passage.part, self.concepts) == "rule" or obligation_only(passage, self.concepts)

    def _place(self, document: Document, part: Part, where: tuple[str, ...]) -> float:
        sure: dict[str, float] = {}
        for above in part.chain():
            for kind, score in above.kinds.items():
                sure[kind] = max(sure.get(kind, 0.0), score)
        weight = _A_KIND * max((sure.get(k, 0.0) for k in where), default=0.0)
        weight += _FIRST_KIND * sure.get(where[0], 0.0) if where else 0.0
        weight += _TITLE_WORDS * self._share(part.folded_title) + _FILE_WORDS * self._share(
            fold(document.name)
        )
        weight += _LABEL_WORDS * self._share(fold("".join(part.labels)))
        weight += _PROMISED * (_is(part, self.concepts) == "contract") + _RECOGNISED * document.recognised
        return weight + _CLAIMED * (document.root.kinds.get("self_assessment", 0.0) >= _KNOWN)

    def _share(self, folded: str) -> float:
        return sum(w in folded for w in self._words) / len(self._words) if self._words else 0.0


def _is(part: Part, concepts: Mapping[str, Concept]) -> str | None:
    """What sort of paper the innermost part that is recognised is (record, rule, contract ...)."""
    for above in part.chain():
        if above.kinds:
            kind, score = max(above.kinds.items(), key=lambda k: k[1])
            return concepts[kind].document if score >= _KNOWN else None
    return None


def _pairs(text: str) -> Iterator[str]:
    """Every two Chinese characters in a row: words without telling where one begins."""
    for run in re.findall(r"[\u4e00-\u9fff]+", text):
        yield from (run[i : i + 2] for i in range(len(run) - 1))
