"""The XML names a Word file is made of, in their transitional namespaces."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any  # lxml has no types of its own

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML = "{urn:schemas-microsoft-com:vml}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

VALUE = WORD + "val"
IDENTIFIER = WORD + "id"
RELATIONSHIP_ID = RELATIONSHIP + "id"

PARAGRAPH = WORD + "p"
PARAGRAPH_PROPERTIES = WORD + "pPr"
RUN = WORD + "r"
RUN_PROPERTIES = WORD + "rPr"
TEXT = WORD + "t"
TABLE = WORD + "tbl"
ROW = WORD + "tr"
ROW_PROPERTIES = WORD + "trPr"
CELL = WORD + "tc"
CELL_PROPERTIES = WORD + "tcPr"
CONTROL = WORD + "sdt"
CONTROL_PROPERTIES = WORD + "sdtPr"
CONTROL_CONTENT = WORD + "sdtContent"
BOX_CONTENT = WORD + "txbxContent"
ALTERNATE = COMPATIBILITY + "AlternateContent"
CHOICE = COMPATIBILITY + "Choice"
FALLBACK = COMPATIBILITY + "Fallback"
FOREIGN_PART = WORD + "altChunk"

INSERTED_MARKS = frozenset({WORD + "ins", WORD + "moveTo"})
DELETED_MARKS = frozenset({WORD + "del", WORD + "moveFrom"})


def words(names: str) -> list[str]:
    """The names in a line of names."""
    return names.split()


# Properties and bookkeeping: nothing below these is text of the document.
SILENT = frozenset(
    WORD + name
    for name in words(
        "pPr rPr tblPr tblPrEx tblGrid trPr tcPr sectPr sdtPr sdtEndPr customXmlPr smartTagPr "
        "proofErr bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd "
        "instrText delInstrText lastRenderedPageBreak annotationRef footnoteRef endnoteRef "
        "separator continuationSeparator softHyphen fldData rt rubyPr moveFromRangeStart "
        "moveFromRangeEnd moveToRangeStart moveToRangeEnd background pgNum"
    )
) | frozenset(
    MATH + name
    for name in words(
        "rPr oMathParaPr ctrlPr accPr barPr boxPr dPr eqArrPr fPr funcPr groupChrPr limLowPr limUppPr "
        "mPr naryPr phantPr radPr sPrePr sSubPr sSubSupPr sSupPr argPr"
    )
)


def switched_on(element: Element | None) -> bool:
    """Whether a toggle such as w:b stands there and is not switched off."""
    return element is not None and element.get(VALUE) not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """The whole number of an attribute, or the default where it is missing or no number."""
    try:
        return int(text) if text else default
    except ValueError:
        return default


def branch(alternate: Element) -> Element | None:
    """The one branch of mc:AlternateContent to read: the first with text, else the first."""
    branches = [b for b in alternate if b.tag == CHOICE] + [b for b in alternate if b.tag == FALLBACK]
    with_text = (b for b in branches if next(b.iter(TEXT, DRAWING + "t"), None) is not None)
    return next(with_text, branches[0] if branches else None)
