"""Issuing a document: numbered, written, entered in the register, with its hash and QR code, or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.issued.content import digest, model_digest, pictures
from docgen.issued.numbering import Pattern
from docgen.issued.qr import qr_png, qr_text
from docgen.issued.register import Issued, Register
from docgen.word.package import Package
from docgen.word.template import Template
from docgen.word.visible import Lines, visible

NUMBER, CHECK = "certdesk-number", "certdesk-text-sha256"
QR = "qr"
Keep = Callable[[str, bytes], None]  # puts a document where it belongs, by its number


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be issued, for which case, as of which day; `address` is a query page for the QR code.

    A number is unique in its `series`; without one, in its kind of document.
    """

    deliverable: str
    scheme: str
    case_number: str
    day: datetime.date
    address: str | None = None
    series: str | None = None

    @property
    def numbers(self) -> str:
        """The series of numbers that it belongs to."""
        return self.series or self.deliverable


def issue_new(
    register: Register,
    order: Order,
    pattern: Pattern,
    values: Mapping[str, int | str],
    template: Template,
    context_for: Callable[[str], Mapping[str, Any]],
    given: Mapping[str, bytes | None] | None = None,
    keep: Keep = lambda number, document: None,
) -> tuple[str, bytes]:
    """Draw the next number, write the document with it, enter it and keep it; number and document.

    `context_for` makes the data for a number. When anything fails, also in keeping, the number stays free.
    """
    dated = {"year": order.day.year, "month": order.day.month, **values}
    with register.changing():
        number = register.next_number(order.numbers, pattern, dated)
        document, entry = _written(order, number, template, context_for(number), given or {})
        register.issue(entry)
        register.count(number, pattern, dated)
        keep(number, document)
    return number, document


def issue(
    register: Register,
    order: Order,
    number: str,
    template: Template,
    context: Mapping[str, Any],
    given: Mapping[str, bytes | None] | None = None,
    keep: Keep = lambda number, document: None,
) -> bytes:
    """Write a document whose number is known, enter it and keep it. Raises CertdeskError when the number has been issued."""
    with register.changing():
        document, entry = _written(order, number, template, context, given or {})
        register.issue(entry)
        keep(number, document)
    return document


def _written(
    order: Order,
    number: str,
    template: Template,
    context: Mapping[str, Any],
    given: Mapping[str, bytes | None],
) -> tuple[bytes, Issued]:
    day = order.day.isoformat()
    document, lines = sealed(number, day, template, context, given, order.address)
    entry = Issued(
        number,
        order.numbers,
        order.deliverable,
        order.scheme,
        order.case_number,
        day,
        model_digest(context),
        digest(lines),
        lines,
        tuple(pictures(Package(document, template.name))),
    )
    return document, entry


def sealed(
    number: str,
    day: str | None,
    template: Template,
    context: Mapping[str, Any],
    given: Mapping[str, bytes | None],
    address: str | None = None,
) -> tuple[bytes, Lines]:
    """A document that carries its number and the hash of its visible text, in its properties and its QR code."""
    lines = visible(Package(template.render(context, given, day=day), template.name))
    check = digest(lines)
    shown = dict(given)
    if QR in template.pictures() and not shown.get(QR):
        shown[QR] = qr_png(qr_text(number, check, address))
    return template.render(context, shown, day=day, custom={NUMBER: number, CHECK: check}), lines
