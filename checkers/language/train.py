"""Trains the statistical matcher from the project's passages: python -m checkers.language.train."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from checkers.folding import fold
from checkers.language.kind_matcher import KINDS, KindMatcher
from corpus.lexicon import SHAPES, Concept, Expression
from corpus.store import HERE, load_lexicon, load_scheme, scheme_ids

PASSAGES = HERE / "passages"
_OWN, _IMPLIED, _WORDS = 1.0, 0.35, 0.6


def passages() -> Iterator[tuple[list[str], str, str]]:
    """The concepts, heading and text of every positive passage."""
    for path in sorted(PASSAGES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split("\t")
            if len(parts) == 3:
                shown = [i.strip() for i in parts[0].split(",") if not i.strip().startswith("!")]
                yield shown, fold(parts[1]), fold(parts[2])


def homes() -> dict[str, set[str]]:
    """For each concept the kinds of papers in which the schemes expect it (the first named of each facet)."""
    found: dict[str, set[str]] = defaultdict(set)
    for scheme_id in scheme_ids():
        for shows in load_scheme(scheme_id).shows.values():
            for facet in (*shows.all_of, *shows.any_of):
                kinds = facet.params.get("where") or facet.params.get("document") or []
                concepts = list(facet.params.get("concept") or [])
                for members in (facet.params.get("members"), facet.params.get("fields")):
                    concepts += [c for m in (members or {}).values() for c in m]
                for concept in concepts:
                    found[concept].update(kinds[:2])
    return found


def examples(nlp: spacy.language.Language) -> Iterator[Example]:
    """Training examples: passages of a kind, passages of what stands in it, and its names."""
    lexicon, home = load_lexicon(), homes()
    for concepts, heading, text in passages():
        cats: dict[str, float] = {}
        for concept in concepts:
            if lexicon[concept].document:
                cats[concept] = _OWN
            for place in home.get(concept, ()):
                if lexicon[place].document:
                    cats[place] = max(cats.get(place, 0.0), _IMPLIED)
        if cats:
            yield _example(nlp, text, heading, cats)
    for kind in lexicon.values():
        if kind.document:
            yield _example(nlp, "\n".join(sorted(_words(kind))), "", {kind.id: _WORDS})


def _words(concept: Concept) -> set[str]:
    members = {
        fold(m)
        for text in (*concept.title, *concept.says, *concept.columns)
        for group in Expression.parse(text).groups
        for m in group
        if m not in SHAPES
    }
    return {m for m in members if m}


def _example(nlp: spacy.language.Language, text: str, heading: str, cats: dict[str, float]) -> Example:
    doc = Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    doc.user_data["heading"] = heading
    doc.cats = cats
    return Example(Doc(nlp.vocab, words=list(text), spaces=[False] * len(text)), doc)


def train(path: Path = KINDS) -> KindMatcher:
    """Train the matcher on all passages and store it."""
    nlp = spacy.blank("zh")
    matcher: KindMatcher = nlp.add_pipe("certdesk_kinds")
    matcher.initialize(lambda: examples(nlp), nlp)
    matcher.to_disk(path)
    print(f"{path.name}: {len(matcher.kinds)} directions, {path.stat().st_size // 1024} KiB")
    return matcher


if __name__ == "__main__":
    train()
