"""Office files without clock or machine: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def steady(package: bytes, day: str) -> bytes:
    """A docx or xlsx whose entries carry a fixed time and whose properties carry one day (YYYY-MM-DD)."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), content)
            new.writestr(entry, content)
    return result.getvalue()


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a package, already compressed, so that it can be written again and again."""

    name: bytes
    checksum: int
    size: int
    content: bytes


def packed(name: str, content: bytes, level: int = 6) -> Entry:
    """A file compressed for a package."""
    press = zlib.compressobj(level, zlib.DEFLATED, -15)
    return Entry(name.encode(), zlib.crc32(content), len(content), press.compress(content) + press.flush())


_LOCAL, _CENTRAL, _END = "<IHHHHHIIIHH", "<IHHHHHHIIIHHHHHII", "<IHHHHIIH"
_FEATURES = (20, 0x0800, 8, 0, 0x0021)  # version 2.0, UTF-8 names, deflated, midnight of 1980-01-01


def written(entries: Iterable[Entry]) -> bytes:
    """A package of compressed files (each below 4 GB), with the fixed time of steady()."""
    local, central, at, number = [], [], 0, 0
    for entry in entries:
        sizes = (entry.checksum, len(entry.content), entry.size, len(entry.name))
        head = struct.pack(_LOCAL, 0x04034B50, *_FEATURES, *sizes, 0)
        local += [head, entry.name, entry.content]
        mode = 0o600 << 16
        central += [
            struct.pack(_CENTRAL, 0x02014B50, 0x0314, *_FEATURES, *sizes, 0, 0, 0, 0, mode, at),
            entry.name,
        ]
        at += len(head) + len(entry.name) + len(entry.content)
        number += 1
    directory = b"".join(central)
    end = struct.pack(_END, 0x06054B50, 0, 0, number, number, len(directory), at, 0)
    return b"".join((*local, directory, end))
