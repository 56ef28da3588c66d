"""Writing files that must not overwrite anybody's work."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import CertdeskError


def write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet. Raises CertdeskError if it does or cannot be written."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise CertdeskError(f"文件已存在，不覆盖：{path}") from None
    except OSError as error:
        raise CertdeskError(f"写不了文件 {path}：{error.strerror}") from error
