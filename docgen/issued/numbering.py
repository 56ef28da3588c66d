"""Document numbers from a pattern that a body writes as data: `OLS-{year}-{serial:04d}-R{cycle0}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from corpus.errors import CertdeskError

SERIALS = ("serial", "seq")
NUMBERS = (*SERIALS, "year", "month", "cycle", "cycle0")
_WIDTH = re.compile(r"0?(\d{1,2})d?")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of numbers.

    `{serial}` (or `{seq}`) counts; `{year}` and `{month}` are those of issue, and a counter begins anew where they change;
    `{cycle}` counts certification cycles from 1, `{cycle0}` from 0; any other name is a text given with the case.
    """

    text: str

    def __post_init__(self) -> None:
        """Refuse what is no pattern. Raises CertdeskError."""
        names = [name for name, _ in self._fields()]
        if sum(n in SERIALS for n in names) != 1:
            raise self._wrong("应当恰好有一个顺序号 {serial}")

    def _fields(self) -> list[tuple[str, str]]:
        try:
            parsed = list(Formatter().parse(self.text))
        except ValueError:
            raise self._wrong("花括号不成对") from None
        fields = [(name, spec or "") for _, name, spec, turn in parsed if name is not None and not turn]
        if len(fields) != sum(name is not None for _, name, _, _ in parsed):
            raise self._wrong("不允许 ! 转换")
        for name, spec in fields:
            if not _NAME.fullmatch(name):
                raise self._wrong(f"“{name}”不是名称（如 serial、year、cycle0）")
            if spec and (name not in NUMBERS or not _WIDTH.fullmatch(spec)):
                raise self._wrong(f"{{{name}:{spec}}} 的格式不对，只有数可以写位数，如 {{serial:05d}}")
        return fields

    def _wrong(self, reason: str) -> CertdeskError:
        return CertdeskError(f"编号规则“{self.text}”：{reason}")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the values that it needs, without the serial number."""
        return tuple(dict.fromkeys(name for name, _ in self._fields() if name not in SERIALS))

    def number(self, serial: int, values: Mapping[str, int | str]) -> str:
        """The number for a serial number and values. Raises CertdeskError for a value that is missing or no number."""
        parts = []
        for literal, name, spec, _ in Formatter().parse(self.text):
            parts.append(literal)
            if name is not None:
                parts.append(self._value(name, spec or "", serial, values))
        return "".join(parts)

    def _value(self, name: str, spec: str, serial: int, values: Mapping[str, int | str]) -> str:
        value = serial if name in SERIALS else values.get(name)
        if value is None or value == "":
            raise self._wrong(f"缺少 {name} 的值")
        if name not in NUMBERS:
            return str(value)
        if not isinstance(value, int) or value < 0:
            raise self._wrong(f"{name} 应为数，现为“{value}”")
        found = _WIDTH.fullmatch(spec)
        return f"{value:0{found.group(1) if found else 1}d}"

    def counter(self, values: Mapping[str, int | str]) -> str:
        """Which counter serves these values: everything in the number but serial and cycle."""
        kept = {n: values.get(n, "") for n in self.names if n not in ("cycle", "cycle0")}
        return "|".join((self.text, *(f"{n}={v}" for n, v in kept.items())))

    def serial_of(self, number: str, values: Mapping[str, int | str]) -> int | None:
        """The serial number in a number of this pattern; None when it does not follow the pattern."""
        parts = []
        for literal, name, spec, _ in Formatter().parse(self.text):
            parts.append(re.escape(literal))
            if name in SERIALS:
                parts.append(r"(\d+)")
            elif name is not None:
                parts.append(re.escape(self._value(name, spec or "", 0, values)))
        found = re.fullmatch("".join(parts), number)
        return int(found.group(1)) if found else None
