"""The page on case rules, written from the rules themselves: `python -m docgen.case_lint.handbook`."""

from __future__ import annotations

from pathlib import Path

from corpus.case_rules import case_rules
from corpus.store import scheme_ids
from docgen.case_lint.rules import RULES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "case-rules.md"
_NOTE = "<!-- Written by `make docs` from the rules; do not edit. -->"


def page() -> str:
    """One row for each rule: what it asks, and under each scheme the clause and how grave a fault is."""
    schemes = scheme_ids()
    rows = [f"| `{name}` | {_asks(name)} | {' | '.join(_cell(name, s) for s in schemes)} |" for name in RULES]
    table = [
        f"| rule | asks that | {' | '.join(schemes)} |",
        "|---|---|" + "---|" * len(schemes),
        *rows,
    ]
    intro = (
        f"{len(rows)} rules. A cell holds clause (— = the body's own practice), severity, and the number in the list of plan checks. "
        "How to add one: [cases.md](cases.md)."
    )
    return "\n\n".join(["# Rules on cases", _NOTE, intro, "\n".join(table)]) + "\n"


def _asks(name: str) -> str:
    lines = (RULES[name].__doc__ or "").strip().splitlines()
    return lines[0].rstrip(".") if lines else ""


def _cell(name: str, scheme_id: str) -> str:
    rule = case_rules(scheme_id).get(name)
    if rule is None:
        return ""
    code = f" ({rule.code})" if rule.code else ""
    return f"{rule.clause or '—'}, {rule.severity}{code}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
