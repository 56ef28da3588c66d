"""Which runs cannot be seen (hidden, white on white), and which are bold."""

from __future__ import annotations

import re

from checkers.readers.word_names import RUN_PROPERTIES, VALUE, WORD, WORD_2010, Element, switched_on
from checkers.readers.word_style_sheet import WHITE
from checkers.readers.word_styles import Style, Styles, is_shaded

WHITE_HINT = re.compile(rb"val=[\"'](?:[Ff][89A-Fa-f]){3}[\"']")
EFFECTS = frozenset(WORD + name for name in ("imprint", "emboss", "outline", "shadow")) | frozenset(
    WORD_2010 + name for name in ("glow", "shadow", "textOutline")
)  # they make white letters visible
BOLD = WORD + "b"
CHARACTER_STYLE = WORD + "rStyle"
NO_HIGHLIGHT = (None, "none", "white")


class Looks:
    """Judges runs by their properties; ``watches`` is off where nothing in the document can be hidden."""

    def __init__(self, styles: Styles, sources: list[bytes]) -> None:
        self._styles = styles
        hiding = [name.encode() for name in styles.hiding()]
        names = (
            re.compile(b"|".join(rb"[\"']%s[\"']" % re.escape(name) for name in hiding)) if hiding else None
        )
        hinted = any(_hints(source) for source in sources)
        self.watches = hinted or bool(names and any(names.search(source) for source in sources))
        self.painted = any(b":background" in source for source in sources)

    def hides(self, properties: Element | None, paragraph: Style, shaded: bool) -> bool:
        """Whether text with these run properties in such a paragraph cannot be seen."""
        vanish = color = shade = highlight = None
        character: Style | None = None
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag == WORD + "vanish":
                vanish = child
            elif tag == WORD + "color":
                color = child.get(VALUE)
            elif tag == WORD + "shd":
                shade = child
            elif tag == WORD + "highlight":
                highlight = child.get(VALUE)
            elif tag == CHARACTER_STYLE:
                character = self._styles[child.get(VALUE)]
            elif tag in EFFECTS:
                shaded = True
        if vanish is not None:
            return switched_on(vanish)
        if paragraph.hidden or (character is not None and character.hidden):
            return True
        if color is None:
            white = character.white if character is not None else paragraph.white
        else:
            white = bool(WHITE.match(color))
        background = shaded or self.painted or is_shaded(shade) or highlight not in NO_HIGHLIGHT
        return white and not (background or paragraph.shaded or (character is not None and character.shaded))

    def is_bold(self, properties: Element | None, paragraph: Style) -> bool:
        """Whether a run is printed bold."""
        style = paragraph
        for child in properties if properties is not None else ():
            if child.tag == BOLD:
                return switched_on(child)
            if child.tag == CHARACTER_STYLE:
                style = self._styles[child.get(VALUE)]
        return style.bold or paragraph.bold


def _hints(source: bytes) -> bool:
    """Whether something in this part may be hidden or white."""
    if b"vanish" in source:
        return True
    signs = (b'val="F', b'val="f', b"val='F", b"val='f")
    return any(sign in source for sign in signs) and WHITE_HINT.search(source) is not None


def symbol_font(run: Element) -> str:
    """The font a run is set in, for telling symbols from letters."""
    fonts = run.find(f"{RUN_PROPERTIES}/{WORD}rFonts")
    return (fonts.get(WORD + "ascii") or fonts.get(WORD + "hAnsi") or "") if fonts is not None else ""
