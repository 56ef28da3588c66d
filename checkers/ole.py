"""The directory and streams of an OLE2 compound file, as far as a type or a password shows in them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_SECTORS = 200_000
_END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors


@dataclass(frozen=True, slots=True)
class Stream:
    """One entry of the directory: its name, first sector and size."""

    name: str
    start: int
    size: int
    is_root: bool


class CompoundFile:
    """An OLE2 file whose damaged parts read as missing, never as an exception."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        header = data[:512].ljust(512, b"\0")
        shift, mini_shift = struct.unpack_from("<HH", header, 30)
        self._sector = 1 << shift if shift in (9, 12) else 512
        self._mini_sector = 1 << mini_shift if mini_shift in (5, 6, 7) else 64
        (directory_start,) = struct.unpack_from("<I", header, 48)
        self._cutoff, mini_start = struct.unpack_from("<II", header, 56)
        self._fat = self._read_fat(header)
        self._mini_fat = _numbers(self._chain(mini_start))
        self.streams = self._read_directory(directory_start)

    def names(self) -> set[str]:
        """The names of all storages and streams, at any depth."""
        return {stream.name for stream in self.streams}

    def read(self, name: str, limit: int = 1 << 20) -> bytes:
        """The first bytes of the stream, or nothing if there is no such stream."""
        found = next((s for s in self.streams if s.name.lower() == name.lower() and not s.is_root), None)
        if found is None:
            return b""
        wanted = min(found.size, limit)
        if found.size >= self._cutoff:
            return self._chain(found.start, wanted)[:wanted]
        return self._mini_chain(found.start, wanted)[:wanted]

    def _at(self, sector: int) -> bytes:
        begin = (sector + 1) * self._sector
        return self._data[begin : begin + self._sector]

    def _read_fat(self, header: bytes) -> tuple[int, ...]:
        sectors = list(struct.unpack_from("<109I", header, 76))
        following, count = struct.unpack_from("<II", header, 68)
        for _ in range(min(count, 1000)):
            if following >= _END:
                break
            more = _numbers(self._at(following))
            if not more:
                break
            sectors.extend(more[:-1])
            following = more[-1]
        kept = [s for s in sectors if s < _END][: MAX_SECTORS // 128]
        return _numbers(b"".join(self._at(s) for s in kept))

    def _chain(self, start: int, limit: int = 1 << 24) -> bytes:
        parts: list[bytes] = []
        sector, length = start, 0
        while sector < len(self._fat) and length < limit and len(parts) < MAX_SECTORS:
            part = self._at(sector)
            if not part:
                break
            parts.append(part)
            length += len(part)
            sector = self._fat[sector]
        return b"".join(parts)

    def _mini_chain(self, start: int, limit: int) -> bytes:
        root = next((s for s in self.streams if s.is_root), None)
        container = self._chain(root.start) if root else b""
        parts: list[bytes] = []
        sector = start
        while sector < len(self._mini_fat) and len(parts) * self._mini_sector < limit:
            begin = sector * self._mini_sector
            parts.append(container[begin : begin + self._mini_sector])
            sector = self._mini_fat[sector]
        return b"".join(parts)

    def _read_directory(self, start: int) -> tuple[Stream, ...]:
        raw = self._chain(start)
        entries = (raw[at : at + 128] for at in range(0, len(raw) - 127, 128))
        return tuple(_stream(entry) for entry in entries if entry[66] in (1, 2, 5))


def _stream(entry: bytes) -> Stream:
    length = max(0, min(64, int.from_bytes(entry[64:66], "little")) - 2)
    name = entry[:length].decode("utf-16-le", "replace")
    start, size = struct.unpack_from("<II", entry, 116)
    return Stream(name, start, size, entry[66] == 5)


def _numbers(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
