"""The pages on record rules, written from the rules themselves: `python -m checkers.records.handbook`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from checkers.records.registry import FAMILIES, rules
from checkers.records.rule import Example, Rule

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "record-rules"
_NOTE = "<!-- Written by `make docs` from the rules; do not edit. -->"


def pages() -> dict[str, str]:
    """All pages (file name -> Markdown): an index and one page a family."""
    found = {"README.md": _index()}
    for family, title in FAMILIES.items():
        members = [r for r in rules().values() if r.family == family]
        if members:
            parts = [f"# {title} ({family})", _NOTE, *(_page(r) for r in members)]
            found[f"{family}.md"] = "\n\n".join(parts) + "\n"
    return found


def _index() -> str:
    rows = [
        f"| [{r.name}]({r.family}.md#{r.name}) | {r.data.title} | {FAMILIES[r.family]} | {r.data.severity} "
        f"| {r.data.lowers or '-'} |"
        for r in rules().values()
    ]
    head = ["# Record rules", _NOTE, f"{len(rows)} rules. How to add one: [../records.md](../records.md)."]
    table = ["| rule | name | family | severity | a met element becomes |", "|---|---|---|---|---|", *rows]
    return "\n\n".join([*head, "\n".join(table)]) + "\n"


def _page(rule: Rule) -> str:
    facts = [
        f"- why: {rule.data.why}",
        f"- looks at: {rule.data.looks_at}",
        f"- source: {rule.data.source}",
        f"- severity: {rule.data.severity}; a met element becomes: {rule.data.lowers or 'unchanged'}"
        + (f"; one not shown becomes: {rule.data.raises}" if rule.data.raises else ""),
        f"- elements: {', '.join(rule.data.elements) or 'none'}",
    ]
    return "\n".join(
        [
            f"## {rule.name}",
            "",
            f"**{rule.data.title}**",
            "",
            *facts,
            "",
            "Fires:",
            "",
            *_fenced(rule.example, False),
            "",
            "Does not, with:",
            "",
            *_changed(rule.example),
        ]
    )


def _fenced(example: Example, right: bool) -> Iterator[str]:
    yield "````markdown"
    for name, text in example.files(right=right).items():
        yield f"=== {name}"
        yield text
    yield "````"


def _changed(example: Example) -> Iterator[str]:
    """The lines that differ once the example is put right."""
    wrong = "\n".join(_fenced(example, False)).splitlines()
    right = "\n".join(_fenced(example, True)).splitlines()
    yield "````diff"
    for line in difflib.ndiff(wrong, right):
        if line[:1] in "+-":
            yield line.rstrip()
    yield "````"


def write(folder: Path = FOLDER) -> None:
    """Write all pages, and take away pages of families that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
