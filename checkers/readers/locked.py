"""Whether an old binary office file (.doc, .xls, .ppt) is locked with a password."""

from __future__ import annotations

import struct

from checkers import media_type
from checkers.ole import CompoundFile

_FILE_PASS = 0x2F
_LOCKED_SHOW = b"\xdf\xc4\xd1\xf3"  # header token of a locked presentation
_MAX_RECORDS = 200


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


def _has_file_pass(stream: bytes) -> bool:
    at = 0
    for _ in range(_MAX_RECORDS):
        if at + 4 > len(stream):
            return False
        record, length = struct.unpack_from("<HH", stream, at)
        if record == _FILE_PASS:
            return True
        at += 4 + length
    return False
