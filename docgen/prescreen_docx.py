"""The reviewer's pre-screening report in Word: cover, files, full checklist, records, standard section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.checklist import Checklist, Proof, Row, sections
from docgen.clean import shorten
from docgen.labels import SEVERITIES, STATUSES, VERDICT_COLOURS, VERDICT_MEANINGS, VERDICT_TINTS, VERDICTS
from docgen.word_page import add_row, add_text, colour, new_table, open_template, saved, set_style, shade

TITLE = "申请资料预审报告"
STANDARD = "对照标准核查（非本方案列明）"
_QUOTE = 180  # characters of a quotation that are printed
_PROOFS = 3  # places that are printed for one element
_STATUS_TINTS = {"unreadable": "FBE3E3", "partly_read": "FDF1D3", "read": "FFFFFF"}


def build(shown: Checklist) -> bytes:
    """The whole report as a Word file."""
    owner = f"　{shown.applicant}" if shown.applicant else ""
    document = open_template("prescreen.docx", shorten(TITLE + owner, 60), shown.as_of)
    _cover(document, shown)
    document.add_heading("一、预审结论", 1)
    _counts(document, shown.rows)
    document.add_heading("二、资料文件与处理办法", 1)
    _papers(document, shown)
    document.add_heading("三、检查表", 1)
    _checklist(document, shown.rows)
    document.add_heading("四、记录问题", 1)
    _records(document, shown)
    document.add_heading(f"五、{STANDARD}", 1)
    if shown.standard_rows:
        document.add_paragraph(f"对照标准：{'、'.join(shown.head.criteria)}。本节不计入上面的结论。")
    _checklist(document, shown.standard_rows)
    _signature(document, shown)
    return saved(document, shown.as_of)


def _cover(document: Any, shown: Checklist) -> None:
    document.add_paragraph(TITLE, style="Title")
    table = new_table(document, (4.2, 12.8))
    for label, text in (
        (shown.head.terms.get("applicant", "申请组织"), shown.applicant or "未能从资料中识别"),
        ("统一社会信用代码", shown.credit_code or "未能从资料中识别"),
        ("认证方案", shown.scheme_name),
        ("认证机构", shown.head.body),
        ("判断基准日", shown.as_of),
        ("资料文件", _paper_counts(shown)),
        ("生成程序", shown.tool),
    ):
        cells = add_row(table, (label, text))
        set_style(cells[0].paragraphs[0], "Cell Head")
        shade(cells[0], "EEF2F7")
    auditor = shown.head.terms.get("auditor", "审核员")
    document.add_paragraph()
    document.add_paragraph(
        f"本报告由程序对照方案逐项核查书面资料得出，供{auditor}参考；未经{auditor}确认，不构成不符合项。"
    )


def _paper_counts(shown: Checklist) -> str:
    each = "，".join(f"{label} {sum(p.status == s for p in shown.papers)}" for s, label in STATUSES.items())
    return f"共 {len(shown.papers)} 个：{each}"


def _counts(document: Any, rows: Sequence[Row]) -> None:
    header = ("判定", *SEVERITIES.values(), "合计", "含义")
    table = new_table(document, (2.4, 1.3, 1.3, 1.3, 1.3, 1.4, 8), header)
    for verdict, label in VERDICTS.items():
        found = [r for r in rows if r.verdict == verdict]
        numbers = [sum(r.severity == s for r in found) for s in SEVERITIES]
        texts = (label, *(str(n) if n else "—" for n in numbers), str(len(found)), VERDICT_MEANINGS[verdict])
        _verdict(add_row(table, texts)[0], verdict)
    add_row(
        table, ("合计", *(str(sum(r.severity == s for r in rows)) for s in SEVERITIES), str(len(rows)), "")
    )


def _verdict(cell: Any, verdict: str) -> None:
    shade(cell, VERDICT_TINTS[verdict])
    colour(cell.paragraphs[0], VERDICT_COLOURS[verdict])


def _papers(document: Any, shown: Checklist) -> None:
    table = new_table(document, (0.9, 6.6, 3.1, 6.4), ("序", "文件", "状态", "说明与处理办法"))
    for number, paper in enumerate(shown.papers, 1):
        cells = add_row(table, (str(number), paper.path, paper.status_label, paper.advice))
        shade(cells[2], _STATUS_TINTS[paper.status])
        about = "；".join(filter(None, (paper.kinds, paper.size if paper.status != "unreadable" else "")))
        if about:
            add_text(cells[1], about, "Cell Small")
        if paper.unread_parts:
            add_text(cells[3], f"未能读取：{'、'.join(paper.unread_parts)}")


def _checklist(document: Any, rows: Sequence[Row]) -> None:
    if not rows:
        document.add_paragraph("无。")
    for clause, found in sections(rows).items():
        tally = [(VERDICTS[v], sum(r.verdict == v for r in found)) for v in VERDICTS]
        counts = "，".join(f"{label} {number}" for label, number in tally if number)
        document.add_heading(f"{clause}　（{counts}）", 2)
        table = new_table(document, (5, 2.2, 9.8), ("条款与要求", "判定", "证据、相近内容与理由"))
        for row in found:
            _element(table, row)


def _element(table: Any, row: Row) -> None:
    cells = add_row(table, ("", row.verdict_label, ""))
    add_text(cells[0], row.statement, label=f"{row.clause}　")
    add_text(cells[0], f"{row.id}　{row.severity_label}", "Cell Small")
    _verdict(cells[1], row.verdict)
    add_text(cells[1], f"把握 {row.confidence:.2f}", "Cell Small")
    add_proofs(cells[2], row.evidence, "证据：")
    if row.reasons:
        add_text(cells[2], "；".join(row.reasons), label="理由：")
    add_proofs(cells[2], row.near_misses, "相近：")
    for anomaly in row.anomalies:
        add_text(cells[2], anomaly, "Cell Small", label="方案原文存疑：")


def add_proofs(cell: Any, proofs: Sequence[Proof], label: str) -> None:
    """Quotations with their places; what is too much for print is said, not dropped in silence."""
    for number, proof in enumerate(proofs[:_PROOFS]):
        add_text(cell, f"「{shorten(proof.quote, _QUOTE)}」", label="" if number else label)
        add_text(cell, f"—— {proof.source}", "Cell Small")
    if len(proofs) > _PROOFS:
        add_text(cell, f"另有 {len(proofs) - _PROOFS} 处，见 findings.json", "Cell Small")


def _records(document: Any, shown: Checklist) -> None:
    if not shown.records:
        document.add_paragraph("无。")
        return
    table = new_table(document, (1.4, 6.6, 9), ("程度", "问题", "所在位置"))
    for record in shown.records:
        cells = add_row(table, (record.severity_label, record.message, ""))
        about = "；".join(filter(None, (record.rule, "、".join(record.elements))))
        add_text(cells[1], about, "Cell Small")
        add_proofs(cells[2], record.evidence, "")


def _signature(document: Any, shown: Checklist) -> None:
    document.add_paragraph()
    auditor = shown.head.terms.get("auditor", "审核员")
    table = new_table(document, (2.6, 5.9, 2.6, 5.9))
    cells = add_row(table, (f"{auditor}意见", "", f"{auditor}签名、日期", ""))
    table.rows[0].height = 900000
    for cell in (cells[0], cells[2]):
        set_style(cell.paragraphs[0], "Cell Head")
