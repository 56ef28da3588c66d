"""The mutations: one change to a labelled passage in its file, with the answer it deserves (a flip, or the verdict kept)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks.mutation_base import Base, alone_shows, item
from checkers.document import Block, BlockKind, Cell, FileReading, Location, Visibility
from corpus.yaml_file import load

WORDS: Mapping[str, Any] = load(Path(__file__).with_name("mutation_words.yaml"))
OTHER = "宁波海恒家居有限公司"
_NUMBER = re.compile(
    r"^\s*(第[一二三四五六七八九十\d]+[条款章、]?|[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|[甲乙丙丁]\d|\d{1,2}(\.\d+)*[.、]?(?![年月日\d件个])(?=[\s\u4e00-\u9fff]))\s*"
)
_YEAR = re.compile(r"20[12]\d(?=[-./年])|(?<=至)\s*20[23]\d(?=[-./年])")
_DATED = re.compile(r"^\D{0,4}(20\d\d[-./年])?\d{1,2}[-./月]\d{1,2}|^20\d\d")
_TABLE = 990  # the number of a table that a mutation makes


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mutated file: kind and way of the mutation, the base, what is read now, the words put in, and whether it is to flip."""

    kind: str
    way: str
    base: Base
    reading: FileReading
    said: str
    flips: bool


def sentence(base: Base) -> str:
    """The passage as a sentence without its number and full stop."""
    text = "，".join(c.text.strip() for c in base.passage.cells if c.text.strip()) or base.passage.text
    return _NUMBER.sub("", text).strip().rstrip("。；;.，, ")


def paragraph(text: str, kind: BlockKind = "paragraph", **more: Any) -> Block:
    """A paragraph of its own."""
    return Block(text, kind, Location(paragraph=9000), **more)


_NEXT = paragraph("其他", "heading", level=5)


def rows(lines: Sequence[Sequence[str]], table: int = _TABLE) -> list[Block]:
    """A table of its own."""
    return [
        Block(
            "\t".join(line),
            "row",
            Location(table=table, row=number),
            cells=tuple(Cell(text, column) for column, text in enumerate(line, 1)),
        )
        for number, line in enumerate(lines, 1)
    ]


def _filled(template: str, base: Base) -> str:
    asked = item(base.seed).statement.rstrip("。")
    return template.format(s=sentence(base), t=base.topic, r=asked)


def told(
    kind: str, base: Base, wordings: Mapping[str, Any], way: str, number: int, flips: bool
) -> Mutant | None:
    """The mutant of one wording, or None where the wording does not fit the passage."""
    said = wordings[way][number]
    return _made(
        kind, f"{way} {said if isinstance(said, str) else said[0]}", base, _WAYS[way](base, said), flips
    )


def _made(kind: str, way: str, base: Base, blocks: Sequence[Block] | None, flips: bool) -> Mutant | None:
    if blocks is None:
        return None
    said = " / ".join(b.text for b in blocks)
    return Mutant(kind, way, base, base.with_blocks(blocks), said, flips)


def _alone(base: Base, template: str) -> list[Block]:
    """A line with nothing below it: what follows in the file stands under the next heading."""
    return [*_say(base, template), _NEXT]


def _say(base: Base, template: str) -> list[Block]:
    return (
        [replace(base.passage, text=_filled(template, base), kind="paragraph", cells=())]
        if not (base.passage.cells)
        else [paragraph(_filled(template, base))]
    )


def _turn(base: Base, change: Sequence[str]) -> list[Block] | None:
    clauses = [c for c in re.split("[，：]", sentence(base)) if re.search(change[0], c)]
    if not clauses or base.passage.cells or not alone_shows(base, clauses[0]):
        return None
    return [replace(base.passage, text=f"{re.sub(change[0], change[1], clauses[0], count=1)}。")]


def _head(base: Base, title: str) -> list[Block]:
    return [paragraph(title, "heading", level=20), base.passage]


def _lead(base: Base, line: str) -> list[Block]:
    return [paragraph(line), base.passage]


def _tail(base: Base, line: str) -> list[Block]:
    return [base.passage, paragraph(line)]


def _state(base: Base, state: str) -> list[Block] | None:
    if base.passage.cells:
        return None
    fine = ["考勤", "上下班打卡，月底汇总", "正常"]
    return rows([["事项", "内容", "现状"], fine, [base.topic, sentence(base), state]])


def _answer(base: Base, said: str) -> list[Block] | None:
    """Days and results of a row replaced; what names the row stays."""
    cells = base.passage.cells
    if len(cells) < 3:
        return None
    first = next((n for n, c in enumerate(cells[1:], 1) if _DATED.match(c.text.strip())), len(cells) - 1)
    changed = [
        replace(c, text=said) if n and (n == first or n > max(1, len(cells) // 2)) and c.text.strip() else c
        for n, c in enumerate(cells)
    ]
    return [replace(base.passage, text="\t".join(c.text for c in changed), cells=tuple(changed))]


def _heading(base: Base, title: str) -> list[Block]:
    return [paragraph(_filled(title, base), "heading", level=6), _NEXT]


def _bold(base: Base, title: str) -> list[Block]:
    return [paragraph(_filled(title, base), bold=True), _NEXT]


def _contents(base: Base, entry: str) -> list[Block]:
    listed = ["第一章 总则", _filled(entry, base), "第九章 附则"]
    entries = [paragraph(f"{line}……………{page}") for page, line in enumerate(listed, 3)]
    return [paragraph("目录"), *entries, _NEXT]


_WAYS: Mapping[str, Callable[[Base, Any], list[Block] | None]] = {
    "say": _say,
    "turn": _turn,
    "head": _head,
    "lead": _lead,
    "tail": _tail,
    "state": _state,
    "answer": _answer,
    "heading": _heading,
    "bold": _bold,
    "plain": _alone,
    "contents": _contents,
    "echo": _alone,
    "dangling": _alone,
}


def last(kind: str, base: Base, state: str, flips: bool) -> Mutant | None:
    """A further column in the register: the mutated row has the state, the others are fine."""
    cells = base.passage.cells
    table, sheet = base.passage.location.table, base.passage.location.sheet
    beside_it = [c.text for b in base.before if b.location.table == table for c in b.cells]
    if len(cells) < 3 or any(re.search("状态|现状|状况|情况|备注", text) for text in beside_it):
        return None
    column = max(c.column + c.columns for b in (*base.before, base.passage) for c in b.cells)

    def wider(block: Block, text: str) -> Block:
        cell = Cell(text, column)
        return replace(block, text=f"{block.text}\t{text}", cells=(*block.cells, cell))

    def beside(blocks: Sequence[Block], first: bool) -> tuple[Block, ...]:
        made, header = [], first
        for block in blocks:
            own = block.kind == "row" and (block.location.table, block.location.sheet) == (table, sheet)
            if own and len(block.cells) >= len(cells) - 1:
                block, header = wider(block, "状态" if header else "正常"), False
            made.append(block)
        return tuple(made)

    changed = replace(base, before=beside(base.before, True), after=beside(base.after, False))
    if changed.before == base.before:
        return None  # no header row
    block = wider(base.passage, state)
    return Mutant(kind, f"last {state}", base, changed.with_blocks([block]), block.text, flips)


def shown_as(kind: str, base: Base, way: str, flips: bool) -> Mutant | None:
    """The passage deleted, hidden or in a comment; or moved to another place; or set another way; or with an instruction."""
    text = base.passage.text if not base.passage.cells else sentence(base)
    blocks: list[Block] | None
    if way in ("deleted", "hidden"):
        visible: Visibility = "deleted" if way == "deleted" else "hidden"
        blocks = [replace(base.passage, visible=visible)]
    elif way == "comment":
        blocks = [paragraph(text, "comment")]
    else:
        blocks = _moved(base, way, text)
    return _made(kind, way, base, blocks, flips)


def _moved(base: Base, way: str, text: str) -> list[Block] | None:
    if way == "cell":
        return rows([["序号", "内容"], ["1", "上下班打卡"], ["2", text]])
    if way == "form":
        return rows([[base.topic, text], ["打卡", "上下班打卡，月底汇总"]])
    if way == "row":
        return rows([["事项", "做法", "责任人"], [base.topic, text, "综合办"]])
    if way in ("header", "footer", "note", "textbox"):
        return [paragraph(text, way)]  # type: ignore[arg-type]
    return [paragraph(f"● {_NUMBER.sub('', text)}")]


def elsewhere(kind: str, base: Base) -> Mutant:
    """The passage alone in a file of its own with a telling name."""
    made = replace(base.reading, path=f"补充材料/{base.topic}.docx", blocks=[base.passage])
    return Mutant(kind, "file", base, made, base.passage.text, False)


def renamed(kind: str, base: Base) -> Mutant:
    """The file under a name that tells nothing."""
    end = base.reading.path.rsplit(".", 1)[-1]
    made = base.with_blocks([base.passage], f"扫描0012.{end}")
    return Mutant(kind, "renamed", base, made, base.passage.text, False)


def reset(kind: str, base: Base, way: str) -> Mutant | None:
    """The passage in another typography."""
    change = _TYPE[way]
    block = base.passage
    cells = tuple(replace(c, text=change(c.text)) for c in block.cells)
    text = "\t".join(c.text for c in cells) if cells else change(block.text)
    return (
        None
        if text == block.text
        else _made(kind, way, base, [replace(block, text=text, cells=cells)], False)
    )


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _spaced(text: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", " ", text)


@cache
def _old_forms() -> dict[int, str]:
    table = files("opencc").joinpath("dictionary/STCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {ord(new): old.split(" ")[0] for new, old in pairs if len(new) == 1}


def _wrapped(text: str) -> str:
    return "\n".join(text[i : i + 30] for i in range(0, len(text), 30)) if len(text) > 34 else text


def _noisy(text: str, every: int) -> str:
    """Look-alikes as a recogniser of pictures confuses them, one in so many characters at most."""
    alike = dict(WORDS["M14"]["alike"])
    made, since = [], every // 2
    for char in text:
        since += 1
        if since >= every and char in alike:
            char, since = alike[char], 0
        made.append(char)
    return "".join(made)


_TYPE: Mapping[str, Callable[[str], str]] = {
    "wide": _wide,
    "spaced": _spaced,
    "traditional": lambda text: text.translate(_old_forms()),
    "wrapped": _wrapped,
    "punctuation": lambda text: text.translate(str.maketrans("，。：；（）", ",.:;()")),
    "noise 1 %": lambda text: _noisy(text, 100),
    "noise 3 %": lambda text: _noisy(text, 33),
}


def typographies() -> Iterator[str]:
    """The names of the typographies."""
    yield from _TYPE


def reworded(kind: str, base: Base, number: int) -> Mutant | None:
    """Words of the passage replaced by others of the same meaning."""

    def change(text: str) -> str:
        for group in WORDS["M02"]["words"]:
            word = next((w for w in group if w in text), None)
            others = [w for w in group if w != word]
            if word:
                text = text.replace(word, others[number % len(others)])
        return text

    block = base.passage
    cells = tuple(replace(c, text=change(c.text)) for c in block.cells)
    text = "\t".join(c.text for c in cells) if cells else change(block.text)
    if text == block.text:
        return None
    return _made(kind, f"words {number}", base, [replace(block, text=text, cells=cells)], False)


def instructed(kind: str, base: Base, said: str, alone: bool) -> Mutant | None:
    """An instruction to whoever reads the file: beside the passage it changes nothing, alone it shows nothing."""
    block = paragraph(said)
    return _made(
        kind,
        f"{'alone' if alone else 'beside'} {said}",
        base,
        [block] if alone else [block, base.passage],
        alone,
    )


def shifted(kind: str, base: Base, years: int) -> Mutant | None:
    """All years of the passage shifted: run out, too old, or still to come."""

    def change(text: str) -> str:
        return _YEAR.sub(lambda m: str(int(m.group()) + years), text)

    block = base.passage
    cells = tuple(replace(c, text=change(c.text)) for c in block.cells)
    text = "\t".join(c.text for c in cells) if cells else change(block.text)
    if text == block.text:
        return None
    return _made(kind, f"years {years:+d}", base, [replace(block, text=text, cells=cells)], True)


def foreign(kind: str, base: Base, brands: Sequence[str]) -> Mutant:
    """The whole file as another company's: its name in the running header and wherever the applicant is named."""

    def change(text: str) -> str:
        for name in (base.seed.applicant, *brands):
            text = text.replace(name, OTHER)
        return text

    def own(block: Block) -> Block:
        cells = tuple(replace(c, text=change(c.text)) for c in block.cells)
        return replace(
            block, text=change(block.text), cells=cells, headings=tuple(map(change, block.headings))
        )

    head = [paragraph(OTHER, "header"), paragraph(f"{OTHER}  内部文件")]
    blocks = [*head, *map(own, base.with_blocks([base.passage]).blocks)]
    made = replace(base.reading, blocks=blocks)
    return Mutant(kind, "whole file", base, made, OTHER, True)
