"""The timeline as a calendar file (iCalendar, RFC 5545) that Outlook, WPS and telephones take in."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.case.model import Case
from docgen.clean import line
from docgen.figures.timeline.event import STATUS_WORDS, Event

FOLD = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def write_ics(case: Case, events: Sequence[Event], as_of: datetime.date, path: Path) -> None:
    """Write one all-day entry for each event with a due day (a timed one where hours count)."""
    path.write_bytes(calendar(case, events, as_of).encode("utf-8"))


def calendar(case: Case, events: Sequence[Event], as_of: datetime.date) -> str:
    """The calendar as text, lines ended by CRLF and folded at 75 octets; the same bytes for the same input."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//certdesk//timeline//ZH", "CALSCALE:GREGORIAN"]
    for event in events:
        if event.due is not None:
            lines += _entry(case, event, as_of)
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line))


def _entry(case: Case, event: Event, as_of: datetime.date) -> Iterator[str]:
    client = case.client.name if case.client else ""
    title = line(" ".join(t for t in (event.title, event.subject, client) if t))
    told = (
        f"条款 {event.clause}",
        event.rule,
        f"状态 {STATUS_WORDS[event.status]}（以 {as_of} 为准）",
        event.note,
        f"案卷 {case.number}" if case.number else "",
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(case, event)}"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield from _when(event)
    yield f"SUMMARY:{title.translate(_ESCAPES)}"
    description = "\n".join(line(t) for t in told if t)
    yield f"DESCRIPTION:{description.translate(_ESCAPES)}"
    yield f"CATEGORIES:{event.id}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    due = event.due
    if isinstance(due, datetime.datetime):
        yield f"DTSTART:{due:%Y%m%dT%H%M%S}"
    elif due is not None:
        yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{due + datetime.timedelta(days=1):%Y%m%d}"


def _uid(case: Case, event: Event) -> str:
    """The same for the same deadline of the same case, so that a later file updates the entry."""
    text = "\n".join((case.scheme, case.number or "", event.id, event.subject))
    return f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@certdesk"


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never inside a character; a piece after the first begins with a blank."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > FOLD:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
