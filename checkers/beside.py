"""Work done in a forked process beside this one; where there is no second one, it is done when its result is asked for."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def possible() -> bool:
    """Whether this machine forks processes and has a second core for one."""
    if sys.platform != "linux":  # elsewhere a fork of a process with threads is unsafe or missing
        return False
    return len(os.sched_getaffinity(0)) > 1


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin ``work`` in a forked process; the function returned waits for its result.

    The result must be picklable. Whatever goes wrong over there, the work is done here instead, so that errors
    arise as if nothing had been forked.
    """
    if not possible():
        return work
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return work
    if child == 0:
        _work_and_leave(work, reading, writing)
    os.close(writing)
    return lambda: _collected(work, child, reading)


def _work_and_leave(work: Callable[[], object], reading: int, writing: int) -> None:
    """In the child: send the result and end at once, without clearing up what is the parent's."""
    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work(), protocol=5))
        code = 0
    finally:
        os._exit(code)


def _collected(work: Callable[[], Result], child: int, reading: int) -> Result:
    try:
        with os.fdopen(reading, "rb") as pipe:
            sent = pipe.read()
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    if status != 0:
        return work()
    result: Result = pickle.loads(sent)
    return result
