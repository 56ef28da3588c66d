"""Reads the paragraphs of a Word story, one after the other, into what each says."""

from __future__ import annotations

from checkers.document import Visibility
from checkers.readers.word_fields import Fields
from checkers.readers.word_looks import Looks
from checkers.readers.word_names import (
    ALTERNATE,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_PROPERTIES,
    DELETED_MARKS,
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
from checkers.readers.word_run import RUN_CONTENT
from checkers.readers.word_said import Said, joined
from checkers.readers.word_styles import NUMBERING, OUTLINE, Style, Styles

DEEPEST = 100
RUNS = frozenset({RUN, MATH + "r"})
STYLE_LINK = WORD + "pStyle"
SHADE = WORD + "shd"
SYMBOL_FONTS = (b"ingdings", b"ebdings", b"Symbol")


class TextReader:
    """Reads paragraphs in document order; keeps the fields that are open from one to the next."""

    def __init__(self, styles: Styles, looks: Looks, sources: list[bytes]) -> None:
        self.fields = Fields()
        self._styles = styles
        self._default = styles[None]
        self._looks = looks
        self.has_symbols = any(font in source for source in sources for font in SYMBOL_FONTS)
        self._plain = not (self.has_symbols or looks.watches)
        self.paragraphs: PlainParagraphs | None = None  # of the part being read, where it is worth it
        self.said = Said()
        self._shaded = False

    def read(self, paragraph: Element, mark: Visibility, shaded: bool) -> Said:
        """What the paragraph says; ``mark`` is the tracked change around it, ``shaded`` a dark ground."""
        outer, self.said, self._shaded = self.said, Said(style=self._default), shaded
        if mark != "visible" or self.fields or not self._read_plain(paragraph):
            self._inline(paragraph, mark, 0)
        said, self.said = self.said, outer
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
        said = self.said
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
        return None if text is None else joined([text]).strip()

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
                self.said.tables = [*self.said.tables, child]
            else:
                self._other(child, mark, depth)

    def _other(self, child: Element, mark: Visibility, depth: int) -> None:
        """Hyperlinks, smart tags, simple fields, formulas, and whatever else wraps runs."""
        if depth > DEEPEST:
            self.say("".join(child.itertext(TEXT)), mark, None)
        elif child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                self._inline(chosen, mark, depth + 1)
        elif child.tag in RUN_CONTENT:
            RUN_CONTENT[child.tag](self, child, mark, None)
        elif child.tag == PARAGRAPH:
            self.say("\n", mark, None)
            self._inline(child, mark, depth + 1)
        else:
            self._inline(child, mark, depth + 1)

    def _style(self, properties: Element) -> None:
        said = self.said
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
        said = self.said
        for child in run:
            tag = child.tag
            if tag == RUN_PROPERTIES:
                properties = child
                continue
            if not checked:
                checked = True
                if mark != "deleted" and self._looks.hides(properties, self.said.style, self._shaded):
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
            self.say("☑" if box.get(WORD_2010 + "val") in ("1", "true") else "□", mark, None)

    def say(self, text: str, mark: Visibility, font: Element | None) -> None:
        """Add a piece of text, seen as ``mark`` tells and set as ``font`` (run properties) tells."""
        fields = self.fields
        if not text or (fields and fields.silent):
            return
        said = self.said
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
