"""The one-time written notice to the applicant (一次性补正通知书): what is to be handed in, nothing internal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from docgen.checklist import Checklist, Paper, Proof, Row
from docgen.gaps import Wanted, wanted
from docgen.labels import REQUEST, REQUESTS
from docgen.word_page import add_row, add_text, new_table, open_template, saved

TITLE = "一次性补正通知书"
_BLANK = "＿" * 4
_DATE = f"{_BLANK}年{_BLANK[:2]}月{_BLANK[:2]}日"
# The reasons that name what is lacking; all others are remarks for the reviewer.
_LACKING = re.compile(r"(未见|缺|缺栏目或未填)：(?P<what>(?![\d、]+$).+)")
_UNFIT = re.compile(r"出现不允许的表述：(?P<what>.+)")
_SYSTEM = re.compile(r"(^|/)(~\$[^/]*|\.[^/]*|Thumbs\.db|desktop\.ini)$|__MACOSX", re.I)


def build(shown: Checklist) -> bytes:
    """The notice as a Word file."""
    document = open_template("completion-notice.docx", TITLE, shown.as_of)
    document.sections[0].header.paragraphs[0].text = ""  # room for the body's letterhead
    everything = wanted(shown)
    unread = [p for p in shown.papers if p.status != "read" and not _SYSTEM.search(p.path)]
    _opening(document, shown, everything, unread)
    parts = [
        ("申请材料", [w for w in everything if w.material]),
        ("体系文件与运行记录", [w for w in everything if not w.material]),
    ]
    headings = iter("一二三")
    number = 1
    for heading, entries in parts:
        if entries:
            document.add_heading(f"{next(headings)}、{heading}", 1)
            number = _table(document, entries, number)
    if unread:
        document.add_heading(f"{next(headings)}、未能打开或未能完整读取的文件", 1)
        _unread(document, unread, number)
    if everything:
        _advice(document)
    _closing(document, shown)
    return saved(document, shown.as_of)


def _opening(document: Any, shown: Checklist, gaps: list[Wanted], unread: list[Paper]) -> None:
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(f"编号：{_BLANK * 3}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph(f"{shown.applicant or _BLANK * 5}：")
    text = f"贵单位提交的{shown.scheme_name}认证申请资料收悉。经核对，"
    faults = ["尚未提交或者内容尚不完整"] * bool(gaps) + ["未能打开或者未能完整读取"] * bool(unread)
    if faults:
        text += (
            f"下列资料{'，或者'.join(faults)}，现一次性书面告知。"
            f"敬请于{_DATE}前补正，并在补正资料上注明本通知书中的序号。"
        )
    else:
        text += "申请资料齐全，无需补正。"
    _indented(document, text)


def _table(document: Any, entries: Sequence[Wanted], number: int) -> int:
    header = ("序号", "需补正的资料", "需要提交或补充的内容（括号内为现状）", "涉及条款")
    table = new_table(document, (1.2, 3.4, 8.6, 2.8), header)
    for entry in entries:
        cells = add_row(table, (str(number), entry.document, "", entry.clauses))
        for letter, row in enumerate(entry.rows, 1):
            mark = f"（{letter}）" if len(entry.rows) > 1 else ""
            add_text(cells[2], mark + _request(row))
        number += 1
    return number


def _request(row: Row) -> str:
    unfit = [m["what"] for r in row.reasons if (m := _UNFIT.fullmatch(r))]
    if unfit:
        files = _titles((*row.evidence, *row.near_misses))
        return f"{row.statement}（{files}中有需更正的表述：{'；'.join(unfit)}）"
    if row.verdict == "missing":
        return f"{row.statement}（未见相应资料）"
    files = _titles(row.evidence)
    named = dict.fromkeys(m["what"] for r in row.reasons if (m := _LACKING.fullmatch(r)))
    lacking = [n for n in named if not any(n != other and n in other for other in named)]
    what = f"尚缺：{'；'.join(lacking)}" if lacking else "内容尚不完整"
    return f"{row.statement}（{'已收到' + files + '，' if files else ''}{what}）"


def _titles(proofs: Sequence[Proof]) -> str:
    return "、".join(f"《{file}》" for file in dict.fromkeys(p.file for p in proofs))


def _unread(document: Any, papers: Sequence[Paper], number: int) -> None:
    table = new_table(document, (1.2, 7.4, 7.4), ("序号", "文件", "请协助办理"))
    for paper in papers:
        what = REQUESTS.get(paper.reason or "", REQUEST)
        parts = f"其中{'、'.join(paper.unread_parts)}未能读取；" if paper.unread_parts else ""
        add_row(table, (str(number), paper.path, f"{parts}{what}。"))
        number += 1


def _advice(document: Any) -> None:
    document.add_heading("说明", 1)
    _indented(document, "1. 上述内容如已写在其他名称的文件中，请告知文件名称和页码，无须另行编制。")
    _indented(document, "2. 一份资料能够说明多项内容的，提交一份即可。")
    _indented(document, "3. 某项内容不适用于贵单位的，请书面说明理由。")


def _closing(document: Any, shown: Checklist) -> None:
    _indented(document, "特此通知。")
    for text in ("联系人：", "联系电话：", "电子邮箱：", f"{shown.head.body}（盖章）", _DATE):
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        paragraph = document.add_paragraph(text)
        if not text.endswith("："):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.space_before = Pt(12)


def _indented(document: Any, text: str) -> None:
    document.add_paragraph(text).paragraph_format.first_line_indent = Pt(24)
