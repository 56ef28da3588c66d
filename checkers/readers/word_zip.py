"""The zip of an Office file: guarded against bombs, and read as far as a damaged one allows."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

from checkers.readers.trouble import Unreadable

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 2000
MOST_TOTAL = 500 * MEGABYTE
MOST_PART = 64 * MEGABYTE
MOST_RATIO = 100  # on parts above one megabyte
LOCAL_HEADER = struct.Struct("<4sHHHHHIIIHH")
OPENING_ERRORS = (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OSError, EOFError)

TOO_LARGE = "文件解压后过大，为安全起见没有读取。请删去多余内容或拆分后重新提交。"
LOCKED = "文件包内的内容带有密码，无法读取。请取消密码后重新提交。"
TRAVERSAL = "文件包内有指向包外的路径，为安全起见没有读取。请用 Word 或 WPS 另存后重新提交。"


@dataclass(frozen=True, slots=True)
class Entry:
    """One part as the zip describes it; ``packed`` is None where only inflating shows the length."""

    name: str
    start: int  # of the local header
    method: int
    packed: int | None
    size: int
    check: int


class ZipParts:
    """The parts of one zip by name, inflated on demand and counted while inflating."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._inflated = 0
        self.conflicts: list[str] = []  # names that stand in the zip twice with different content
        self.damaged: list[str] = []  # parts of which only a beginning could be read
        self.rescued = False  # the directory is damaged: parts were found by their local headers
        self._entries: dict[str, Entry] = {}
        for entry in self._listed():
            self._add(entry)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def names(self) -> list[str]:
        """All part names as written, with forward slashes."""
        return [entry.name for entry in self._entries.values()]

    def size(self, name: str) -> int:
        """The unpacked size that the zip declares."""
        return self._entries[name.lower()].size

    def read(self, name: str) -> bytes:
        """The content of one part; what can be had of a damaged one, which is then in ``damaged``."""
        entry = self._entries[name.lower()]
        packed = self._packed(entry)
        content, whole = _inflate(packed, entry.method)
        if not whole or (entry.check and zlib.crc32(content) != entry.check):
            self.damaged.append(entry.name)
        self._inflated += len(content)
        if self._inflated > MOST_TOTAL:
            raise Unreadable("too_large", TOO_LARGE)
        return content

    def packed(self, name: str) -> tuple[int, bytes]:
        """The checksum and the packed bytes of a part: what names its content without unpacking it."""
        entry = self._entries[name.lower()]
        return entry.check, bytes(self._packed(entry))

    def _packed(self, entry: Entry) -> memoryview:
        header = self._data[entry.start : entry.start + LOCAL_HEADER.size]
        if len(header) < LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
            return memoryview(b"")
        fields = LOCAL_HEADER.unpack(header)
        begin = entry.start + LOCAL_HEADER.size + fields[9] + fields[10]
        end = len(self._data) if entry.packed is None else begin + entry.packed
        return memoryview(self._data)[begin:end]

    def _add(self, entry: Entry) -> None:
        if ".." in entry.name.split("/"):
            raise Unreadable("unsafe", TRAVERSAL)
        known = self._entries.setdefault(entry.name.lower(), entry)
        if known is not entry and (known.check, known.size) != (entry.check, entry.size):
            self.conflicts.append(entry.name)

    def _listed(self) -> list[Entry]:
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                infos = archive.infolist()
        except OPENING_ERRORS:
            self.rescued = True
            return _found_entries(self._data)
        if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > MOST_TOTAL:
            raise Unreadable("too_large", TOO_LARGE)
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable("encrypted", LOCKED)
        return [_entry_of(info) for info in infos if not info.is_dir()]


def _entry_of(info: zipfile.ZipInfo) -> Entry:
    name = _part_name(info.filename)
    return Entry(name, info.header_offset, info.compress_type, info.compress_size, info.file_size, info.CRC)


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _found_entries(data: bytes) -> list[Entry]:
    """Parts by their local headers, for a zip whose directory is missing; the first of a name counts."""
    found: dict[str, Entry] = {}
    after = 0
    for match in re.finditer(rb"PK\x03\x04", data):
        start = match.start()
        if start < after or start + LOCAL_HEADER.size > len(data):
            continue
        _, _, flags, method, _, _, check, packed, size, name_length, extra = LOCAL_HEADER.unpack_from(
            data, start
        )
        begin = start + LOCAL_HEADER.size
        name = _part_name(data[begin : begin + name_length].decode("utf-8", "replace"))
        known_length = not flags & 8 or packed > 0
        if known_length:
            after = begin + name_length + extra + packed
        entry = Entry(name, start, method, packed if known_length else None, size, check)
        found.setdefault(name.lower(), entry)
        if len(found) > MOST_ENTRIES:
            raise Unreadable("too_large", TOO_LARGE)
    return list(found.values())


def _inflate(packed: memoryview, method: int) -> tuple[bytes, bool]:
    """The unpacked bytes, and whether they are whole."""
    if method == zipfile.ZIP_STORED:
        return bytes(packed), True
    if method != zipfile.ZIP_DEFLATED:
        return b"", False
    limit = min(MOST_PART, max(MEGABYTE, MOST_RATIO * len(packed)))
    engine = zlib.decompressobj(-15)
    try:
        content = engine.decompress(packed, limit + 1)
    except zlib.error:
        return _inflated_beginning(packed, limit), False
    if len(content) > limit:
        raise Unreadable("too_large", TOO_LARGE)
    return content, engine.eof


def _inflated_beginning(packed: memoryview, limit: int) -> bytes:
    """What stands before the damage, found in small steps."""
    engine = zlib.decompressobj(-15)
    pieces: list[bytes] = []
    for start in range(0, min(len(packed), limit), 64):
        try:
            pieces.append(engine.decompress(packed[start : start + 64], MEGABYTE))
        except zlib.error:
            break
    return b"".join(pieces)[:limit]
