"""Tables of contents: Word renews them, and the page numbers in them, when the document is opened."""

from __future__ import annotations

import re

from docgen.word.markup import HEAD, text_of, w
from docgen.word.package import Package

_SETTINGS = "word/settings.xml"
_CONTENTS = re.compile(rb"(instrText[^>]*>|w:instr=\")\s*TOC\b")
_BEFORE = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "themeFontLang")


def renew_on_opening(package: Package) -> None:
    """Ask Word to renew all fields on opening where the template holds a table of contents."""
    if _SETTINGS not in package.parts or not any(_CONTENTS.search(package.parts[t]) for t in package.texts):
        return
    root = package.tree(_SETTINGS)
    if root.find(w("updateFields")) is not None:
        return
    setting = root.makeelement(w("updateFields"), {w("val"): "true"})
    following = next((c for name in _BEFORE for c in root.iterchildren(w(name))), None)
    if following is not None:
        following.addprevious(setting)
    else:
        root.append(setting)
    package.parts[_SETTINGS] = (HEAD + text_of(root)).encode()
