"""The same work on many samples, done by one process a core."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")


def abreast(work: Callable[[Given], Result], of: Iterable[Given]) -> Iterator[Result]:
    """The results in the order given; ``work`` and its results must be picklable.

    Each process keeps to a core of its own, so that what the work itself would do side by side it does in turn.
    """
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    context = multiprocessing.get_context("spawn")
    free = context.SimpleQueue()
    for core in cores:
        free.put(core)
    with ProcessPoolExecutor(max(len(cores), 1), context, _keep_to, (free,)) as workers:
        yield from workers.map(work, of)


def _keep_to(free: Any) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {free.get()})
