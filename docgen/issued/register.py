"""The register of issued documents: one SQLite file, a number once and for all."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from corpus.errors import CertdeskError
from docgen.issued.numbering import Pattern
from docgen.word.visible import Lines

_TABLES = """
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS issued (
    number TEXT NOT NULL, series TEXT NOT NULL, deliverable TEXT NOT NULL, scheme TEXT NOT NULL,
    case_number TEXT NOT NULL, issued_on TEXT NOT NULL, model_hash TEXT NOT NULL, text_hash TEXT NOT NULL,
    content BLOB NOT NULL, UNIQUE (series, number)
);
CREATE INDEX IF NOT EXISTS issued_number ON issued (number);
CREATE INDEX IF NOT EXISTS issued_text ON issued (text_hash);
"""
_COLUMNS = "number, series, deliverable, scheme, case_number, issued_on, model_hash, text_hash, content"
_FORMAT = 1
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Issued:
    """One issued document: what it is, when (YYYY-MM-DD), and its visible text and pictures as they were.

    A number is unique in its series: all certificates of a body, or the papers of one kind in one case.
    """

    number: str
    series: str
    deliverable: str
    scheme: str
    case_number: str
    issued_on: str
    model_hash: str
    text_hash: str
    lines: Lines
    pictures: tuple[str, ...] = ()


def _is_base(path: Path) -> bool:
    """Whether a file is an SQLite file; an empty one is nobody's register yet."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC
    return False


class Register:
    """An open register. Several programs may use one file; each change waits for the others."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open, or begin, a register. Raises CertdeskError for a file that is none."""
        self.path = path
        if not create and not path.is_file():
            raise CertdeskError(f"{path}：没有这份发文登记簿")
        if not create and not _is_base(path):
            raise CertdeskError(f"{path}：不是发文登记簿")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._prepare()
        except (sqlite3.Error, OSError):
            raise CertdeskError(f"{path}：不是发文登记簿，或不能读写") from None

    def _prepare(self) -> None:
        version = self._base.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _FORMAT):
            raise CertdeskError(f"{self.path}：登记簿的格式是 {version}，本版本只认 {_FORMAT}")
        if version == 0:
            self._base.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_FORMAT}; COMMIT;")

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """All or nothing: what is drawn and issued inside is undone when an error leaves."""
        try:
            self._base.execute("BEGIN IMMEDIATE")
        except sqlite3.Error:
            raise CertdeskError(f"{self.path}：登记簿正被占用，不能写入") from None
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def next_number(self, series: str, pattern: Pattern, values: Mapping[str, int | str]) -> str:
        """The next free number of a pattern in a series. Inside `changing`, so that nobody else takes it."""
        row = self._base.execute(
            "SELECT last FROM counter WHERE name = ?", (pattern.counter(values),)
        ).fetchone()
        serial = (row[0] if row else 0) + 1
        while self.find(series, pattern.number(serial, values)) is not None:
            serial += 1
        return pattern.number(serial, values)

    def count(self, number: str, pattern: Pattern, values: Mapping[str, int | str]) -> None:
        """Let the counter of a pattern go on after a number of it."""
        serial = pattern.serial_of(number, values)
        if serial is not None:
            self._base.execute(
                "INSERT INTO counter VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)",
                (pattern.counter(values), serial),
            )

    def issue(self, document: Issued) -> None:
        """Enter a document. Raises CertdeskError when its number has been issued."""
        content = {"lines": document.lines, "pictures": document.pictures}
        packed = zlib.compress(json.dumps(content, ensure_ascii=False).encode())
        row = (
            document.number,
            document.series,
            document.deliverable,
            document.scheme,
            document.case_number,
            document.issued_on,
            document.model_hash,
            document.text_hash,
            packed,
        )
        try:
            self._base.execute(f"INSERT INTO issued ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.IntegrityError:
            old = self.find(document.series, document.number)
            about = f"（{old.issued_on}，{old.deliverable}，案卷 {old.case_number}）" if old else ""
            raise CertdeskError(f"编号 {document.number} 已经发出{about}，不能再次使用") from None

    def find(self, series: str, number: str) -> Issued | None:
        """The document with a number in a series."""
        return next(self._select("series = ? AND number = ?", series, number), None)

    def with_number(self, number: str) -> list[Issued]:
        """The documents with a number, of whatever series."""
        return list(self._select("number = ?", number))

    def with_text(self, text_hash: str) -> list[Issued]:
        """The documents whose visible text has a hash."""
        return list(self._select("text_hash = ?", text_hash))

    def numbers(self) -> list[str]:
        """Every issued number, in the order of issue."""
        return [row[0] for row in self._base.execute("SELECT number FROM issued ORDER BY rowid")]

    def all(self) -> Iterator[Issued]:
        """Every issued document, in the order of issue."""
        return self._select("1")

    def _select(self, where: str, *values: str) -> Iterator[Issued]:
        found = self._base.execute(f"SELECT {_COLUMNS} FROM issued WHERE {where} ORDER BY rowid", values)
        for number, series, deliverable, scheme, case_number, day, model, text, packed in found.fetchall():
            content = json.loads(zlib.decompress(packed))
            lines, pictures = content["lines"], tuple(content["pictures"])
            yield Issued(number, series, deliverable, scheme, case_number, day, model, text, lines, pictures)
