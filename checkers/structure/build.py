"""Building the parts and passages of one read file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from checkers.document import Block, FileReading
from checkers.folding import fold
from checkers.structure import headings
from checkers.structure.part import Answer, Document, Part, Passage, Record
from checkers.structure.sentences import pairs, sentences
from checkers.structure.tables import Field, Table, called_off, is_blank, not_open, understand

_FILE_NAME = re.compile(r"\.(docx?|pdf|xlsx?|zip|wps|et)\b", re.I)
_PICTURE_NAME = re.compile(r"\.(jpe?g|png)\b", re.I)
_TELLS_MORE = 2  # cells beside number and picture of a row that does not only list it
_EVIDENCE_FREE = {"deleted": "hidden", "hidden": "hidden"}


def build(reading: FileReading) -> Document:
    """The document of one file: sections by headings, tables, and their passages in reading order."""
    builder = _Builder(reading)
    for is_row, run in groupby(reading.blocks, key=_table_key):
        blocks = list(run)
        if is_row is not None:
            builder.table(blocks)
        else:
            listed = headings.list_items(blocks)
            lone = headings.lone_lines(blocks)
            for number, block in enumerate(blocks):
                builder.block(block, number in listed, number in lone)
    recognised = bool(reading.blocks) and all(b.recognised for b in reading.blocks)
    return Document(reading.path, builder.root, recognised, blocks=reading.blocks)


def _table_key(block: Block) -> tuple[str | None, int | None] | None:
    if block.kind in ("row", "cell"):
        return block.location.sheet, block.location.table
    return None


class _Builder:
    def __init__(self, reading: FileReading) -> None:
        name = reading.path.replace("\\", "/").rsplit("/", 1)[-1]
        self.root = Part("file", name.rsplit(".", 1)[0])
        self.section = self.root
        self.captions: list[Block] = []
        self.contents: set[str] = set()  # entries of the contents list being read
        self.in_contents = False

    def block(self, block: Block, list_item: bool = False, lone: bool = False) -> None:
        """Take a paragraph, heading, header, note ..."""
        if block.kind in ("header", "footer"):
            self._passages(self.root, block, "header")
            return
        if block.kind in ("comment", "note", "textbox"):
            self._passages(self.section, block, "sentence")
            return
        if self._contents_line(block):
            self._passages(self.section, block, "sentence", "contents")
            return
        level = None if list_item else headings.heading_level(block)
        if level is None and lone and not list_item:
            level = headings.UNMARKED
        if level is not None:
            self._open(block, level)
        else:
            self._leave_section_before(block)
            self._passages(self.section, block, "sentence")
            if len(fold(block.text)) <= 40:
                self.captions.append(block)
            else:
                self.captions.clear()

    def _contents_line(self, block: Block) -> bool:
        """Whether a block belongs to a table of contents (marked by the reader, or typed by hand)."""
        text = block.text.strip()
        if block.location.heading == "目录" or block.headings == ("目录",):
            return True
        if headings.is_contents_title(text):
            self.in_contents, self.contents = True, set()
            return True
        if not self.in_contents:
            return headings.has_page_tail(text) and len(fold(text)) <= 40
        entry = fold(headings.without_page(text))
        if block.kind == "heading" or len(entry) > 45 or entry in self.contents:
            self.in_contents = False
            return False
        self.contents.add(entry)
        return True

    def _open(self, block: Block, level: int) -> None:
        parent = self.section
        while parent.parent is not None and parent.level >= level:
            parent = parent.parent
        self.section = parent.add(Part("section", block.text.strip(), level=level, block=block))
        self.captions = [block]
        self._passages(self.section, block, "title")

    def _leave_section_before(self, block: Block) -> None:
        """A line that numbers on from a heading (第21条 after the heading 第20条) stands beside it, not below."""
        found = headings.series(block.text)
        for part in self.section.chain() if found else ():
            own = headings.series(part.title) if part.kind == "section" else None
            if own and found and own[:2] == found[:2]:
                first = next(
                    (n for p in part.passages[1:] if (n := headings.series(p.text)) and n[:2] == own[:2]),
                    None,
                )
                if found[2] == own[2] + 1 and first is None and part.parent is not None:
                    self.section = part.parent
                return

    def _passages(self, part: Part, block: Block, kind: str, flag: str | None = None) -> None:
        whole = kind == "title"
        for text in [block.text.strip()] if whole else sentences(block.text):
            passage = Passage(text, kind, part, block, fold(text))  # type: ignore[arg-type]
            _mark(passage, block, flag)
            part.passages.append(passage)
            labelled = [] if whole else pairs(text)
            if len(labelled) == 1 and not labelled[0][1].strip():
                labelled = []  # a line that announces what follows
            if labelled and all(is_blank(value) for _, value in labelled):
                passage.flags.add("blank")
            for label, value in labelled:
                found = _field(part, block, label, value, None, flag)
                found.twin = passage
                if len(labelled) == 1:
                    passage.twin = found
                part.passages.append(found)

    def table(self, rows: list[Block]) -> None:
        """Take the rows of one table."""
        table = understand(rows)
        titles = [b.text.strip() for b in table.titles]
        caption = [b.text.strip() for b in self.captions[-2:] if not any(v for _, v in pairs(b.text))]
        first = rows[0]
        part = self.section.add(
            Part("table", " ".join([*caption, *titles]), level=99, block=first, rows=len(table.records))
        )
        self._take_captions(part)
        for title in table.titles:
            self._passages(part, title, "title")
        self._fill(part, table)

    def _take_captions(self, part: Part) -> None:
        """The lines just above a table speak for the table."""
        captions = {id(b) for b in self.captions[-2:] if b is not self.section.block}
        moved = [p for p in self.section.passages if id(p.block) in captions]
        self.section.passages = [p for p in self.section.passages if id(p.block) not in captions]
        for passage in moved:
            passage.part = part
        part.passages.extend(moved)
        self.captions = []

    def _fill(self, part: Part, table: Table) -> None:
        part.labels = [*table.labels.values(), *(f.label for f in table.fields)]
        for block in table.plain:
            self._passages(part, block, "sentence")
        for found in table.fields:
            passage = _field(part, found.block, found.label, found.value.strip(), found.column, None)
            passage.heading = found.heading
            part.passages.append(passage)
            part.passages.extend(_value_sentences(part, found))
        for record in table.records:
            row = _row(part, record.block, record.fields)
            part.passages.append(row)
            answers = [Answer(f.label, f.value, f.column) for f in (*record.fields, *record.more)]
            answers.sort(key=lambda a: a.column)
            part.records.append(Record(answers, row))
        part.passages.extend(_columns(part, table))
        if table.labels and not table.records and not any(f for f in table.fields if not is_blank(f.value)):
            part.flags.add("blank_form")


def _mark(passage: Passage, block: Block, flag: str | None) -> None:
    if flag:
        passage.flags.add(flag)
    if block.visible in _EVIDENCE_FREE:
        passage.flags.add(_EVIDENCE_FREE[block.visible])
    if block.kind == "comment":
        passage.flags.add("comment")


def _field(part: Part, block: Block, label: str, value: str, column: int | None, flag: str | None) -> Passage:
    text = f"{label}：{value}"
    passage = Passage(text, "field", part, block, fold(text), label, value, int(not is_blank(value)), column)
    _mark(passage, block, flag)
    return passage


def _value_sentences(part: Part, found: Field) -> Iterator[Passage]:
    """A long answer in a form is read sentence by sentence as well."""
    if len(found.value) > 60 or "\n" in found.value.strip():
        for text in sentences(found.value):
            passage = Passage(
                text, "sentence", part, found.block, fold(text), found.label, column=found.column
            )
            _mark(passage, found.block, None)
            yield passage


def _row(part: Part, block: Block, fields: list[Field]) -> Passage:
    said = ";".join(
        f"{fold(f.label)}:{fold(f.value)}" if f.label else fold(f.value) for f in fields if f.value.strip()
    )
    answers = [f for f in fields[1:] if f.value.strip()]
    passage = Passage(block.text.strip(), "row", part, block, said, filled=1)
    _mark(passage, block, "blank" if answers and all(is_blank(f.value) for f in answers) else None)
    blank = sum(is_blank(f.value) for f in fields[1:])
    if len(fields) >= 5 and blank >= 0.6 * (len(fields) - 1):
        passage.flags.add("blank")
    if any(_FILE_NAME.search(f.value) for f in fields) or _lists_a_picture(fields):
        passage.flags.add("listed")
    if any(called_off(f.label, f.value) for f in fields) or not_open([(f.label, f.value) for f in fields]):
        passage.flags.add("negated")
    return passage


def _lists_a_picture(fields: list[Field]) -> bool:
    """Whether a row names a picture and says no more of it than what it is called."""
    if not any(_PICTURE_NAME.search(f.value) for f in fields):
        return False
    told = [f.value.strip() for f in fields if f.value.strip() and not _PICTURE_NAME.search(f.value)]
    return sum(not value.isdigit() for value in told) < _TELLS_MORE


def _columns(part: Part, table: Table) -> Iterator[Passage]:
    """One passage for each column: its label, its first answer, how many answers it has."""
    for number, label in table.labels.items():
        answers = [f for r in table.records for f in r.fields if f.column == number and not is_blank(f.value)]
        value = answers[0].value.strip() if answers else ""
        block = answers[0].block if answers else table.header
        if block is None or not label:
            continue
        text = f"{label}：{value}"
        passage = Passage(text, "column", part, block, fold(text), label, value, len(answers), number)
        _mark(passage, block, None)
        yield passage
