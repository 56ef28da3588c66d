"""Whether a file is a document that was issued, and whether its visible text is still the same."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from corpus.errors import CertdeskError
from docgen.issued.content import digest, pictures
from docgen.issued.issue import CHECK, NUMBER
from docgen.issued.listing import title_of
from docgen.issued.register import Issued, Register
from docgen.word.errors import TemplateError
from docgen.word.package import Package
from docgen.word.properties import PART, read_custom
from docgen.word.visible import Lines, visible

Status = Literal["unchanged", "changed", "unknown"]
_WORDS = {
    "unchanged": "是本机构发出的文件，内容未改动",
    "changed": "与发出的文件不同",
    "unknown": "登记簿中没有这份文件",
}
_NEAR = 0.5  # share of common lines below which a mention of a number does not make it this document


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines of one part as issued and as they are now."""

    part: str
    before: list[str]
    after: list[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known about a file."""

    file: str
    status: Status
    number: str | None = None
    deliverable: str | None = None
    title: str | None = None
    case_number: str | None = None
    issued_on: str | None = None
    differences: list[Difference] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """The answer as plain data."""
        return asdict(self)


def verify(path: Path, register: Register | None) -> Answer:
    """The answer for a file; without a register nothing is vouched for. Raises CertdeskError for no Word file."""
    package = _opened(path)
    lines, carried = visible(package), _carried(package)
    check = digest(lines)
    if register is None:
        return Answer(
            path.name, "unknown", carried.get(NUMBER), notes=["没有登记簿，不能核实", *_own(carried, check)]
        )
    same = register.with_text(check)
    if same:
        return _known(path.name, "unchanged", same[0], [], _marks(same[0], package, carried))
    other = _candidate(register, lines, carried)
    if other is not None:
        marks = _marks(other, package, carried)
        return _known(path.name, "changed", other, differences(other.lines, lines), marks)
    return Answer(path.name, "unknown", notes=_own(carried, check))


def _opened(path: Path) -> Package:
    try:
        data = path.read_bytes()
    except OSError:
        raise CertdeskError(f"{path}：不能读取") from None
    try:
        return Package(data, path.name)
    except TemplateError as error:
        raise CertdeskError(
            f"{path.name}：{error.problems[0].message}；verify 只核对 Word 文件（.docx）"
        ) from None


def _carried(package: Package) -> dict[str, str]:
    try:
        return read_custom(package.parts[PART]) if PART in package.parts else {}
    except etree.XMLSyntaxError:
        return {}


def _own(carried: dict[str, str], check: str) -> list[str]:
    """What the file says about itself: a hint, never a proof."""
    if CHECK not in carried:
        return []
    same = "一致" if carried[CHECK] == check else "不一致"
    return [f"文件自带的校验值与内容{same}（自带信息可以伪造，仅供参考）"]


def _marks(entry: Issued, package: Package, carried: dict[str, str]) -> list[str]:
    notes = []
    if carried.get(NUMBER, entry.number) != entry.number:
        notes.append(f"文件属性写的编号是 {carried[NUMBER]}，与登记的 {entry.number} 不同")
    if entry.pictures and not set(entry.pictures) <= set(pictures(package)):
        notes.append("图片与发出时不同（也可能是软件另存时重新压缩），请人工核对印章、签名和标志")
    return notes


def _candidate(register: Register, lines: Lines, carried: dict[str, str]) -> Issued | None:
    """The issued document that this one most likely was: by the number it carries, or one that it names."""
    text = "\n".join(line for part in lines.values() for line in part)
    named = [n for n in dict.fromkeys(register.numbers()) if n == carried.get(NUMBER) or n in text]
    found = [entry for number in named for entry in register.with_number(number)]
    if not found:
        return None
    best = min(found, key=lambda e: (-_likeness(e.lines, lines), e.number))
    sure = best.number == carried.get(NUMBER) and best.number in text
    return best if sure or _likeness(best.lines, lines) >= _NEAR else None


def _likeness(one: Lines, other: Lines) -> float:
    first, second = ([(p, line) for p, part in lines.items() for line in part] for lines in (one, other))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def differences(before: Lines, after: Lines) -> list[Difference]:
    """Where two texts differ, part by part."""
    return [
        Difference(part, old, new)
        for part in dict.fromkeys((*before, *after))
        for old, new in _changes(before.get(part, []), after.get(part, []))
    ]


def _changes(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield old[a:b], new[c:d]


def _known(file: str, status: Status, entry: Issued, changes: list[Difference], notes: list[str]) -> Answer:
    return Answer(
        file,
        status,
        entry.number,
        entry.deliverable,
        title_of(entry),
        entry.case_number,
        entry.issued_on,
        changes,
        notes,
    )


def as_text(answer: Answer) -> str:
    """The answer in Chinese lines."""
    about = f"：{answer.number}（{answer.title}，{answer.issued_on} 发出，案卷 {answer.case_number}）"
    lines = [f"{answer.file}：{_WORDS[answer.status]}" + (about if answer.issued_on else "")]
    for change in answer.differences:
        lines += [f"  {change.part} 原为：{line}" for line in change.before]
        lines += [f"  {change.part} 现为：{line}" for line in change.after]
    return "\n".join((*lines, *(f"  注意：{note}" for note in answer.notes)))
