"""What an old binary office file (.doc, .xls, .ppt) shows of itself: locked with a password, or cut short."""

from __future__ import annotations

import struct

from checkers import media_type
from checkers.ole import CompoundFile

_FILE_PASS = 0x2F
_LOCKED_SHOW = b"\xdf\xc4\xd1\xf3"  # header token of a locked presentation
_BEGINNINGS = (0x0809, 0x0409, 0x0209, 0x0009)
_FIRST_RECORDS = 5  # a password record stands right after the beginning
_MAIN_STREAMS = {media_type.DOC: ("WordDocument",), media_type.XLS: ("Workbook", "Book")}


def is_locked(content: bytes, kind: str) -> bool:
    """Whether the file says of itself that its content is encrypted."""
    compound = CompoundFile(content)
    if kind == media_type.DOC:
        return len(head := compound.read("WordDocument", 32)) >= 12 and bool(head[11] & 1)
    if kind == media_type.XLS:
        return _has_file_pass(compound.read("Workbook", 1 << 16) or compound.read("Book", 1 << 16))
    if kind == media_type.PPT:
        return compound.read("Current User", 32)[12:16] == _LOCKED_SHOW
    return False


def is_damaged(content: bytes, kind: str) -> bool:
    """Whether the main stream is shorter than its directory entry says."""
    compound = CompoundFile(content)
    names = {name.lower() for name in _MAIN_STREAMS.get(kind, ())}
    main = [stream for stream in compound.streams if stream.name.lower() in names and not stream.is_root]
    return any(len(compound.read(stream.name, len(content))) < stream.size for stream in main)


def _has_file_pass(stream: bytes) -> bool:
    at = 0
    for number in range(_FIRST_RECORDS):
        if at + 4 > len(stream):
            return False
        record, length = struct.unpack_from("<HH", stream, at)
        if number == 0 and record not in _BEGINNINGS:
            return False
        if record == _FILE_PASS:
            return True
        at += 4 + length
    return False
