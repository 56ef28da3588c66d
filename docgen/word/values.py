"""A value as text of a Word paragraph: escaped, line breaks and tabs kept, nothing that XML forbids."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from docgen.clean import clean
from docgen.word.filters import MOST_TEXT, chinese_date, exact

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_TURNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_TEXT = str.maketrans(_TURNS | {"\n": _BREAK, "\t": _TAB, "\u2028": _BREAK, "\u2029": _BREAK})
_SPECIAL = re.compile('[&<>"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_FLAT = str.maketrans(_TURNS | {"\n": " ", "\t": " ", "\u2028": " ", "\u2029": " "})


class Unprintable(Exception):
    """A value that has no text of its own; the message is Chinese."""


def printed(value: Any) -> str:
    """The plain text of a value: text, numbers (exact), dates (Chinese), yes or no, lists joined by 、."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        raise Unprintable("没有值")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (float, Decimal, Fraction)):
        return exact(value)
    if isinstance(value, datetime.date):
        return chinese_date(value)
    if isinstance(value, (list, tuple)):
        return joined(value, "、")
    str(value)  # an undefined value raises here, with its name
    raise Unprintable("是一组数据，不能直接写出，请写明其中的字段")


def joined(values: Iterable[Any], sign: str) -> str:
    """The texts of values that are no lists themselves, with a sign between. Raises Unprintable when too long."""
    texts, length = [], 0
    for value in values:
        if isinstance(value, (list, tuple)):
            raise Unprintable("是列表中的列表，不能直接写出")
        texts.append(printed(value))
        length += len(texts[-1]) + len(sign)
        if length > MOST_TEXT:
            raise Unprintable("文字过长")
    return sign.join(texts)


def in_text(value: Any) -> str:
    """A value as the content of a w:t element, left and reopened for breaks and tabs; what is XML already stays."""
    if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
        return value
    return printed(value).translate(_TEXT)


def in_attribute(value: Any) -> Markup:
    """A value on one line, for attributes and document properties."""
    if type(value) is Markup:
        return value
    return Markup(printed(value).translate(_FLAT))
