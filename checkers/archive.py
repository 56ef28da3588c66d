"""Zip files within limits: what a zip claims of its sizes is not believed, bytes are counted while inflating."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from checkers.readers.trouble import Unreadable

MAX_ENTRIES = 2_000
MAX_TOTAL = 500 << 20
MAX_RATIO = 100
RATIO_FROM = 1 << 20  # smaller parts may be packed as tightly as they like
_CHUNK = 1 << 18

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, IndexError)


class Archive:
    """An opened zip that refuses bombs, locked entries and damage with a reason."""

    def __init__(self, source: bytes | Path, max_total: int = MAX_TOTAL) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source)
        except (*DAMAGED, NotImplementedError) as error:
            raise Unreadable("corrupt", "压缩结构已损坏，无法打开，请重新导出后再提交") from error
        self._left = max_total

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def zip(self) -> zipfile.ZipFile:
        """The zip itself, for looking at names."""
        return self._zip

    def entries(self) -> list[zipfile.ZipInfo]:
        """All entries that are files, in the order of the zip's directory."""
        return [info for info in self._zip.infolist() if not info.filename.endswith(("/", "\\"))]

    def read(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        """The bytes of one entry of at most ``limit`` bytes."""
        if info.flag_bits & 1:
            raise Unreadable("encrypted", "压缩包内的文件设有密码，请提供无密码的版本")
        limit = min(limit, self._left)
        try:
            content = b"".join(self._chunks(info, limit))
        except NotImplementedError as error:
            raise Unreadable("unsupported", "压缩方式不受支持，请用普通 zip 重新压缩") from error
        except (*DAMAGED, RuntimeError) as error:
            raise Unreadable("corrupt", "压缩包内的数据已损坏，请重新导出后再提交") from error
        self._left -= len(content)
        return content

    def _chunks(self, info: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
        length = 0
        with self._zip.open(info) as part:
            while chunk := part.read(_CHUNK):
                length += len(chunk)
                if length > limit:
                    raise Unreadable("too_large", f"解压后超过 {limit >> 20} MB 的上限，请拆分后再提交")
                if length > RATIO_FROM and length > MAX_RATIO * max(info.compress_size, 1):
                    raise Unreadable("too_large", "压缩比异常（疑似压缩炸弹），未展开，请提交正常文件")
                yield chunk


def is_link(info: zipfile.ZipInfo) -> bool:
    """Whether the entry is a symbolic link."""
    return stat.S_ISLNK(info.external_attr >> 16)


def entry_name(info: zipfile.ZipInfo) -> str:
    """The name of an entry as its maker meant it: UTF-8 or, without the flag, often GBK."""
    name = info.orig_filename.split("\0")[0]
    if not info.flag_bits & 0x800:
        name = _decoded_name(name)
    return name.replace("\\", "/")


def _decoded_name(name: str) -> str:
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
