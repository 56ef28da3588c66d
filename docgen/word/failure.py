"""Why a rendering stopped, in a Chinese sentence with the field and its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinja2.exceptions import SecurityError, UndefinedError

from docgen.word.errors import Place, Problem
from docgen.word.fields import Use
from docgen.word.filters import Unfit
from docgen.word.part import Part
from docgen.word.tags import Tag
from docgen.word.values import Unprintable


def explained(error: Exception, part: Part, uses: Sequence[Use]) -> Problem:
    """The problem that an error of the compiled code stands for."""
    tag = _tag_of(error, part)
    place = tag.place if tag else Place(part.label)
    shown = f"：{tag.written}" if tag else ""
    paths = [u.path for u in uses if u.tag is tag]
    if isinstance(error, UndefinedError):
        named = [p for p in paths if re.split(r"[.\[\]]+", p)[-1] == str(error)]
        field = named[0] if named else str(error)
        return Problem(f"缺少字段 {field}{shown}", place, field)
    if isinstance(error, Unprintable):
        field = paths[0] if paths else ""
        return Problem(f"字段 {field} {error}{shown}", place, field or None)
    if isinstance(error, SecurityError):
        return Problem(f"不允许的表达式（{error}）{shown}", place)
    if isinstance(error, Unfit):
        return Problem(f"{error}{shown}", place, paths[0] if paths else None)
    return Problem(f"表达式不能计算{shown}", place)


def _tag_of(error: Exception, part: Part) -> Tag | None:
    """The tag at whose line the compiled code stopped."""
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_globals.get("environment") is part.code.environment:
            line = part.code.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return part.lines[line - 1] if 0 < line <= len(part.lines) else None
