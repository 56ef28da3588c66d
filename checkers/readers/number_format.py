"""Numbers as Excel shows them: the number format codes of a workbook, dates as ISO text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

# Formats that stand for a number without being written in the workbook (with those of Chinese Excel).
BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58), "yyyy-mm-dd"),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), "yyyy-mm"),
    **dict.fromkeys((18, 20, 32, 34, 55), "hh:mm"),
    **dict.fromkeys((19, 21, 33, 35, 45, 47, 56), "hh:mm:ss"),
    22: "yyyy-mm-dd hh:mm",
    **dict.fromkeys((37, 38), "#,##0;-#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00;-#,##0.00"),
    46: "[h]:mm:ss",
}
_TOKEN = re.compile(
    r'"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(AM/PM|A/P|上午/下午|General|G/通用格式|[Ee][+-])|(.)', re.S | re.I
)
_CURRENCY = re.compile(r"\$([^-]*)")
_MINUTES = re.compile(r"(?<=h)[^a-z]*m+|m+(?=[^a-z]*s)")
_DAY_LIMIT = 2_958_466  # 31 December 9999


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a code: literal and code pieces, and what is in brackets."""

    pieces: tuple[tuple[bool, str], ...]  # (is literal, text)
    brackets: tuple[str, ...]

    @property
    def codes(self) -> str:
        return "".join(text for literal, text in self.pieces if not literal)

    @property
    def is_date(self) -> bool:
        codes = self.codes.lower()
        if re.search(r"general|通用格式|e[+-]|[0#?]", codes) and not re.search(r"[yd]|h|s\.0", codes):
            return False
        return bool(re.search(r"[ymdhs]|aaa|e", codes)) or any(_is_elapsed(b) for b in self.brackets)


def general(value: str) -> str:
    """A stored number without format, as Excel would show it in a wide column."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 20:
        return value
    if number == number.to_integral_value():
        return format(number.quantize(Decimal(1)) if number.adjusted() < 25 else number, "f")
    return format(float(number), ".11g").replace("e", "E")


def shown(value: str, code: str, from_1904: bool = False) -> str | None:
    """The stored number in this format; None if the format hides every value (";;;")."""
    parts = sections(code)
    if all(not section.pieces for section in parts):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or any(b[:1] in ("<", ">", "=") for s in parts for b in s.brackets):
        return general(value)
    section, sign = _section_for(number, parts)
    if section.is_date:
        return _date(number, section, from_1904) or general(value)
    return sign + _number(abs(number), section, value)


@lru_cache(maxsize=2048)
def sections(code: str) -> tuple[Section, ...]:
    """The parts of a format code."""
    found: list[Section] = []
    pieces: list[tuple[bool, str]] = []
    brackets: list[str] = []
    for match in _TOKEN.finditer(code[:500]):
        quoted, escaped, bracket, word, char = match.groups()
        if char == ";":
            found.append(Section(tuple(pieces), tuple(brackets)))
            pieces, brackets = [], []
        elif bracket is not None:
            brackets.append(bracket)
            currency = _CURRENCY.match(bracket)
            if currency and currency[1]:
                pieces.append((True, currency[1]))
        elif quoted or escaped:
            pieces.append((True, quoted or escaped))
        elif word or char:
            pieces.append(_piece(word or char))
    return (*found, Section(tuple(pieces), tuple(brackets)))


def _piece(text: str) -> tuple[bool, str]:
    is_code = len(text) > 1 or text in "0#?.,%/@" or (text.isascii() and text.isalpha())
    return (not is_code, text)


def _is_elapsed(bracket: str) -> bool:
    return bool(re.fullmatch(r"h+|m+|s+", bracket, re.I))


def _section_for(number: Decimal, parts: tuple[Section, ...]) -> tuple[Section, str]:
    if number < 0:
        return (parts[1], "") if len(parts) > 1 else (parts[0], "-")
    return (parts[2] if number == 0 and len(parts) > 2 else parts[0]), ""


def _date(number: Decimal, section: Section, from_1904: bool) -> str | None:
    if number < 0 or number >= _DAY_LIMIT:
        return None
    codes = section.codes.lower()
    if any(_is_elapsed(b) for b in section.brackets):
        return _elapsed(number, "s" in codes)
    without_minutes = _MINUTES.sub("", codes.replace("am/pm", "").replace("a/p", ""))
    clock = ("%H:%M:%S" if "s" in codes else "%H:%M") if re.search(r"[hs]", codes) else ""
    calendar = _calendar(without_minutes)
    if calendar and not from_1904 and number < 1:
        return None
    moment = _moment(number, from_1904)
    return moment.strftime(" ".join(filter(None, (calendar, clock)))) if moment else None


def _calendar(codes: str) -> str:
    has_year, has_month, has_day = (bool(re.search(p, codes)) for p in ("[ye]", "m", "d|aaa"))
    if has_day or (has_month and not has_year):
        return "%Y-%m-%d"
    return "%Y-%m" if has_month else "%Y" if has_year else ""


def _moment(number: Decimal, from_1904: bool) -> datetime | None:
    """The moment of a serial number; 1900 was no leap year, though Excel counts its 29 February."""
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if number < 60 else 30)
    try:
        return start + timedelta(seconds=int((number * 86_400).to_integral_value(ROUND_HALF_UP)))
    except OverflowError:
        return None


def _elapsed(number: Decimal, with_seconds: bool) -> str:
    seconds = int((number * 86_400).to_integral_value(ROUND_HALF_UP))
    text = f"{seconds // 3600}:{seconds // 60 % 60:02d}"
    return f"{text}:{seconds % 60:02d}" if with_seconds else text


def _number(number: Decimal, section: Section, value: str) -> str:
    codes = section.codes
    if re.search(r"general|通用格式|@", codes, re.I):
        plain = general(value).lstrip("-")
        return "".join(
            text if literal else plain if len(text) > 1 or text == "@" else ""
            for literal, text in section.pieces
        )
    if re.search(r"e[+-]|/", codes, re.I) or number.adjusted() > 25:
        return general(value).lstrip("-")
    digits = _digits(number * 100 ** codes.count("%"), codes.replace("%", ""))
    return _filled(section, digits)


def _digits(number: Decimal, codes: str) -> str:
    """The figures in the shape of the placeholders, without literals."""
    whole, _, fraction = codes.partition(".")
    scale = len(whole + fraction) - len((whole + fraction).rstrip(","))
    fraction = fraction.replace(",", "").replace(".", "")[:30]
    number = (number / 1000**scale).quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    left, _, right = format(number, "f").partition(".")
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    if re.search(r"[0#?],+[0#?]", whole):
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    fewest = len(fraction.rstrip("#?"))
    while len(right) > fewest and right.endswith("0"):
        right = right[:-1]
    return f"{left}.{right}" if right else left


def _filled(section: Section, digits: str) -> str:
    """The figures between the literals; where literals stand between placeholders, from the right."""
    places = [at for at, (literal, text) in enumerate(section.pieces) if not literal and text in "0#?.,"]
    if not places:
        return "".join("%" if text == "%" else text if literal else "" for literal, text in section.pieces)
    split = [at for at in places if section.pieces[at][1] in "0#?"]
    mixed = (
        split
        and any(literal for literal, _ in section.pieces[split[0] : split[-1]])
        and "." not in section.codes
    )
    out: list[str] = []
    left = list(digits)
    for at in range(len(section.pieces) - 1, -1, -1):
        literal, text = section.pieces[at]
        if literal or text == "%":
            out.append(text)
        elif at == places[0]:
            out.append("".join(left))
            left = []
        elif mixed and text in "0#?" and left:
            out.append(left.pop())
    return "".join(reversed(out))
