"""From a case file, or a folder of them, to Word files on disk: whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CertdeskError, why
from docgen import pdf as office
from docgen.case.load import load_case
from docgen.deliverables.issue_paper import issue_paper
from docgen.deliverables.write import Paper, prepare, ready
from docgen.word.template import save

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 80  # characters of a file name, without extension: 240 bytes of Chinese


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be rendered and how."""

    deliverable: str
    subject: str | None = None
    template: Path | None = None
    pdf: bool = False
    register: Path | None = None  # the register that the paper is entered in


@dataclass(frozen=True, slots=True)
class Done:
    """A paper on disk."""

    title: str
    subject: str
    paths: tuple[Path, ...]
    others: tuple[str, ...]  # what else it could have been written about
    drawn: str | None = None  # the number it was given on issue


def render(case_file: Path, wish: Wish, out: Path | None = None) -> Done:
    """One paper of one case. `out`: a .docx file or a folder; without it the working folder.

    Raises CertdeskError naming every field and clause that is missing; then nothing is written.
    """
    if wish.pdf:
        office.program()
    paper = _prepared(case_file, wish)
    return _finished(paper, wish, lambda number: _place(out, paper, number or _stem(paper, case_file)))


def _stem(paper: Paper, case_file: Path) -> str:
    """What a file name begins with: the paper's number, else the case's, else the name of its file."""
    return paper.number or paper.case.number or case_file.stem


def _finished(paper: Paper, wish: Wish, place: Callable[[str], Path]) -> Done:
    """Write the paper, and enter it where a register is given; `place` gives the file for a number."""
    kept: list[Path] = []

    def keep(number: str, document: bytes) -> None:
        kept.extend(_kept(document, place(number), wish.pdf))

    drawn = None
    if wish.register is None:
        keep(paper.number, paper.rendered())
    else:
        number, _ = issue_paper(paper, wish.register, keep)
        drawn = None if paper.number else number
    return Done(paper.deliverable.title, paper.subject, tuple(kept), paper.others, drawn)


def _kept(document: bytes, place: Path, pdf: bool) -> list[Path]:
    """Write the Word file and, where wanted, its PDF; the places."""
    files = {place: document}
    if pdf:
        files[place.with_suffix(".pdf")] = office.as_pdf(document)
    for path, data in files.items():
        _save(data, path)
    return list(files)


def _prepared(case_file: Path, wish: Wish) -> Paper:
    return prepare(
        load_case(case_file),
        wish.deliverable,
        case_file.parent,
        subject=wish.subject,
        template=wish.template,
        unnumbered=wish.register is not None,
    )


def render_folder(folder: Path, wish: Wish, out: Path) -> Iterator[Done | CertdeskError]:
    """The same paper for every case of a folder; a case that hinders it does not keep the others from theirs."""
    files = case_files(folder)
    if not files:
        raise CertdeskError(f"文件夹里没有案卷（*.yaml 或 子文件夹/case.yaml）：{folder}")
    if wish.pdf:
        office.program()
    if out.suffix == ".docx" or out.is_file():
        raise CertdeskError(f"一批案卷要写到文件夹：-o {out} 不是文件夹")
    taken: dict[Path, Path] = {}
    for file in files:
        try:
            yield _once(file, wish, out, taken)
        except CertdeskError as error:
            yield error if str(file) in str(error) else CertdeskError(f"{file}：{error}")


def _once(file: Path, wish: Wish, out: Path, taken: dict[Path, Path]) -> Done:
    """Render into the folder; two cases whose papers have one name are not allowed to overwrite each other."""
    paper = _prepared(file, wish)

    def place(number: str) -> Path:
        found = out / file_name(paper, number or _stem(paper, file))
        if found in taken:
            raise CertdeskError(f"与 {taken[found]} 的文书同名（{found.name}），没有写")
        taken[found] = file
        return found

    return _finished(paper, wish, place)


def case_files(folder: Path) -> list[Path]:
    """The case files of a folder: its YAML files and the case.yaml of its sub-folders."""
    return sorted(p for g in ("*.yaml", "*.yml", "*/case.yaml", "*/case.yml") for p in folder.glob(g))


def file_name(paper: Paper, number: str) -> str:
    """A readable name: number, title, and what it is about where the number does not tell."""
    about = "" if paper.number or paper.deliverable.subject == "case" else f"-{paper.subject}"
    name = f"{number}-{paper.deliverable.title}{about}"
    return _UNSAFE.sub("_", name).strip(" .")[:_LONGEST] + ".docx"


def _place(out: Path | None, paper: Paper, number: str) -> Path:
    if out is None or out.is_dir() or not out.suffix:
        return (out or Path()) / file_name(paper, number)
    if out.suffix.lower() != ".docx":
        raise CertdeskError(f"文书是 Word 文件，输出应以 .docx 结尾：{out}")
    return out


def _save(data: bytes, path: Path) -> None:
    try:
        save(data, path)
    except OSError as error:
        raise CertdeskError(f"写不了文件 {path}：{why(error)}") from error


def listing(case_file: Path) -> Iterator[str]:
    """One line for each paper and subject: id, title, subject, whether it can be rendered now or what hinders it."""
    for deliverable, subject, hindered in ready(load_case(case_file)):
        about = subject or "—"
        state = f"尚不能出具：{'；'.join(hindered)}" if hindered else "可以出具"
        yield f"{deliverable.id}\t{deliverable.title}\t{about}\t{state}"
