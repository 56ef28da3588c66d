"""Paths into plain data, as mandated contents name them: `client.name`, `members[].registration_number`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def values_at(data: Any, path: str) -> Iterator[Any]:
    """Every value that a path leads to; an empty list yields one empty text, as there is nothing to show."""
    yield from _walk(data, path.split("."))


def _walk(data: Any, steps: Sequence[str]) -> Iterator[Any]:
    if not steps:
        yield data
        return
    name, many = steps[0].removesuffix("[]"), steps[0].endswith("[]")
    value = data.get(name, "") if isinstance(data, Mapping) else ""
    if not many:
        yield from _walk(value, steps[1:])
    elif not value:
        yield ""
    else:
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _walk(one, steps[1:])


def is_blank(value: Any) -> bool:
    """Whether a value shows nothing on paper; the number 0 and a plain no are something."""
    if isinstance(value, Mapping):
        return all(is_blank(v) for v in value.values())
    if isinstance(value, list | tuple):
        return not value
    return value is None or (isinstance(value, str) and not value.strip())
