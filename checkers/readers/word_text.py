"""The text of one Word paragraph, told apart by what is visible, inserted, deleted and hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from checkers.document import Visibility
from checkers.readers.word_drawings import Drawn, drawn
from checkers.readers.word_fields import Fields
from checkers.readers.word_looks import Looks, symbol_font
from checkers.readers.word_names import (
    ALTERNATE,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_PROPERTIES,
    DELETED_MARKS,
    IDENTIFIER,
    INSERTED_MARKS,
    MATH,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SILENT,
    TABLE,
    TEXT,
    VALUE,
    WORD,
    WORD_2010,
    Element,
    branch,
)
from checkers.readers.word_plain import PlainParagraphs
from checkers.readers.word_styles import NUMBERING, OUTLINE, Style, Styles
from checkers.readers.word_symbols import in_symbol_font, sign

DEEPEST = 100
PLAIN = Style()
RUNS = frozenset({RUN, MATH + "r"})
MATH_TEXT = MATH + "t"
STYLE_LINK = WORD + "pStyle"
SHADE = WORD + "shd"
LINE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
SYMBOL_FONTS = (b"ingdings", b"ebdings", b"Symbol")


@dataclass(slots=True)
class Said:
    """What one paragraph says, and what hangs on it."""

    style_id: str | None = None
    style: Style = PLAIN
    properties: Element | None = None
    outline: Element | None = None
    numbering: Element | None = None
    plain: Element | None = None  # the paragraph itself, if it holds nothing but runs
    shown: list[str] = field(default_factory=list)
    deleted: Sequence[str] = ()
    hidden: Sequence[str] = ()
    inserts: bool = False  # some text is a tracked insertion
    keeps: bool = False  # some text is not
    contents: bool = False
    drawings: Sequence[Drawn] = ()
    tables: Sequence[Element] = ()  # tables wrongly put inside a paragraph
    fonts: list[Element | None] = field(default_factory=list)  # run properties of the visible text
    references: Sequence[tuple[str, str]] = ()  # (footnote, its id)

    @property
    def has_more(self) -> bool:
        """Whether there is anything besides visible text."""
        return bool(self.deleted or self.hidden or self.drawings or self.tables or self.references)

    @property
    def text(self) -> str:
        """The text a reader sees, tracked insertions included."""
        return _joined(self.shown)

    @property
    def visible(self) -> Visibility:
        """``inserted`` if all of the text is a tracked insertion."""
        return "inserted" if self.inserts and not self.keeps else "visible"


class TextReader:
    """Reads paragraphs in document order; keeps the fields that are open from one to the next."""

    def __init__(self, styles: Styles, looks: Looks, sources: list[bytes]) -> None:
        self.fields = Fields()
        self._styles = styles
        self._default = styles[None]
        self._looks = looks
        self._has_symbols = any(font in source for source in sources for font in SYMBOL_FONTS)
        self._plain = not (self._has_symbols or looks.watches)
        self.paragraphs: PlainParagraphs | None = None  # of the part being read, where it is worth it
        self._said = Said()
        self._shaded = False

    def read(self, paragraph: Element, mark: Visibility, shaded: bool) -> Said:
        """What the paragraph says; ``mark`` is the tracked change around it, ``shaded`` a dark ground."""
        outer, self._said, self._shaded = self._said, Said(style=self._default), shaded
        if mark != "visible" or self.fields or not self._read_plain(paragraph):
            self._inline(paragraph, mark, 0)
        said, self._said = self._said, outer
        if self.fields:
            self.fields.end_paragraph()
        return said

    def _read_plain(self, paragraph: Element) -> bool:
        """The short way for a paragraph of nothing but runs; False if it is not one."""
        if self.paragraphs is None or not self._plain:
            return False
        text = self.paragraphs.text(paragraph)
        if text is None:
            return False
        said = self._said
        if text:
            said.shown.append(text)
            said.plain = paragraph
        properties = paragraph[0] if len(paragraph) else None
        if properties is not None and properties.tag == PARAGRAPH_PROPERTIES:
            self._style(properties)
        return True

    def plain_text(self, paragraph: Element) -> str | None:
        """The text of a paragraph that is plain and in no list, told without further ado; None for any other."""
        if self.paragraphs is None or not self._plain or self.fields or self._default.list_id:
            return None
        if len(paragraph) and paragraph[0].tag == PARAGRAPH_PROPERTIES:
            for child in paragraph[0]:
                if child.tag in (STYLE_LINK, NUMBERING):
                    return None
        text = self.paragraphs.text(paragraph)
        return None if text is None else _joined([text]).strip()

    def is_bold(self, said: Said) -> bool:
        """Whether all visible text of the paragraph is bold."""
        if said.plain is not None:
            return self._is_plain_bold(said.plain, said.style)
        for font in said.fonts:
            if not self._looks.is_bold(font, said.style):
                return False
        return bool(said.fonts)

    def _is_plain_bold(self, paragraph: Element, style: Style) -> bool:
        if self.paragraphs is None or not self.paragraphs.has_bold(paragraph):
            return style.bold
        # The last run first: a bold lead-in before plain text is the usual case.
        runs = paragraph.iterdescendants(RUN)
        return self._is_bold_run(paragraph[-1], style) and all(self._is_bold_run(run, style) for run in runs)

    def _is_bold_run(self, run: Element, style: Style) -> bool:
        """Whether a run is bold or has no text."""
        if run.tag != RUN:
            return True
        properties: Element | None = None
        for child in run:
            if child.tag == RUN_PROPERTIES:
                properties = child
            elif child.tag == TEXT:
                return self._looks.is_bold(properties, style)
        return True

    def _inline(self, element: Element, mark: Visibility, depth: int) -> None:
        for child in element:
            tag = child.tag
            if tag in RUNS:
                self._run(child, mark, depth)
            elif tag == PARAGRAPH_PROPERTIES:
                self._style(child)
            elif tag in SILENT:
                continue
            elif tag in INSERTED_MARKS:
                self._inline(child, "inserted" if mark == "visible" else mark, depth)
            elif tag in DELETED_MARKS:
                self._inline(child, "deleted", depth)
            elif tag == CONTROL:
                self._control(child, mark, depth)
            elif tag == TABLE:
                self._said.tables = [*self._said.tables, child]
            else:
                self._other(child, mark, depth)

    def _other(self, child: Element, mark: Visibility, depth: int) -> None:
        """Hyperlinks, smart tags, simple fields, formulas, and whatever else wraps runs."""
        if depth > DEEPEST:
            self._say("".join(child.itertext(TEXT)), mark, None)
        elif child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                self._inline(chosen, mark, depth + 1)
        elif child.tag in RUN_CONTENT:
            RUN_CONTENT[child.tag](self, child, mark, None)
        elif child.tag == PARAGRAPH:
            self._say("\n", mark, None)
            self._inline(child, mark, depth + 1)
        else:
            self._inline(child, mark, depth + 1)

    def _style(self, properties: Element) -> None:
        said = self._said
        if said.properties is None:
            said.properties = properties
            for child in properties:
                tag = child.tag
                if tag == STYLE_LINK:
                    said.style_id = child.get(VALUE)
                    said.style = self._styles[said.style_id]
                elif tag == NUMBERING:
                    said.numbering = child
                elif tag == OUTLINE:
                    said.outline = child
                elif tag == SHADE:
                    self._shaded = self._shaded or child.get(WORD + "fill") not in ("auto", "FFFFFF", None)

    def _run(self, run: Element, mark: Visibility, depth: int) -> None:
        properties: Element | None = None
        checked = not self._looks.watches
        shortcut = self._plain and mark == "visible" and not self.fields
        said = self._said
        for child in run:
            tag = child.tag
            if tag == RUN_PROPERTIES:
                properties = child
                continue
            if not checked:
                checked = True
                if mark != "deleted" and self._looks.hides(properties, self._said.style, self._shaded):
                    mark = "hidden"
            if shortcut and tag == TEXT:
                text = child.text
                if text and text[0] > " " < text[-1] and "\n" not in text:
                    said.shown.append(text)
                    said.fonts.append(properties)
                    said.keeps = True
                    continue
            handle = RUN_CONTENT.get(tag)
            if handle is not None:
                handle(self, child, mark, properties)
            elif tag not in SILENT:
                self._inside_run(child, mark, depth)

    def _inside_run(self, child: Element, mark: Visibility, depth: int) -> None:
        if child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None and depth < DEEPEST:
                self._run(chosen, mark, depth + 1)
        elif child.tag == WORD + "ruby":
            base = child.find(WORD + "rubyBase")
            if base is not None:
                self._inline(base, mark, depth + 1)
        else:
            self._other(child, mark, depth + 1)

    def _control(self, control: Element, mark: Visibility, depth: int) -> None:
        content = control.find(CONTROL_CONTENT)
        if content is not None and len(content):
            self._other(content, mark, depth + 1)
            return
        box = control.find(f"{CONTROL_PROPERTIES}/{WORD_2010}checkbox/{WORD_2010}checked")
        if box is not None:
            self._say("☑" if box.get(WORD_2010 + "val") in ("1", "true") else "□", mark, None)

    def _text(self, element: Element, mark: Visibility, font: Element | None) -> None:
        text = element.text
        if not text:
            return
        if text[0] <= " " or text[-1] <= " " or "\n" in text:
            text = _unindented(element, text)
        if self._has_symbols and font is not None:
            text = in_symbol_font(text, symbol_font(element.getparent()))
        self._say(text, mark, font)

    def _say(self, text: str, mark: Visibility, font: Element | None) -> None:
        fields = self.fields
        if not text or (fields and fields.silent):
            return
        said = self._said
        if mark == "deleted":
            said.deleted = [*said.deleted, text]
            return
        if mark == "hidden":
            said.hidden = [*said.hidden, text]
            return
        said.shown.append(text)
        if text.isspace():
            return
        said.fonts.append(font)
        if mark == "inserted":
            said.inserts = True
        else:
            said.keeps = True
        if fields and fields.in_contents:
            said.contents = True

    def _deleted_text(self, element: Element, mark: Visibility, font: Element | None) -> None:
        self._text(element, "deleted", font)

    def _tab(self, element: Element, mark: Visibility, font: Element | None) -> None:
        self._say("\t", mark, font)

    def _break(self, element: Element, mark: Visibility, font: Element | None) -> None:
        self._say("\n", mark, font)

    def _hyphen(self, element: Element, mark: Visibility, font: Element | None) -> None:
        self._say("-", mark, font)

    def _symbol(self, element: Element, mark: Visibility, font: Element | None) -> None:
        try:
            code = int(element.get(WORD + "char") or "", 16)
        except ValueError:
            return
        self._say(sign(element.get(WORD + "font") or "", code), mark, font)

    def _field(self, element: Element, mark: Visibility, font: Element | None) -> None:
        self._say(self.fields.mark(element), mark, font)

    def _instruction(self, element: Element, mark: Visibility, font: Element | None) -> None:
        self.fields.instruct(element.text or "")

    def _drawing(self, element: Element, mark: Visibility, font: Element | None) -> None:
        if mark != "hidden":
            self._said.drawings = [*self._said.drawings, *drawn(element, mark)]

    def _reference(self, element: Element, mark: Visibility, font: Element | None) -> None:
        kind = element.tag.rpartition("}")[2].removesuffix("Reference")
        self._said.references = [*self._said.references, (kind, element.get(IDENTIFIER) or "")]


Handler = Callable[[TextReader, Element, Visibility, Element | None], None]
RUN_CONTENT: dict[str, Handler] = {
    TEXT: TextReader._text,
    MATH_TEXT: TextReader._text,
    WORD + "delText": TextReader._deleted_text,
    WORD + "tab": TextReader._tab,
    WORD + "ptab": TextReader._tab,
    WORD + "br": TextReader._break,
    WORD + "cr": TextReader._break,
    WORD + "noBreakHyphen": TextReader._hyphen,
    WORD + "sym": TextReader._symbol,
    WORD + "fldChar": TextReader._field,
    WORD + "instrText": TextReader._instruction,
    WORD + "drawing": TextReader._drawing,
    WORD + "pict": TextReader._drawing,
    WORD + "object": TextReader._drawing,
    WORD + "footnoteReference": TextReader._reference,
    WORD + "endnoteReference": TextReader._reference,
    WORD + "commentReference": TextReader._reference,
}


def _joined(pieces: list[str]) -> str:
    text = pieces[0] if len(pieces) == 1 else "".join(pieces)
    return text.replace("\xad", "") if "\xad" in text else text


def _unindented(element: Element, text: str) -> str:
    """The text without the blanks of XML indentation, as Word shows it."""
    text = LINE_BREAK.sub(" ", text)
    preserved = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return text if preserved else text.strip(" \t\r\n")
