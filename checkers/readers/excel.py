"""Excel workbooks (.xlsx, .xlsm, .xltx; Transitional and Strict) to rows of located cells."""

from __future__ import annotations

from checkers.document import Block, Cell, FileReading, Location, Visibility
from checkers.readers.excel_extras import Extras, read_extras
from checkers.readers.excel_package import DAMAGED, Package, SheetEntry
from checkers.readers.excel_sheet import RawCell, RawRow, Sheet, column_letters, place, read_sheet
from checkers.readers.excel_values import Values
from checkers.readers.trouble import Unreadable

MOST_CELLS = 200_000


def read(data: bytes, reading: FileReading) -> None:
    """Every sheet as a heading and its rows, with comments, text boxes, headers and footers."""
    package = Package(data)
    workbook = _Workbook(package)
    for number, entry in enumerate(package.sheets(), 1):
        workbook.add(number, entry)
    reading.blocks = workbook.blocks
    _conclude(workbook, package, reading)


class _Workbook:
    """The blocks of one workbook while they are gathered, and what stays to be said."""

    def __init__(self, package: Package) -> None:
        self.blocks: list[Block] = []
        self.uncached: list[str] = []
        self.unread: list[str] = []
        self.hidden: list[str] = []
        self.pictures = 0
        self.full = False
        self._package = package
        self._values = Values(package)
        self._left = MOST_CELLS

    def add(self, number: int, entry: SheetEntry) -> None:
        """The blocks of one sheet; an empty one leaves none."""
        if entry.part is None:
            self.unread.append(f"工作表“{entry.name}”")
            return
        sheet = read_sheet(self._package, entry.part, self._values, self._left)
        extras = read_extras(self._package, entry.part)
        blocks = _SheetBlocks(number, entry, sheet).all(extras)
        self._left -= sum(len(row.cells) for row in sheet.rows)
        self.pictures += extras.pictures
        self.full = self.full or sheet.full
        if entry.part in self._package.damaged() or sheet.full:
            self.unread.append(f"工作表“{entry.name}”")
        for row in sheet.rows:
            self.uncached.extend(f"{entry.name}!{_address(row, cell)}" for cell in row.cells if cell.uncached)
        if blocks:
            self.blocks.extend(blocks)
            if any(block.visible == "hidden" for block in blocks):
                self.hidden.append(entry.name)


class _SheetBlocks:
    """The blocks of one sheet."""

    def __init__(self, number: int, entry: SheetEntry, sheet: Sheet) -> None:
        self._number, self._name, self._sheet = number, entry.name, sheet
        self._visible: Visibility = "hidden" if entry.hidden else "visible"

    def all(self, extras: Extras) -> list[Block]:
        """Heading, header, rows, text boxes, comments, footer; nothing if the sheet says nothing."""
        blocks = [self._plain(text, "header") for text in self._sheet.headers]
        covered = self._sheet.covered()
        for row in self._sheet.rows:
            blocks.extend(self._row(row, covered))
        for line, column, text in extras.boxes:
            blocks.append(self._plain(text, "textbox", (line, column)))
        blocks += [self._plain(text, "comment", place(address)) for address, text in extras.comments]
        blocks += [self._plain(text, "footer") for text in self._sheet.footers]
        if blocks:
            where = Location(table=self._number, sheet=self._name)
            blocks.insert(0, Block(self._name, "heading", where, (), self._visible, level=1))
        return blocks

    def _row(self, row: RawRow, covered: set[tuple[int, int]]) -> list[Block]:
        """One block of the cells one sees and one of those one does not."""
        seen: list[Cell] = []
        unseen: list[Cell] = []
        for cell in row.cells:
            if covered and (row.number, cell.column) in covered:
                continue
            spans = self._sheet.spans.get((row.number, cell.column), (1, 1))
            kept = Cell(cell.text, cell.column, spans[1], spans[0], _address(row, cell))
            hidden = row.hidden or cell.hidden or self._sheet.hides_column(cell.column)
            (unseen if hidden else seen).append(kept)
        kinds: tuple[tuple[list[Cell], Visibility], ...] = ((seen, self._visible), (unseen, "hidden"))
        return [self._block(row, cells, visible) for cells, visible in kinds if cells]

    def _block(self, row: RawRow, cells: list[Cell], visible: Visibility) -> Block:
        text = "\t".join(cell.text for cell in cells)
        where = Location(table=self._number, row=row.number, sheet=self._name)
        return Block(text, "row", where, (self._name,), visible, tuple(cells))

    def _plain(self, text: str, kind: str, where: tuple[int, int] | None = None) -> Block:
        row, column = where or (None, None)
        cell = f"{column_letters(column)}{row}" if row and column else None
        location = Location(row=row, column=column, sheet=self._name, cell=cell)
        return Block(text, kind, location, (self._name,), self._visible)  # type: ignore[arg-type]


def _address(row: RawRow, cell: RawCell) -> str:
    return f"{column_letters(cell.column)}{row.number}"


def _conclude(workbook: _Workbook, package: Package, reading: FileReading) -> None:
    """Status, reason and remarks; damage outweighs the cap, the cap outweighs formulas."""
    damaged = bool(package.damaged() or package.parts.rescued or package.parts.conflicts)
    lost = workbook.unread
    if damaged and not workbook.blocks:
        raise Unreadable("corrupt", DAMAGED)
    reading.unread_parts = (*lost, *workbook.uncached[:20])
    reading.notes = (*reading.notes, *_notes(workbook, package))
    if damaged or (lost and not workbook.full):
        _partly(
            reading,
            "corrupt",
            f"文件部分损坏，{_named(lost) or '部分内容'}可能不全，请打开核对、修复并另存后重新提交",
        )
    elif workbook.full:
        _partly(reading, "too_large", f"单元格超过 {MOST_CELLS} 个，{_named(lost)}未读完，请拆分后再提交")
    elif workbook.uncached:
        cells = _named(workbook.uncached)
        _partly(
            reading,
            "no_cached_value",
            f"公式没有保存计算结果：{cells}，请用 Excel 或 WPS 打开并保存后重新提交",
        )
    elif not workbook.blocks:
        reading.message = "工作簿中没有文字，请核对是否交错文件"


def _partly(reading: FileReading, reason: str, message: str) -> None:
    reading.status, reading.reason, reading.message = "partly_read", reason, message


def _named(parts: list[str]) -> str:
    return "、".join(parts[:5]) + ("等" if len(parts) > 5 else "")


def _notes(workbook: _Workbook, package: Package) -> list[str]:
    notes = []
    if workbook.hidden:
        notes.append(f"含隐藏的内容（工作表 {_named(workbook.hidden)}），不作为证据")
    if workbook.pictures:
        notes.append(f"表内有 {workbook.pictures} 张图片，图片中的文字未读取")
    if any(name.lower().endswith("vbaproject.bin") for name in package.parts.names()):
        notes.append("含宏，未运行")
    return notes
