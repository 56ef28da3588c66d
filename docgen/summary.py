"""The result of a check on the screen: coloured in a terminal, plain lines elsewhere."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from docgen.checklist import Checklist, Row
from docgen.checklist_data import checklist
from docgen.clean import line, shorten
from docgen.gaps import GAPS
from docgen.labels import STATUSES, VERDICTS

_SHOWN = ("missing", "partly_met", "cannot_determine")
_STYLES = {
    "met": "green",
    "partly_met": "yellow",
    "missing": "red",
    "cannot_determine": "magenta",
    "needs_person": "blue",
    "not_applicable": "dim",
    "read": "green",
    "partly_read": "yellow",
    "unreadable": "red",
}


def gaps(data: dict[str, Any], severities: Sequence[str]) -> int:
    """How many elements missing, partly met or undecided for want of reading, and how many records, have one of the severities.

    What stands in a file that could not be read is no pass: a script that trusts exit code 0 must not take it for one.
    """
    elements = [e for e in data["elements"] if e["verdict"] in (*GAPS, "cannot_determine")]
    return sum(found["severity"] in severities for found in (*elements, *data["records"]))


def show(data: dict[str, Any], out: Path | None = None) -> None:
    """Print the applicant, the files, the counts and what is missing, partly met or undecided."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    shown = checklist(data)
    console = Console(emoji=False, highlight=False)
    if console.is_terminal:
        _rich(console, shown)
    else:
        _plain(shown)
    if out is not None:
        print(f"结果已写到 {line(str(out))}")


def _opening(shown: Checklist) -> list[str]:
    return [
        f"{shown.head.terms.get('applicant', '申请组织')}：{shown.applicant or '未能识别'}"
        f"（统一社会信用代码 {shown.credit_code or '未能识别'}）",
        f"方案：{shown.scheme_name}，以 {shown.as_of} 为准",
    ]


def _closing(shown: Checklist) -> list[str]:
    verdicts = "，".join(f"{VERDICTS[v]} {n}" for v, n in shown.counts.items())
    files = "，".join(f"{STATUSES[s]} {sum(p.status == s for p in shown.papers)}" for s in STATUSES)
    return [f"要素：{verdicts}（共 {len(shown.rows)}）", f"文件：{files}", f"记录问题：{len(shown.records)}"]


def _listed(shown: Checklist) -> Iterable[Row]:
    return (row for verdict in _SHOWN for row in shown.rows if row.verdict == verdict)


def _place(row: Row) -> str:
    near = [*row.evidence, *row.near_misses]
    return near[0].source if near else "—"


def _plain(shown: Checklist) -> None:
    """One tab-separated line for each file, element and record."""
    lines = _opening(shown)
    lines += ["\t".join(("文件", p.status_label, p.path, p.advice)) for p in shown.papers]
    lines += [
        "\t".join((r.verdict_label, r.clause, r.id, r.statement, "；".join(r.reasons), _place(r)))
        for r in _listed(shown)
    ]
    lines += ["\t".join(("记录问题", r.severity_label, r.rule, r.message)) for r in shown.records]
    print("\n".join([*lines, *_closing(shown)]))


def _rich(console: Console, shown: Checklist) -> None:
    for text in _opening(shown):
        console.print(Text(text, style="bold"))
    files = _table("文件", "状态", "文件", "说明")
    for paper in shown.papers:
        status = Text(paper.status_label, style=_STYLES[paper.status])
        files.add_row(status, Text(paper.path), Text(paper.advice))
    console.print(files)
    found = _table("缺失、部分符合与无法判定", "判定", "条款", "要求", "理由", "位置")
    for row in _listed(shown):
        found.add_row(
            Text(row.verdict_label, style=_STYLES[row.verdict]),
            *(
                Text(t)
                for t in (row.clause, row.statement, shorten("；".join(row.reasons), 120), _place(row))
            ),
        )
    console.print(found)
    if shown.records:
        records = _table("记录问题", "程度", "记录问题")
        for record in shown.records:
            records.add_row(Text(record.severity_label), Text(record.message))
        console.print(records)
    for text in _closing(shown):
        console.print(Text(text, style="bold"))


def _table(title: str, *names: str) -> Table:
    columns = (Column(name, overflow="fold") for name in names)
    return Table(*columns, title=title, title_justify="left", show_lines=True)
