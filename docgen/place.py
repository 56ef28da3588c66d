"""A place inside a file in Chinese: 第3页、第12段、表2第4行、工作表“签到”B4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.clean import line

_HEADING = 40  # characters of a heading that are shown


def place_text(location: Mapping[str, Any]) -> str:
    """Where a quotation stands, ending with its heading; empty for the whole file."""
    where = " ".join(filter(None, (_page(location), _spot(location))))
    heading = line(str(location.get("heading") or ""))
    if not heading or heading == line(str(location.get("sheet", ""))):
        return where
    shown = heading if len(heading) <= _HEADING else heading[:_HEADING] + "…"
    return f"{where}（“{shown}”）" if where else f"“{shown}”"


def _page(location: Mapping[str, Any]) -> str:
    return f"第{location['page']}页" if "page" in location else ""


def _spot(location: Mapping[str, Any]) -> str:
    if "sheet" in location:
        sheet = f"工作表“{line(str(location['sheet']))}”"
        return sheet + (
            str(location["cell"]) if "cell" in location else _in_grid(location, "table" in location)
        )
    if "table" in location:
        return _in_grid(location, True)
    return f"第{location['paragraph']}段" if "paragraph" in location else _in_grid(location, False)


def _in_grid(location: Mapping[str, Any], named: bool) -> str:
    parts = [f"表{location['table']}"] if named else []
    parts += [
        f"第{location[key]}{word}" for key, word in (("row", "行"), ("column", "列")) if key in location
    ]
    return "".join(parts)
