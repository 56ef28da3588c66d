"""Numbers as Word prints them in automatic numbering: 一、 (二) 甲 IV ① 03."""

from __future__ import annotations

from collections.abc import Callable

CHINESE_DIGITS = "〇一二三四五六七八九"
LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
WITH_ZERO = frozenset({"decimalZero", "ordinal", "decimalFullWidth", "ideographDigital", "numberInDash"})
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def numeral(value: int, number_format: str) -> str:
    """The value in one of Word's number formats; an unknown format prints plain digits."""
    if number_format == "none":
        return ""
    lowest = 0 if number_format in WITH_ZERO else 1
    return FORMATS.get(number_format, str)(value) if lowest <= value < 10**8 else str(value)


def counting(value: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """Chinese numbers with units: 十, 二十一, 一百零三, 一万二千."""
    if value >= 10000:
        rest = value % 10000
        gap = digits[0] if 0 < rest < 1000 else ""
        return (
            counting(value // 10000, digits, units)
            + "万"
            + (gap + _below(rest, digits, units) if rest else "")
        )
    text = _below(value, digits, units)
    return text[1:] if 10 <= value < 20 and units[0] == "十" else text


def _below(value: int, digits: str, units: str) -> str:
    """One group of up to four digits."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            text += (digits[0] if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = bool(text) and not digit
    return text


def _positional(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(d)] for d in str(value))


def _short_counting(value: int) -> str:
    """chineseCounting: units up to ninety-nine, digit by digit from one hundred."""
    return counting(value) if value < 100 else _positional("○一二三四五六七八九")(value)


def _letter(value: int) -> str:
    return chr(ord("A") + (value - 1) % 26) * min((value - 1) // 26 + 1, 9)


def _roman(value: int) -> str:
    text = ""
    for amount, sign in ROMAN:
        text += sign * (value // amount if value < 10000 else 0)
        value %= amount
    return text


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


def _series(first: str, length: int) -> Callable[[int], str]:
    """Signs that follow one another in Unicode, as ① to ⑳; plain digits after the last."""
    return lambda value: chr(ord(first) + value - 1) if value <= length else str(value)


def _ordinal(value: int) -> str:
    tail = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{tail}"


def _legal(value: int) -> str:
    return counting(value, LEGAL_DIGITS, "拾佰仟")


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _positional("０１２３４５６７８９"),
    "decimalFullWidth2": _positional("０１２３４５６７８９"),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "ordinal": _ordinal,
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _short_counting,
    "taiwaneseCounting": _short_counting,
    "chineseCountingThousand": counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": counting,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographDigital": _positional(CHINESE_DIGITS),
    "japaneseDigitalTenThousand": _positional(CHINESE_DIGITS),
    "taiwaneseDigital": _positional("○一二三四五六七八九"),
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "ideographEnclosedCircle": _series("㊀", 10),
    "decimalEnclosedCircle": _series("①", 20),
    "decimalEnclosedCircleChinese": _series("①", 20),
    "decimalEnclosedParen": _series("⑴", 20),
    "decimalEnclosedFullstop": _series("⒈", 20),
    "hex": lambda value: f"{value:X}",
}
