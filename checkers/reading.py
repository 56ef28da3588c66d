"""From a path to readings: what was submitted, each file read in isolation."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checkers.document import FileReading
from checkers.intake import items
from checkers.isolation import read_files


def read_submission(path: Path, jobs: int = 2, meanwhile: Iterable[object] = ()) -> list[FileReading]:
    """One reading for every file of a folder, zip or single file, in the order of their paths.

    ``meanwhile`` is work of this process, done step by step while others read.
    """
    return read_files(items(path), jobs, meanwhile=meanwhile)


def read_one(path: Path) -> FileReading:
    """The reading of one file; of an archive only that it was opened."""
    found = items(path)
    own = [item for item in found if "!/" not in item.path]
    return read_files(own or found[:1], jobs=1)[0]
