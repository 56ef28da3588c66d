"""Writes a large submission to measure on: Word files and text PDFs of prose and registers, always the same text.

The sentences are the project's own training passages, shuffled with a fixed seed and used once each; the
registers are made up. Every page is full, and a page is a page in both formats.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from docx.enum.text import WD_BREAK

from benchmarks import plain_pdf
from benchmarks.plain_pdf import Page
from corpus.store import HERE

SEED = 20261120
CHARACTERS = 640  # of prose on one page
ROWS = 22  # of a register on one page
COMPANY = "启明定制设备有限公司"
TITLES = (
    "质量管理手册", "应急预案", "设备管理制度", "培训计划", "采购控制程序", "设计评审记录", "客户回访记录",
    "安全生产责任制", "检验规程", "订单评审表", "供应商评价记录", "仓库管理制度", "交付控制程序", "投诉处理记录",
    "环境保护制度",
)  # fmt: skip
REGISTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("设备台账", ("序号", "设备名称", "规格型号", "购置日期", "责任人", "状态")),
    ("培训签到表", ("序号", "姓名", "部门", "培训内容", "培训日期", "成绩")),
    ("订单台账", ("序号", "客户名称", "产品名称", "数量", "交货日期", "备注")),
    ("投诉处理台账", ("序号", "日期", "客户", "投诉内容", "处理结果", "处理人")),
)
PEOPLE = ("陈志远", "李秀兰", "王海涛", "赵敏", "孙立新", "周颖", "吴建国", "郑晓燕")
THINGS = ("数控冲床", "激光切割机", "折弯机", "喷涂线", "三坐标测量仪", "老化试验箱", "回流焊炉", "贴片机")


def write(folder: Path, files: int = 30, pages: int = 10) -> None:
    """Write ``files`` files of ``pages`` pages each; every second one is a PDF, every third page a register."""
    source = Source()
    for number in range(1, files + 1):
        title = TITLES[(number - 1) % len(TITLES)]
        writer: Callable[[Path, str, list[Page]], None] = plain_pdf.write if number % 2 else write_word
        suffix = "pdf" if number % 2 else "docx"
        writer(folder / f"{number:02d} {title}.{suffix}", title, source.pages(pages))


class Source:
    """Deals out pages; the sentences begin again only when all have been used."""

    def __init__(self) -> None:
        self._random = random.Random(SEED)
        said = [line.split("\t") for p in sorted((HERE / "passages").glob("*.tsv")) for line in _lines(p)]
        sentences = list(dict.fromkeys(s[2].rstrip("。") + "。" for s in said if len(s) == 3))
        self._random.shuffle(sentences)
        self._sentences = self._deal(sentences)

    @staticmethod
    def _deal(sentences: list[str]) -> Iterator[str]:
        while True:
            yield from sentences

    def pages(self, count: int, prose_only: bool = False) -> list[Page]:
        """The next pages."""
        return [
            self._register(number) if number % 3 == 0 and not prose_only else self._prose(number)
            for number in range(1, count + 1)
        ]

    def _prose(self, number: int) -> Page:
        page = Page(f"{number}. 第{number}部分")
        size = 0
        while size < CHARACTERS:
            paragraph = "".join(next(self._sentences) for _ in range(self._random.randint(2, 6)))
            page.paragraphs.append(paragraph)
            size += len(paragraph)
        return page

    def _register(self, number: int) -> Page:
        name, labels = REGISTERS[number // 3 % len(REGISTERS)]
        page = Page(f"{number}. {name}", rows=[labels])
        page.rows += [(str(n), *(self._answer(label) for label in labels[1:])) for n in range(1, ROWS)]
        return page

    def _answer(self, label: str) -> str:
        pick = self._random
        if "日期" in label:
            return f"2026-{pick.randint(1, 10):02d}-{pick.randint(1, 28):02d}"
        if label in ("责任人", "姓名", "处理人"):
            return pick.choice(PEOPLE)
        if label in ("数量", "成绩"):
            return str(pick.randint(60, 100))
        if "客户" in label:
            return f"{pick.choice('东南西北华新')}{pick.choice('明达兴泰')}贸易有限公司"
        return pick.choice(THINGS) if "名称" in label else next(self._sentences)[:14].rstrip("。")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def write_word(path: Path, title: str, pages: list[Page]) -> None:
    """Write pages as a Word file."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = COMPANY
    document.add_heading(title, 0)
    for page in pages:
        document.add_heading(page.heading, 1)
        for paragraph in page.paragraphs:
            document.add_paragraph(paragraph)
        if page.rows:
            table = document.add_table(rows=0, cols=len(page.rows[0]))
            for row in page.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.save(str(path))
