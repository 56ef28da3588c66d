"""The timeline as files beside the printed table: calendar and picture."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import CertdeskError, why
from docgen.case.model import Case
from docgen.figures.timeline.event import Event
from docgen.figures.timeline.ics import write_ics


def write_files(
    case: Case, events: Sequence[Event], as_of: datetime.date, ics: Path | None, png: Path | None
) -> None:
    """Write what is asked for. Raises CertdeskError where a file cannot be written or no Chinese font is found."""
    try:
        if ics is not None:
            write_ics(case, events, as_of, ics)
        if png is not None:
            from docgen.figures.timeline.picture import write_png

            write_png(case, events, as_of, png)
    except OSError as error:
        raise CertdeskError(f"写不出文件 {error.filename}：{why(error)}") from error
