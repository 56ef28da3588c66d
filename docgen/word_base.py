"""The source of the two Word templates: `python -m docgen.word_base` writes them anew."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from docgen.steady_zip import steady

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
SONG, HEI = "宋体", "黑体"
_DAY = "2026-01-01"


def base(body: float, title: float, margins: tuple[float, float, float, float]) -> bytes:
    """An A4 template with our styles, page numbers at the foot and an empty header for a letterhead."""
    document = Document()
    _page(document.sections[0], margins)
    styles = document.styles
    _face(styles["Normal"], SONG, "Times New Roman", body)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    _face(styles["Title"], HEI, "Arial", title, bold=True)
    _without_rule(styles["Title"])
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, size in (("Heading 1", body + 4), ("Heading 2", body + 1)):
        _face(styles[name], HEI, "Arial", size, bold=True)
        styles[name].paragraph_format.space_before = Pt(10)
        styles[name].paragraph_format.space_after = Pt(4)
    _add(styles, "Cell", body - 1)
    _add(styles, "Cell Head", body - 1, HEI)
    _add(styles, "Cell Small", body - 2, colour="5F6773")
    for name in ("Header", "Footer"):
        _face(styles[name], SONG, "Times New Roman", 9, colour="5F6773")
    _ruled(styles["Table Grid"])
    _page_numbers(document.sections[0].footer.paragraphs[0])
    _settings(document)
    return _saved(document)


def _page(section: Any, margins: tuple[float, float, float, float]) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.right_margin = Cm(margins[0]), Cm(margins[1])
    section.bottom_margin, section.left_margin = Cm(margins[2]), Cm(margins[3])


def _add(styles: Any, name: str, size: float, chinese: str = SONG, colour: str = "000000") -> None:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    _face(style, chinese, "Times New Roman" if chinese == SONG else "Arial", size, colour=colour)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)


def _face(
    style: Any, chinese: str, latin: str, size: float, *, bold: bool = False, colour: str = "000000"
) -> None:
    style.font.name, style.font.size, style.font.bold = latin, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [n for n in fonts.attrib if n.endswith("Theme")]:
        del fonts.attrib[name]
    for script, face in (("eastAsia", chinese), ("ascii", latin), ("hAnsi", latin), ("cs", latin)):
        fonts.set(qn(f"w:{script}"), face)


def _without_rule(style: Any) -> None:
    for rule in style.element.findall(".//" + qn("w:pBdr")):
        rule.getparent().remove(rule)


def _ruled(style: Any) -> None:
    for side in style.element.find(".//" + qn("w:tblBorders")):
        side.set(qn("w:color"), "B3BCC8")


def _page_numbers(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in ("第 ", "PAGE", " 页，共 ", "NUMPAGES", " 页"):
        if not part.isupper():
            paragraph.add_run(part)
            continue
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), part)
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:t"))
        run[0].text = "1"
        field.append(run)
        paragraph._p.append(field)


def _settings(document: Any) -> None:
    """Chinese as the language of the text, and no compatibility mode in Word."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _saved(document: Any) -> bytes:
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
    written = io.BytesIO()
    document.save(written)
    return steady(written.getvalue(), _DAY)


def main() -> None:
    """Write both templates."""
    (TEMPLATES / "prescreen.docx").write_bytes(base(10, 22, (2.2, 2, 2, 2)))
    (TEMPLATES / "completion-notice.docx").write_bytes(base(12, 22, (3, 2.4, 2.6, 2.6)))


if __name__ == "__main__":
    main()
