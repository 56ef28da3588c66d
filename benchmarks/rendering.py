"""How fast certificates are written, beside docxtpl and python-docx: `python -m benchmarks.rendering`.

The same template and data for all three, in one process; before anything is timed the three results must show the same
text. Figures are medians of several rounds; compare the ratios, not the seconds.
"""

from __future__ import annotations

import copy
import io
import re
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import docxtpl
import jinja2
from docx import Document
from docx.oxml.ns import qn

from corpus.deliverables import load_deliverables
from corpus.store import scheme_ids
from docgen.deliverables.fields import samples
from docgen.word.filters import OURS
from docgen.word.package import Package
from docgen.word.template import Template
from docgen.word.visible import visible
from docgen.word_base import TEMPLATES, base
from docgen.word_page import new_table, set_style

ROUNDS, CERTIFICATES = 9, 20
_TAG = re.compile(r"\{\{ ([a-z_.]+) \}\}")
Data = Mapping[str, Any]


def template() -> bytes:
    """A certificate: letterhead, texts, a table of sites, notes, page numbers."""
    document = Document(io.BytesIO(base(12, 22, (3, 2.4, 2.6, 2.6))))
    document.sections[0].header.paragraphs[0].text = "{{ body.name }}　证书编号 {{ number }}"
    set_style(document.add_paragraph("认证证书"), "Title")
    for text in (
        "证书编号：{{ number }}",
        "兹证明 {{ client.name }}（统一社会信用代码 {{ client.code }}）",
        "注册地址：{{ client.address }}",
        "其服务符合 {{ criteria }} 的要求，级别为 {{ level }}。",
        "认证范围：{{ scope }}",
        "首次颁证日期 {{ first }}，颁证日期 {{ issued }}，有效期至 {{ expires }}",
    ):
        document.add_paragraph(text)
    table = new_table(document, (1.5, 5, 9), ("序号", "场所", "地址"))
    for texts in (
        ("{%tr for s in sites %}", "", ""),
        ("{{ s.no }}", "{{ s.name }}", "{{ s.address }}"),
        ("{%tr endfor %}", "", ""),
    ):
        cells = table.add_row().cells
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
    for _ in range(6):
        document.add_paragraph("证书的有效性以监督审核合格并由 {{ body.name }} 公布的信息为准。")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def data(serial: int, sites: int) -> Data:
    """One certificate's data."""
    return {
        "number": f"OLS-DZ-2026-{serial:04d}",
        "body": {"name": "奥莱斯认证有限公司"},
        "client": {
            "name": f"第 {serial} 电子有限公司 <A&B>",
            "code": "91440300MA5FXXXX0X",
            "address": "工业大道 1 号",
        },
        "criteria": "OLS 电子产品定制服务认证技术规范",
        "level": "AAAA",
        "scope": "变频控制板的定制设计、生产和售后服务",
        "first": "2026年3月5日",
        "issued": "2026年3月5日",
        "expires": "2029年3月4日",
        "sites": [{"no": i, "name": f"场所 {i}", "address": f"工业大道 {i} 号"} for i in range(1, sites + 1)],
    }


def by_docxtpl(source: bytes) -> Callable[[Data], bytes]:
    """docxtpl as its manual has it, with escaping and strict fields."""
    engine = docxtpl.DocxTemplate(io.BytesIO(source))
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.filters.update(OURS)

    def write(values: Data) -> bytes:
        engine.render(dict(values), environment)
        written = io.BytesIO()
        engine.save(written)
        return written.getvalue()

    return write


def by_python_docx(source: bytes) -> Callable[[Data], bytes]:
    """Filled by hand with python-docx: tags replaced run by run, the row copied; knows this template only."""

    def write(values: Data) -> bytes:
        document = Document(io.BytesIO(source))
        _repeat(document.tables[0], values["sites"])
        for part in (document.element.body, document.sections[0].header._element):
            for text in part.iter(qn("w:t")):
                if "{{" in (text.text or ""):
                    text.text = _filled(text.text, values)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()

    return write


def _repeat(table: Any, sites: Sequence[Data]) -> None:
    opening, row, closing = (r._tr for r in table.rows[1:])
    for site in sites:
        made = copy.deepcopy(row)
        for text in made.iter(qn("w:t")):
            text.text = _filled(text.text, {"s": site})
        closing.addprevious(made)
    for one in (opening, row, closing):
        one.getparent().remove(one)


def _filled(text: str, values: Data) -> str:
    def value(match: re.Match[str]) -> str:
        return _value(values, match.group(1))

    return _TAG.sub(value, text)


def _value(values: Any, path: str) -> str:
    for step in path.split("."):
        values = values[step]
    return str(values)


def by_certdesk(source: bytes) -> Callable[[Data], bytes]:
    """Our engine."""
    engine = Template(source)
    return lambda values: engine.render(values, day="2026-03-05")


WRITERS = {"certdesk": by_certdesk, "docxtpl": by_docxtpl, "python-docx": by_python_docx}


def shown(document: bytes) -> dict[str, list[str]]:
    """The visible text."""
    return visible(Package(document, "document.docx"))


def rates(several: Sequence[Data], writers: Mapping[str, Callable[[Data], bytes]]) -> dict[str, float]:
    """Documents a second of each writer, medians; the writers take turns. All must show the same text."""
    assert all(
        shown(write(several[0])) == shown(writers["certdesk"](several[0])) for write in writers.values()
    )
    taken: dict[str, list[float]] = {name: [] for name in writers}
    for _ in range(ROUNDS):
        for name, write in writers.items():
            begun = time.perf_counter()
            for values in several:
                write(values)
            taken[name].append((time.perf_counter() - begun) / len(several))
    return {name: 1 / statistics.median(times) for name, times in taken.items()}


def shipped(scheme_id: str) -> tuple[bytes, Data]:
    """Our own certificate template of a scheme, and the data of its sample case."""
    deliverable = load_deliverables(scheme_id)["certificate"]
    folder = TEMPLATES / deliverable.folder
    places = (folder / f"{scheme_id}.docx", folder / "template.docx")
    source = next(p for p in places if p.is_file()).read_bytes()
    return source, samples(scheme_id, deliverable)[0]


def _row(what: str, found: Mapping[str, float]) -> None:
    rates_shown = "".join(f"{found[n]:14.1f}" if n in found else f"{'':>14}" for n in WRITERS)
    ratios = ", ".join(f"{found['certdesk'] / found[n]:.1f}x" for n in found if n != "certdesk")
    print(f"{what:<42}{rates_shown}   {ratios}")


def main() -> int:
    """Print the table."""
    print(f"{'certificates a second':<42}" + "".join(f"{name:>14}" for name in WRITERS) + "   ratios")
    source = template()
    for sites in (1, 10, 60):
        several = [data(i, sites) for i in range(CERTIFICATES)]
        _row(f"{sites} sites", rates(several, {name: make(source) for name, make in WRITERS.items()}))
    for scheme_id in scheme_ids():
        source, values = shipped(scheme_id)
        writers = {name: WRITERS[name](source) for name in ("certdesk", "docxtpl")}
        _row(f"shipped, {scheme_id}", rates([values] * 4, writers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
