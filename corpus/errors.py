"""Errors that a user can put right: in Chinese, with the file, the line, the key and what is allowed."""

from __future__ import annotations

import errno
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


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "文件名太长",
}


def why(error: OSError) -> str:
    """Why the system refused a file, in Chinese; a rare reason stays in the system's words."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
