"""The harness itself, against readers that hang, die, raise, eat memory or talk too much."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import Any

import pytest

from checkers import isolation
from checkers.document import Block, Cell, FileReading, Location
from checkers.intake import Item
from checkers.isolation import read_files
from checkers.parcel import packed, unpacked
from checkers.readers import patience
from checkers.readers.trouble import Unreadable

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the fake readers are passed on by fork")


def misbehave(content: bytes, reading: FileReading) -> None:
    """A reader that does what the file says."""
    deeds: dict[bytes, Any] = {
        b"hang": lambda: time.sleep(3600),
        b"spin": lambda: all(iter(lambda: True, False)),
        b"exit": lambda: os._exit(3),
        b"sysexit": lambda: sys.exit(0),
        b"segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
        b"abort": os.abort,
        b"raise": lambda: 1 / 0,
        b"recurse": lambda: recurse(0),
        b"eat": lambda: bytearray(1 << 40),
        b"eat slowly": lambda: [bytearray(1 << 26) for _ in range(1000)],
        b"print": lambda: print("x" * 1_000_000),
        b"stderr": lambda: os.write(2, b"x" * 1_000_000),
        b"refuse": refuse,
    }
    deeds.get(content, lambda: None)()
    reading.blocks.append(Block(content.decode(), "paragraph", Location(paragraph=1)))


def recurse(depth: int) -> int:
    return recurse(depth + 1) + 1


def refuse() -> None:
    raise Unreadable("encrypted", "请提供无密码的版本")


def answers(*deeds: bytes, jobs: int = 2, timeout: float = 10.0) -> list[tuple[str, str | None]]:
    given = [Item(f"{number}-{deed.decode()}", deed, size=len(deed)) for number, deed in enumerate(deeds)]
    readings = read_files(given, jobs=jobs, timeout=timeout, read=misbehave)
    assert [reading.path for reading in readings] == [item.path for item in given]
    assert all(reading.message for reading in readings if reading.status == "unreadable")
    return [(reading.status, reading.reason) for reading in readings]


@pytest.mark.parametrize(
    ("deed", "expected"),
    [
        (b"read me", ("read", None)),
        (b"exit", ("unreadable", "corrupt")),
        (b"sysexit", ("unreadable", "corrupt")),
        (b"segfault", ("unreadable", "corrupt")),
        (b"abort", ("unreadable", "too_large")),
        (b"raise", ("unreadable", "corrupt")),
        (b"recurse", ("unreadable", "unsafe")),
        (b"eat", ("unreadable", "too_large")),
        (b"eat slowly", ("unreadable", "too_large")),
        (b"refuse", ("unreadable", "encrypted")),
    ],
)
def test_every_deed_ends_with_a_status_and_a_reason(deed: bytes, expected: tuple[str, str | None]) -> None:
    assert answers(deed, jobs=1) == [expected]


def test_a_hanging_reader_is_stopped() -> None:
    assert answers(b"hang", timeout=0.2) == [("unreadable", "timeout")]


def test_a_spinning_reader_is_stopped() -> None:
    assert answers(b"spin", timeout=0.2) == [("unreadable", "timeout")]


def test_a_bad_file_does_not_harm_its_neighbours() -> None:
    deeds = (b"a", b"exit", b"b", b"hang", b"c", b"eat", b"d", b"segfault", b"e")
    found = answers(*deeds, timeout=1.0)
    assert [status for status, _ in found] == ["read", "unreadable"] * 4 + ["read"]


def test_the_number_of_workers_changes_nothing() -> None:
    deeds = (b"a", b"raise", b"b", b"exit", b"c")
    assert answers(*deeds, jobs=1) == answers(*deeds, jobs=3)


def test_what_a_reader_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    assert answers(b"print", b"stderr") == [("read", None), ("read", None)]
    assert capfd.readouterr() == ("", "")


def test_ctrl_c_kills_the_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Any] = []
    keep = isolation._Seat

    def seat(start: Any) -> Any:
        started.append(keep(start))
        return started[-1]

    def interrupt(*_: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(isolation, "_Seat", seat)
    monkeypatch.setattr(isolation, "wait", interrupt)
    with pytest.raises(KeyboardInterrupt):
        answers(b"hang", b"hang")
    assert len(started) == 2
    assert not any(seat.process.is_alive() for seat in started)


def test_refused_items_need_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_Seat", None)
    item = Item("空.docx", None, reason="empty", message="文件为空")
    (reading,) = read_files([item])
    assert (reading.status, reading.reason, reading.message) == ("unreadable", "empty", "文件为空")


def test_nothing_submitted_gives_nothing() -> None:
    assert read_files([]) == []


def recognise(content: bytes, reading: FileReading) -> None:
    patience.ask(10.0)
    time.sleep(0.4)


def test_recognising_pictures_gets_more_time() -> None:
    (reading,) = read_files([Item("扫描.pdf", b"x", size=1)], timeout=0.2, read=recognise)
    assert reading.status == "read"


def test_a_reading_survives_the_pipe_unchanged() -> None:
    cells = (Cell("甲", 1, address="A1"), Cell("乙", 2, columns=2, box=(1.0, 2.0, 3.0, 4.0)))
    row = Block("甲\t乙", "row", Location(table=1, row=2, sheet="签到"), ("签到",), "hidden", cells)
    reading = FileReading(
        "a.xlsx", "00", 3, "text/plain", "partly_read", "corrupt", "损坏", 2, [row], ("图片1",), ("修订",)
    )
    assert unpacked(packed(reading)) == reading
