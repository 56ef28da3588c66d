"""Errors in the data of a scheme: always with the file, the line, the key and what is allowed."""

from __future__ import annotations

from pathlib import Path


class CertdeskError(Exception):
    """What a user can put right: bad usage, a wrong data or case file, an unreadable path. Chinese message."""


class SchemeError(CertdeskError):
    """The scheme data is wrong (not the applicant's files, not the program). Message is Chinese."""

    def __init__(self, message: str, file: Path | None = None, line: int | None = None) -> None:
        where = f"{file}" + (f"：第 {line} 行" if line else "") if file else ""
        super().__init__(f"{where}：{message}" if where else message)
        self.message = message
        self.file = file
        self.line = line
