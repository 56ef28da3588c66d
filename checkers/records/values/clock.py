"""Times of day as people write them beside a day in forms."""

from __future__ import annotations

import datetime
import re

_TIME = re.compile(r"(?<!\d)(?P<h>[01]?\d|2[0-3])\s?[:：点时]\s?(?P<m>[0-5]\d)?(?!\d)")


def times(text: str) -> list[datetime.time]:
    """All times of day of a text (9:00, 13：20, 9点30, 14时), in their order."""
    return [datetime.time(int(m["h"]), int(m["m"] or 0)) for m in _TIME.finditer(text)]
