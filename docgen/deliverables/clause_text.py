"""Clauses as a plan names them: the ids of a scheme's items drawn together by clause, anything else as written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpus.scheme import Item


def clause_text(clauses: Iterable[str], items: Mapping[str, Item]) -> str:
    """附录A ①需求识别 1.1b–d、1.2bc；附录B ①需求识别 1.1a; clauses that are no ids stand joined by 、 before."""
    plain: list[str] = []
    drawn: dict[str, dict[str, str]] = {}
    for clause in clauses:
        item = items.get(clause)
        if item is None:
            plain.append(clause)
            continue
        below = drawn.setdefault(item.clause, {})
        name = (item.subclause or "").lstrip("MP")
        below[name] = below.get(name, "") + (item.letter or "")
    texts = [
        f"{clause} {'、'.join(n + _letters(found) for n, found in below.items())}"
        for clause, below in drawn.items()
    ]
    return "；".join(["、".join(plain), *texts] if plain else texts)


def _letters(letters: str) -> str:
    """abcd as a–d; two or less, or letters that do not follow each other, as they are."""
    runs: list[str] = []
    for letter in sorted(letters):
        if runs and ord(letter) == ord(runs[-1][-1]) + 1:
            runs[-1] += letter
        else:
            runs.append(letter)
    return "".join(f"{r[0]}–{r[-1]}" if len(r) > 2 else r for r in runs)
