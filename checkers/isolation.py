"""Reads files in worker processes with limits, so that a bad file costs one answer and never the program."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import PurePosixPath
from typing import Any

from checkers import worker
from checkers.document import FileReading
from checkers.intake import Item
from checkers.parcel import unpacked
from checkers.readers.trouble import Unreadable

GIBIBYTE = 1 << 30
_FAREWELL = 0.5  # seconds for a worker to clear up
MAX_EXTRA = 600.0  # seconds a file may get on top for recognising pictures

_QUICK = (".docx", ".docm", ".xlsx", ".xlsm", ".csv", ".txt", ".md", ".htm", ".html")
_DONE = object()

Read = Callable[[bytes, FileReading], None]

_TIMEOUT = "读取超时，已停止，请人工查看，或拆分、另存后再提交"
_TOO_LARGE = "读取时超出内存上限，已停止，请人工查看，或拆分后再提交"
_CORRUPT = "读取时程序异常中止，文件可能已损坏，请人工查看，或重新导出后再提交"
_MEMORY_SIGNALS = (signal.SIGABRT, signal.SIGTRAP, signal.SIGILL, signal.SIGKILL)


def read_files(
    items: Sequence[Item],
    jobs: int = 2,
    timeout: float = 18.0,  # with the time to end a worker, a file stays below 20 s
    memory: int = GIBIBYTE,
    read: Read | None = None,
    meanwhile: Iterable[object] = (),
) -> list[FileReading]:
    """One reading for each item, in the order of the items; ``meanwhile`` is done step by step while waiting."""
    readings: dict[int, FileReading] = {}
    for number, item in enumerate(items):
        if item.content is None:
            readings[number] = _unread(item)
    unread = (number for number in range(len(items)) if number not in readings)
    waiting = deque(sorted(unread, key=lambda number: _effort(items[number]), reverse=True))
    pool = _Pool(items, min(jobs, len(waiting)), worker.Limits(timeout, memory), read)
    try:
        readings.update(pool.run(waiting, iter(meanwhile)))
    finally:
        pool.stop()
    return [readings[number] for number in range(len(items))]


def _effort(item: Item) -> tuple[int, int]:
    """How long an item may take: pictures and what LibreOffice converts first, then PDFs, the larger before."""
    suffix = PurePosixPath(item.path).suffix.lower()
    return (0 if suffix in _QUICK else 1 if suffix == ".pdf" else 2), item.size


def _unread(item: Item) -> FileReading:
    reading = worker.blank(item)
    reading.status = "unreadable" if item.reason else "read"
    reading.reason, reading.message = item.reason, item.message
    return reading


class _Seat:
    """A worker process and the file it is at."""

    def __init__(self, start: Callable[[Connection], Any]) -> None:
        self.connection, there = multiprocessing.Pipe()
        self.process = start(there)
        there.close()
        self.number = -1
        self.deadline = 0.0
        self.extra = 0.0

    @property
    def busy(self) -> bool:
        return self.number >= 0

    def kill(self) -> int | None:
        """Ends the worker with all processes it started; its exit code.

        A busy one may first end its own converter and remove its temporary files.
        """
        if self.busy:
            self.process.terminate()
            self.process.join(_FAREWELL)
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.connection.close()
        code: int | None = self.process.exitcode
        return code


class _Pool:
    """A few long-lived workers; one that hangs, dies or has grown fat is replaced."""

    def __init__(self, items: Sequence[Item], jobs: int, limits: worker.Limits, read: Read | None) -> None:
        forks = "fork" in multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        self._items, self._limits, self._read = items, limits, read
        self._jobs = max(1, jobs)
        self._seats: list[_Seat] = []

    def run(self, waiting: deque[int], meanwhile: Iterator[object]) -> dict[int, FileReading]:
        """The readings of the waiting items by their number."""
        readings: dict[int, FileReading] = {}
        while waiting or any(seat.busy for seat in self._seats):
            self._hand_out(waiting)
            at_work = next(meanwhile, _DONE) is not _DONE
            for seat in self._ready(at_work):
                self._take(seat, readings)
            for seat in [s for s in self._seats if s.busy and time.monotonic() > s.deadline]:
                self._give_up(seat, Unreadable("timeout", _TIMEOUT), readings)
        return readings

    def stop(self) -> None:
        """Ends all workers at once."""
        while self._seats:
            self._seats.pop().kill()

    def _start(self, there: Connection) -> Any:
        others = (
            [seat.connection for seat in self._seats] if self._context.get_start_method() == "fork" else []
        )
        process = self._context.Process(
            target=worker.serve, args=(there, self._items, self._limits, self._read, others), daemon=True
        )
        process.start()
        return process

    def _hand_out(self, waiting: deque[int]) -> None:
        while waiting:
            seat = next((s for s in self._seats if not s.busy), None)
            if seat is None:
                if len(self._seats) >= self._jobs:
                    return
                seat = _Seat(self._start)
                self._seats.append(seat)
            seat.number, seat.extra = waiting.popleft(), 0.0
            seat.deadline = time.monotonic() + self._limits.timeout
            with contextlib.suppress(OSError):  # a worker that died while idle is met by _take
                seat.connection.send(seat.number)

    def _ready(self, at_once: bool) -> list[_Seat]:
        busy = {seat.connection: seat for seat in self._seats if seat.busy}
        left = 0.0 if at_once else min(seat.deadline for seat in busy.values()) - time.monotonic()
        return [busy[connection] for connection in wait(list(busy), max(0.0, left)) if connection in busy]

    def _take(self, seat: _Seat, readings: dict[int, FileReading]) -> None:
        try:
            word, content = seat.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._give_up(seat, None, readings)
            return
        if word == worker.MORE_TIME:
            granted = min(float(content), MAX_EXTRA - seat.extra)
            seat.extra += granted
            seat.deadline += granted
            return
        readings[seat.number] = unpacked(pickle.loads(content))
        seat.number = -1
        if word == worker.LAST:
            self._seats.remove(seat)
            seat.kill()

    def _give_up(self, seat: _Seat, trouble: Unreadable | None, readings: dict[int, FileReading]) -> None:
        self._seats.remove(seat)
        if trouble is None:
            seat.process.join(_FAREWELL)
        code = seat.kill()
        trouble = trouble or _cause(code)
        reading = worker.blank(self._items[seat.number])
        reading.status, reading.reason, reading.message = "unreadable", trouble.reason, trouble.message
        readings[seat.number] = reading


def _cause(exit_code: int | None) -> Unreadable:
    """What a worker's death says of the file: libraries abort when memory is refused."""
    if exit_code is not None and -exit_code in _MEMORY_SIGNALS:
        return Unreadable("too_large", _TOO_LARGE)
    if hasattr(signal, "SIGXCPU") and exit_code in (-signal.SIGXCPU, -signal.SIGALRM):
        return Unreadable("timeout", _TIMEOUT)
    return Unreadable("corrupt", _CORRUPT)
