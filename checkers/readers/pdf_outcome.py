"""How the reading of a PDF went: status, reason, and the sentence that says what to do next."""

from __future__ import annotations

from collections import Counter

from checkers.document import FileReading
from checkers.readers.ocr import HOW_TO, available
from checkers.readers.pdf_page import PageContent
from checkers.readers.pdf_scan import MOST_PICTURES

MOST_NAMED = 8  # unread parts named in a sentence
NEXT = {
    "no_text_layer": "没有可读取的文字（扫描件或图片）",
    "unmapped_fonts": "的字体没有字符映射，文字无法正确读出",
    "corrupt": "已损坏，无法读取",
    "too_large": "超出读取上限",
}
RECOGNISED_POORLY = "已尝试文字识别，但图像不清或超出每个文件的识别上限，请人工查看或请申请人提供更清晰的版本"
DEMANDS = {
    "no_text_layer": HOW_TO,
    "unmapped_fonts": "请申请人重新导出（嵌入字体）或提供 Word 版本",
    "corrupt": "请申请人重新导出后提交",
    "too_large": "请申请人拆分文件后提交",
}


def conclude(reading: FileReading, pages: list[PageContent], beyond: str) -> None:
    """Set status, reason, message, notes and unread parts from what the pages gave."""
    unread = [page for page in pages if page.unread]
    parts = [page.part for page in unread] + ([beyond] if beyond else [])
    reading.unread_parts += tuple(parts)
    reasons = Counter(page.unread for page in unread if page.unread)
    if beyond:
        reasons["too_large"] += 1
    _note(reading)
    visible = any(b.text.strip() and b.visible == "visible" for b in reading.blocks)
    if reasons:
        reason = max(reasons, key=lambda name: (reasons[name], name))
        _set(reading, "partly_read" if visible else "unreadable", reason, _sentence(reason, parts))
    elif not visible:
        _nothing_seen(reading)


def _nothing_seen(reading: FileReading) -> None:
    if any(b.text.strip() for b in reading.blocks):
        sentence = "文件中只有看不见的文字（隐藏或白色），不能作为证据。请申请人提供可见文字的版本"
        _set(reading, "partly_read", "invisible_text", sentence)
    else:
        _set(
            reading, "unreadable", "no_text_layer", "文件中没有读到任何文字。请人工查看，或请申请人提供文字版"
        )


def _set(reading: FileReading, status: str, reason: str, message: str) -> None:
    reading.status = "partly_read" if status == "partly_read" else "unreadable"
    reading.reason, reading.message = reason, message


def _sentence(reason: str, parts: list[str]) -> str:
    named = "、".join(parts[:MOST_NAMED]) + ("等" if len(parts) > MOST_NAMED else "")
    demand = DEMANDS[reason]
    if reason == "no_text_layer" and available():
        demand = RECOGNISED_POORLY
    return f"{named}{NEXT[reason]}。{demand}"


def _note(reading: FileReading) -> None:
    notes = []
    if any(b.visible == "hidden" for b in reading.blocks):
        notes.append("文件含有看不见的文字（隐藏、白色或页面之外），未作为证据")
    if any(b.recognised for b in reading.blocks):
        notes.append(f"部分文字由图像识别得到，请核对原件（每个文件最多识别 {MOST_PICTURES} 幅）")
    reading.notes += tuple(notes)
