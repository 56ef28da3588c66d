"""The process that reads one file after the other, within limits of time and memory."""

from __future__ import annotations

import faulthandler
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from checkers import readers
from checkers.document import FileReading
from checkers.intake import Item
from checkers.parcel import packed
from checkers.readers import patience
from checkers.readers.trouble import Unreadable

try:
    import resource
except ImportError:  # Windows: only the clock of the parent process watches
    resource = None  # type: ignore[assignment]

DONE, LAST, MORE_TIME = "done", "last", "more_time"
RECOGNITION_MEMORY = 3 << 30  # address space that onnxruntime needs beside its 0.5 GB of real memory
FAT = 768 << 20  # a worker that keeps more real memory than this is replaced
_GRACE = 5.0

Read = Callable[[bytes, FileReading], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of wall clock for one file, and bytes of address space."""

    timeout: float
    memory: int


def blank(item: Item) -> FileReading:
    """The reading of an item before anything was read."""
    return FileReading(item.path, item.sha256, item.size, item.media_type)


def serve(
    connection: Connection,
    items: Sequence[Item],
    limits: Limits,
    read: Read | None,
    others: Sequence[Connection],
) -> None:
    """Reads the items whose numbers come through the connection until it closes."""
    for other in others:
        other.close()
    _leave_the_terminal()
    gc.freeze()  # what the parent process has loaded stays
    while True:
        try:
            number = connection.recv()
        except (EOFError, OSError):
            return
        patience.set_listener(lambda seconds: _ask(connection, limits, seconds))
        _limit(limits)
        reading = read_item(items[number], read or readers.read)
        word, parcel = _parcel(reading)
        connection.send((word, parcel))
        _set_alarm(0)
        if word == LAST:
            return


def read_item(item: Item, read: Read) -> FileReading:
    """The reading of one item; whatever goes wrong becomes its reason."""
    reading = blank(item)
    try:
        read(_content(item), reading)
        return reading
    except Unreadable as trouble:
        reason, message = trouble.reason, trouble.message
    except MemoryError:
        reason, message = "too_large", "读取时超出内存上限，请人工查看，或拆分后再提交"
    except RecursionError:
        reason, message = "unsafe", "文件结构嵌套过深，未能读取，请重新导出后再提交"
    except Exception as error:
        reason, message = "corrupt", f"文件无法解析（{type(error).__name__}），请人工查看，或重新导出后再提交"
    kind = reading.media_type
    reading = blank(item)
    reading.media_type = kind
    reading.status, reading.reason, reading.message = "unreadable", reason, message
    return reading


def _content(item: Item) -> bytes:
    if isinstance(item.content, Path):
        return item.content.read_bytes()
    return item.content or b""


def _parcel(reading: FileReading) -> tuple[str, bytes]:
    """The reading as bytes; a worker grown fat says good-bye with it."""
    try:
        parcel = pickle.dumps(packed(reading), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        short = FileReading(reading.path, reading.sha256, reading.size, reading.media_type, "unreadable")
        short.reason, short.message = "too_large", "文件内容过多，超出内存上限，请拆分后再提交"
        return LAST, pickle.dumps(packed(short), pickle.HIGHEST_PROTOCOL)
    return (LAST if _real_memory() > FAT else DONE), parcel


def _leave_the_terminal() -> None:
    """No output, no Ctrl-C, an own process group: the parent speaks and kills."""
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(silence, stream)
    sys.stdout = sys.stderr = open(silence, "w", encoding="utf-8")  # noqa: SIM115 (lives with the process)
    faulthandler.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _clear_up)
    if hasattr(os, "setsid"):
        os.setsid()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _clear_up(*_: object) -> None:
    raise SystemExit(1)


def _ask(connection: Connection, limits: Limits, seconds: float) -> None:
    connection.send((MORE_TIME, seconds))
    _set_alarm(limits.timeout + 600.0)
    _limit_memory(max(limits.memory, RECOGNITION_MEMORY))


def _limit(limits: Limits) -> None:
    _set_alarm(limits.timeout + _GRACE)
    _limit_memory(limits.memory)


def _set_alarm(seconds: float) -> None:
    """Ends this process by itself should nobody be left to watch it."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(memory: int) -> None:
    """Address space up to ``memory``, or half as much again where libraries and items already fill it."""
    if resource is None:
        return
    limit = max(memory, _pages(0) + memory // 2)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _real_memory() -> int:
    return _pages(1)


def _pages(column: int) -> int:
    """Bytes of address space (0) or real memory (1) of this process; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[column]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
