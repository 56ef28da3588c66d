"""Medians of repeated runs, and the table they are printed in."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

Work = Callable[[], object]
RUNS = 5


def cpu_seconds(*works: Work, runs: int = RUNS) -> list[float]:
    """Median processor seconds of each work after a warm-up; the works take turns, so that noise meets all alike."""
    return _medians(works, runs, time.process_time)


def seconds_of_all(work: Work, runs: int = RUNS) -> str:
    """Median seconds by the clock, and of processor time in this process and its workers, after a warm-up."""
    wall, cpu = _medians([work], runs, time.perf_counter)[0], _medians([work], runs, _all_processors)[0]
    return f"{wall:8.2f} s by the clock, {cpu:6.2f} s of processor time"


def _all_processors() -> float:
    return sum(os.times()[:4])


def _medians(works: tuple[Work, ...] | list[Work], runs: int, clock: Callable[[], float]) -> list[float]:
    taken: list[list[float]] = [[] for _ in works]
    for run in range(runs + 1):
        for work, times in zip(works, taken, strict=True):
            begun = clock()
            work()
            if run:
                times.append(clock() - begun)
    return [statistics.median(times) for times in taken]


def row(what: str, ours: float, plain: float) -> None:
    """One line: certdesk's time, the other's, and the ratio."""
    print(f"{what:<62} {ours * 1000:8.0f} ms  {plain * 1000:8.0f} ms  {ours / plain:6.2f}x")


def line(what: str, result: str) -> None:
    """One line with a single result."""
    print(f"{what:<62} {result}")
