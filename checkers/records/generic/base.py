"""What all generic types of rules share: parameters, readings by name, and the wording of faults."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form
from corpus.errors import SchemeError
from corpus.scheme import Strict
from corpus.store import load_record_kinds

Reading = Literal["day", "first_day", "last_day", "number", "quantity", "code", "text", "person", "people"]
_READ: dict[str, Callable[[Entry, str], Any]] = {
    "day": Entry.day,
    "first_day": Entry.first_day,
    "last_day": Entry.last_day,
    "number": Entry.number,
    "quantity": Entry.quantity,
    "code": Entry.code,
    "text": lambda entry, name: fold(entry.text(name)) or None,
    "person": Entry.person,
    "people": lambda entry, name: entry.people(name) or None,
}


def read(entry: Entry, name: str, reading: Reading) -> Any:
    """A field of an entry by the name of a reading; None when it is not certain."""
    return _READ[reading](entry, name)


def same(one: Any, other: Any) -> bool | None:
    """Whether two readings agree; None when they cannot be compared (other units)."""
    if hasattr(one, "like"):
        return bool(one.amount == other.amount) if one.like(other) else None
    if isinstance(one, tuple):
        return set(one) == set(other)
    return bool(one == other)


class Generic(Strict, ABC):
    """A generic type of rule; its fields are what the data may say under `with`."""

    @abstractmethod
    def judge(self, desk: Desk) -> Iterator[Fault]:
        """The faults in one submission."""

    def names(self) -> Iterable[tuple[str, str]]:
        """The (record kind, field) pairs that the parameters name; checked when the rule is loaded."""
        return ()


def check_names(rule: str, generic: Generic) -> None:
    """A wrong kind or field in the data is a SchemeError that names what is allowed."""
    kinds = load_record_kinds()
    for kind, field in generic.names():
        if kind not in kinds:
            raise SchemeError(f"记录规则 {rule}：没有记录种类 {kind!r}；可用：{'、'.join(sorted(kinds))}")
        if field and field not in kinds[kind].fields:
            raise SchemeError(
                f"记录规则 {rule}：记录种类 {kind} 没有字段 {field!r}；可用：{'、'.join(kinds[kind].fields)}"
            )


def zh(kind: str, *fields: str) -> str:
    """The Chinese names of fields of a kind."""
    return "、".join(load_record_kinds()[kind].fields[f].zh for f in fields)


def told(form: Form, entries: Sequence[Entry], what: str, field: str | None = None) -> Fault:
    """One fault for the faulty entries of a form: how many of how many, or simply what."""
    total = len(form.entries)
    counted = f" {total} 条中有 {len(entries)} 条" if any(e.passage is not None for e in entries) else ""
    return Fault(f"{form.kind.zh}{counted}{what}", shown(form, *entries, field=field))
