"""What the Word reader makes of small documents written here as XML."""

from __future__ import annotations

import contextlib
import io
import zipfile
from itertools import pairwise

import pytest
from PIL import Image

from checkers.document import Block, FileReading
from checkers.readers import word, word_zip
from checkers.readers.trouble import Unreadable
from checkers.readers.word_numerals import numeral
from checkers.readers.word_symbols import sign

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
Parts = dict[str, bytes]


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def styled(text: str, style: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def relations(links: dict[str, tuple[str, str]]) -> bytes:
    lines = (f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{to}"/>' for i, (kind, to) in links.items())
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def parts(body: str, **others: str | bytes) -> Parts:
    """The parts of a Word file; a side part is named by its kind: ``styles=...``, ``header=...``."""
    links = {f"rId{i}": (kind, f"{kind}.xml") for i, kind in enumerate(others, start=1)}
    found: Parts = {
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": relations(links),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode(),
    }
    for kind, content in others.items():
        found[f"word/{kind}.xml"] = content if isinstance(content, bytes) else _rooted(content)
    return found


def _rooted(content: str) -> bytes:
    end = content.index(">")
    return f"{content[:end]} {NAMES}{content[end:]}".encode()


def zipped(files: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read_bytes(data: bytes) -> FileReading:
    reading = FileReading("文件.docx")
    word.read(data, reading)
    return reading


def read(body: str, **others: str | bytes) -> list[Block]:
    return read_bytes(zipped(parts(body, **others))).blocks


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data)
    assert caught.value.message.endswith("。")
    return caught.value.reason


STYLES = """<w:styles>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="quiet"><w:name w:val="quiet"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="clause"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def numbering(*levels: tuple[str, str], extra: str = "") -> str:
    lines = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{lines}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{extra}</w:num></w:numbering>'
    )


class TestParagraphs:
    def test_are_counted_from_one_and_blank_ones_count(self) -> None:
        blocks = read(paragraph("甲") + paragraph("") + paragraph("乙"))
        assert [(b.text, b.location.paragraph) for b in blocks] == [("甲", 1), ("乙", 3)]

    def test_keep_breaks_tabs_and_hyphens(self) -> None:
        runs = "<w:r><w:t>ABC260802-B</w:t><w:br/><w:t>4</w:t><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t></w:r>"
        assert texts(read(f"<w:p>{runs}</w:p>")) == ["ABC260802-B\n4\ta-b"]

    def test_lose_the_indentation_of_the_xml(self) -> None:
        body = "\n <w:p>\n  <w:r>\n   <w:t>\n    版本\n   </w:t>\n  </w:r>\n </w:p>\n"
        assert texts(read(body)) == ["版本"]

    def test_short_bold_ones_are_marked(self) -> None:
        blocks = read(
            paragraph("目的", run="<w:b/>") + paragraph("正文", run='<w:b w:val="0"/>') + paragraph("正文")
        )
        assert [b.bold for b in blocks] == [True, False, False]

    def test_links_tags_and_unknown_wrappers_are_read(self) -> None:
        run = "<w:r><w:t>{}</w:t></w:r>"
        body = f"<w:p><w:hyperlink>{run.format('一')}</w:hyperlink><w:smartTag>{run.format('二')}</w:smartTag><w:odd>{run.format('三')}</w:odd></w:p>"
        assert texts(read(body + f"<w:p2>{run.format('四')}</w:p2>")) == ["一二三", "四"]

    def test_the_result_of_a_field_is_text_and_its_instruction_is_not(self) -> None:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        body = f"<w:p>{mark.format('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{mark.format('separate')}<w:r><w:t>7</w:t></w:r>{mark.format('end')}</w:p>"
        assert texts(read(body + paragraph("后"))) == ["7", "后"]

    def test_a_field_without_end_swallows_nothing(self) -> None:
        body = (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r></w:p>'
        )
        assert texts(read(body + paragraph("后") + paragraph("再"))) == ["后", "再"]


class TestCheckMarks:
    def test_symbols_and_symbol_fonts_show_as_boxes(self) -> None:
        symbol = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
        letter = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>£</w:t></w:r>'
        assert texts(
            read(f"<w:p>{symbol}<w:r><w:t>是</w:t></w:r>{letter}<w:r><w:t>否 ☐</w:t></w:r></w:p>")
        ) == ["☑是□否 ☐"]

    def test_form_boxes_and_empty_controls_show_their_state(self) -> None:
        form = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r>'
        control = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent/></w:sdt>'
        assert texts(read(f"<w:p>{form}<w:r><w:t>甲</w:t></w:r>{control}</w:p>")) == ["☑甲□"]

    def test_unknown_signs_are_kept_as_they_are(self) -> None:
        assert (sign("Wingdings", 0xF0FE), sign("Symbol", 0xB3), sign("宋体", 0x41)) == ("☑", "≥", "A")


class TestHeadings:
    def test_come_from_outline_levels_inheritance_and_localized_names(self) -> None:
        blocks = read(styled("总则", "mine") + styled("目的", "2") + paragraph("正文"), styles=STYLES)
        assert [(b.kind, b.level) for b in blocks] == [("heading", 1), ("heading", 2), ("paragraph", None)]
        assert blocks[2].headings == ("总则", "目的")
        assert blocks[2].location.heading == "目的"

    def test_come_from_the_paragraph_itself(self) -> None:
        blocks = read(
            paragraph("培训", '<w:outlineLvl w:val="1"/>') + paragraph("正文", '<w:outlineLvl w:val="9"/>')
        )
        assert [b.kind for b in blocks] == ["heading", "paragraph"]

    def test_a_contents_line_is_no_heading_and_stands_under_contents(self) -> None:
        blocks = read(styled("总则", "1") + styled("1 总则\t3", "toc1") + paragraph("正文"), styles=STYLES)
        assert (blocks[1].kind, blocks[1].location.heading, blocks[1].headings) == (
            "paragraph",
            "目录",
            ("目录",),
        )
        assert blocks[2].headings == ("总则",)

    def test_a_contents_line_typed_by_hand_is_recognised(self) -> None:
        blocks = read(paragraph("5 开发把关 ................ 12") + paragraph("数量 12"))
        assert [b.location.heading for b in blocks] == ["目录", None]

    def test_a_contents_field_marks_its_lines(self) -> None:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        first = f"<w:p>{mark.format('begin')}<w:r><w:instrText> TOC \\o</w:instrText></w:r>{mark.format('separate')}<w:r><w:t>一、目的 1</w:t></w:r></w:p>"
        last = f"<w:p>{mark.format('end')}<w:r><w:t>正文</w:t></w:r></w:p>"
        blocks = read(first + paragraph("二、范围 2") + last)
        assert [b.location.heading for b in blocks] == ["目录", "目录", None]


class TestNumbering:
    def test_levels_count_and_restart(self) -> None:
        lists = numbering(("decimal", "%1"), ("decimal", "%1.%2"))
        body = (
            numbered("目的")
            + numbered("范围")
            + numbered("总", 1)
            + numbered("分", 1)
            + numbered("职责")
            + numbered("甲", 1)
        )
        assert texts(read(body, numbering=lists)) == [
            "1 目的",
            "2 范围",
            "2.1 总",
            "2.2 分",
            "3 职责",
            "3.1 甲",
        ]

    def test_chinese_articles(self) -> None:
        lists = numbering(
            ("chineseCountingThousand", "第%1条"), ("ideographTraditional", "%2、"), ("lowerLetter", "%3)")
        )
        body = numbered("为加强") + numbered("甲项", 1) + numbered("小项", 2)
        assert texts(read(body, numbering=lists)) == ["第一条 为加强", "甲、 甲项", "a) 小项"]

    def test_an_override_starts_anew(self) -> None:
        extra = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
        body = numbered("甲") + numbered("乙", number=2) + numbered("丙", number=2)
        assert texts(read(body, numbering=numbering(("decimal", "%1."), extra=extra))) == [
            "1. 甲",
            "5. 乙",
            "6. 丙",
        ]

    def test_a_style_can_number_and_zero_switches_off(self) -> None:
        off = paragraph("乙", '<w:pStyle w:val="clause"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        blocks = read(
            styled("甲", "clause") + off, styles=STYLES, numbering=numbering(("chineseCounting", "%1、"))
        )
        assert texts(blocks) == ["一、 甲", "乙"]

    def test_bullets_are_dropped(self) -> None:
        assert texts(read(numbered("甲"), numbering=numbering(("bullet", "●")))) == ["甲"]

    def test_an_empty_numbered_cell_shows_its_number(self) -> None:
        row = f"<w:tc>{numbered('')}</w:tc>" + cell("")
        assert [c.text for c in read(table(row), numbering=numbering(("decimal", "%1")))[0].cells] == [
            "1",
            "",
        ]

    @pytest.mark.parametrize(
        ("value", "form", "printed"),
        [
            (20, "chineseCounting", "二十"),
            (103, "chineseCountingThousand", "一百零三"),
            (12, "chineseCountingThousand", "十二"),
            (10500, "chineseCountingThousand", "一万零五百"),
            (3, "chineseLegalSimplified", "叁"),
            (14, "lowerRoman", "xiv"),
            (28, "upperLetter", "BB"),
            (7, "decimalZero", "07"),
            (3, "decimalEnclosedCircle", "③"),
            (2, "ideographTraditional", "乙"),
        ],
    )
    def test_numerals(self, value: int, form: str, printed: str) -> None:
        assert numeral(value, form) == printed


class TestTables:
    def test_merged_cells_stand_once_with_their_spans(self) -> None:
        rows = (
            cell("文件编号", '<w:gridSpan w:val="2"/>') + cell("批准", '<w:vMerge w:val="restart"/>'),
            cell("甲") + cell("乙") + cell("", "<w:vMerge/>"),
        )
        first, second = read(table(*rows))
        assert [(c.text, c.column, c.columns, c.rows) for c in first.cells] == [
            ("文件编号", 1, 2, 1),
            ("批准", 3, 1, 2),
        ]
        assert second.text == "甲\t乙"
        assert (second.location.table, second.location.row) == (1, 2)

    def test_an_absurd_span_is_cut(self) -> None:
        assert read(table(cell("甲", '<w:gridSpan w:val="99999999"/>')))[0].cells[0].columns == 63

    def test_a_nested_table_follows_its_row(self) -> None:
        outer = f"<w:tc>{paragraph('外')}{table(cell('内'))}</w:tc>"
        blocks = read(table(outer, cell("后")))
        assert [(b.text, b.location.table, b.location.row) for b in blocks] == [
            ("外", 1, 1),
            ("内", 2, 1),
            ("后", 1, 2),
        ]

    def test_controls_around_rows_and_cells_are_read(self) -> None:
        wrapped = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
        rows = wrapped.format(f"<w:tr>{wrapped.format(cell('甲'))}{cell('乙')}</w:tr>")
        assert texts(read(f"<w:tbl>{rows}</w:tbl>")) == ["甲\t乙"]

    def test_a_thousand_nested_tables_are_no_recursion_error(self) -> None:
        body = "<w:tbl><w:tr><w:tc>" * 300 + paragraph("底") + "</w:tc></w:tr></w:tbl>" * 300
        assert "底" in "".join(texts(read(body)))

    def test_a_deleted_row_is_marked(self) -> None:
        blocks = read(f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell('旧')}</w:tr></w:tbl>")
        assert {b.visible for b in blocks if "旧" in b.text} == {"deleted"}


class TestSideStories:
    def test_headers_come_first_and_notes_know_their_place(self) -> None:
        body = (
            styled("总则", "1")
            + '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        )
        blocks = read(
            body,
            styles=STYLES,
            header=f"<w:hdr>{table(cell('文件编号') + cell('QP-01'))}</w:hdr>",
            footer=f"<w:ftr>{paragraph('页脚')}</w:ftr>",
            footnotes=f'<w:footnotes><w:footnote w:type="separator" w:id="0">{paragraph("线")}</w:footnote><w:footnote w:id="2">{paragraph("注")}</w:footnote></w:footnotes>',
            comments=f'<w:comments><w:comment w:id="1">{paragraph("批")}</w:comment></w:comments>',
        )
        assert [(b.kind, b.text) for b in blocks] == [
            ("header", "文件编号\tQP-01"),
            ("heading", "总则"),
            ("paragraph", "正文"),
            ("footer", "页脚"),
            ("note", "注"),
            ("comment", "批"),
        ]
        assert blocks[0].location.table is None
        assert [c.text for c in blocks[0].cells] == ["文件编号", "QP-01"]
        assert blocks[4].location == blocks[2].location

    def test_text_boxes_are_read_once(self) -> None:
        box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
        drawing = f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        old = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
        both = f"<mc:AlternateContent><mc:Choice>{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
        blocks = read(f"<w:p><w:r><w:t>前</w:t></w:r><w:r>{both}</w:r></w:p><w:p><w:r>{old}</w:r></w:p>")
        assert [(b.kind, b.text, b.location.paragraph) for b in blocks] == [
            ("paragraph", "前", 1),
            ("textbox", "框", 1),
            ("textbox", "框", 2),
        ]

    def test_shapes_with_drawing_text_and_word_art(self) -> None:
        shape = "<w:drawing><a:p><a:r><a:t>总经理</a:t></a:r></a:p></w:drawing>"
        art = '<w:pict><v:shape><v:textpath string="受控"/></v:shape></w:pict>'
        assert texts(read(f"<w:p><w:r>{shape}</w:r><w:r>{art}</w:r></w:p>")) == ["总经理", "受控"]

    def test_embedded_html_is_read(self) -> None:
        html = "<html><head><title>题</title></head><body><p>甲</p><p>乙 丙</p></body></html>".encode()
        files = parts('<w:altChunk r:id="rId1"/>')
        files["word/_rels/document.xml.rels"] = relations({"rId1": ("aFChunk", "chunk.html")})
        files["word/chunk.html"] = html
        reading = read_bytes(zipped(files))
        assert (texts(reading.blocks), reading.status) == (["甲", "乙 丙"], "read")


class TestVisibility:
    def test_insertions_are_text_and_deletions_stand_apart(self) -> None:
        body = "<w:p><w:r><w:t>保存</w:t></w:r><w:del><w:r><w:delText>二</w:delText></w:r></w:del><w:ins><w:r><w:t>三</w:t></w:r></w:ins><w:r><w:t>年</w:t></w:r></w:p>"
        assert [(b.text, b.visible) for b in read(body)] == [("保存三年", "visible"), ("二", "deleted")]

    def test_a_wholly_inserted_paragraph_says_so(self) -> None:
        reading = read_bytes(zipped(parts("<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins></w:p>")))
        assert [b.visible for b in reading.blocks] == ["inserted"]
        assert "修订" in reading.notes[0]

    def test_moved_text_counts_at_its_new_place(self) -> None:
        run = "<w:r><w:t>移</w:t></w:r>"
        blocks = read(f"<w:p><w:moveFrom>{run}</w:moveFrom></w:p><w:p><w:moveTo>{run}</w:moveTo></w:p>")
        assert [b.visible for b in blocks] == ["deleted", "inserted"]

    @pytest.mark.parametrize("run", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:color w:val="fefefe"/>'])
    def test_hidden_and_white_text_is_set_apart(self, run: str) -> None:
        blocks = read(
            f"<w:p><w:r><w:t>看得见</w:t></w:r><w:r><w:rPr>{run}</w:rPr><w:t>看不见</w:t></w:r></w:p>"
        )
        assert [(b.text, b.visible) for b in blocks] == [("看得见", "visible"), ("看不见", "hidden")]

    def test_a_style_can_hide(self) -> None:
        assert [b.visible for b in read(styled("无", "quiet"), styles=STYLES)] == ["hidden"]

    def test_white_letters_on_a_dark_cell_are_seen(self) -> None:
        white = paragraph("序号", run='<w:color w:val="FFFFFF"/>')
        dark = f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>{white}</w:tc>'
        assert [b.visible for b in read(table(dark))] == ["visible"]
        assert [b.visible for b in read(table(f"<w:tc>{white}</w:tc>"))] == ["visible", "hidden"]


class TestPictures:
    def test_a_large_picture_is_named_and_can_be_had(self) -> None:
        stream = io.BytesIO()
        Image.new("1", (700, 800)).save(stream, "PNG")
        picture = '<w:p><w:r><w:t>营业执照</w:t></w:r><w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r></w:p>'
        files = parts(picture)
        files["word/_rels/document.xml.rels"] = relations({"rId9": ("image", "media/scan.png")})
        files["word/media/scan.png"] = stream.getvalue()
        reading = read_bytes(zipped(files))
        assert (reading.status, reading.unread_parts) == ("read", ("图片1",))
        assert word.pictures(zipped(files)) == [("图片1", stream.getvalue())]
        files["word/document.xml"] = files["word/document.xml"].replace("营业执照".encode(), b"")
        assert refusal(zipped(files)) == "no_text_layer"


class TestPackages:
    def test_strict_files_and_odd_part_names_are_read(self) -> None:
        strict = "http://purl.oclc.org/ooxml/"
        root = f'<w:document xmlns:w="{strict}wordprocessingml/main"><w:body>{paragraph("严格")}</w:body></w:document>'
        link = f'<Relationship Id="a" Type="{strict}officeDocument/relationships/officeDocument" Target="/Odd%20name.xml"/>'
        rels = f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'
        assert texts(
            read_bytes(zipped({"_rels/.rels": rels.encode(), "Odd name.xml": root.encode()})).blocks
        ) == ["严格"]

    def test_without_relations_the_content_type_leads(self) -> None:
        files = parts(paragraph("甲"))
        del files["_rels/.rels"], files["word/_rels/document.xml.rels"]
        files["main.xml"] = files.pop("word/document.xml")
        kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
        types = f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/main.xml" ContentType="{kind}"/></Types>'
        assert texts(read_bytes(zipped({"[Content_Types].xml": types.encode(), **files})).blocks) == ["甲"]

    def test_a_dangling_relation_is_no_matter(self) -> None:
        files = parts(paragraph("甲"), header="<w:hdr/>")
        del files["word/header.xml"]
        assert read_bytes(zipped(files)).status == "read"

    def test_another_office_file_is_of_the_wrong_type(self) -> None:
        assert refusal(zipped({"theme/theme1.xml": b"<a/>"})) == "wrong_type"

    def test_a_cut_off_file_gives_what_it_holds(self) -> None:
        data = zipped(parts(paragraph("第一段") + paragraph("第二段")))
        reading = read_bytes(data[: data.index(b"PK\x01\x02")])
        assert texts(reading.blocks) == ["第一段", "第二段"]
        assert (reading.status, reading.reason) == ("partly_read", "corrupt")

    def test_broken_xml_is_mended_and_said(self) -> None:
        files = parts(paragraph("甲") + paragraph("乙"))
        files["word/document.xml"] = files["word/document.xml"][:-60]
        reading = read_bytes(zipped(files))
        assert (reading.blocks[0].text, reading.status, reading.reason) == ("甲", "partly_read", "corrupt")

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_two_main_parts_are_never_plainly_read(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for text in ("真", "假假"):
                for name, content in parts(paragraph(text)).items():
                    archive.writestr(name, content)
        reading = read_bytes(stream.getvalue())
        assert (reading.status, reading.reason) == ("partly_read", "corrupt")

    def test_an_empty_document_is_read_and_says_so(self) -> None:
        reading = read_bytes(zipped(parts("")))
        assert (reading.status, reading.blocks) == ("read", [])
        assert "没有文字" in reading.message

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_a_dtd_is_unsafe(self, encoding: str) -> None:
        text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x "y">]><w:document xmlns:w="{W}"/>'
        assert refusal(zipped({**parts(""), "word/document.xml": text.encode(encoding)})) == "unsafe"

    def test_a_path_out_of_the_package_is_unsafe(self) -> None:
        assert refusal(zipped({**parts(""), "..\\..\\evil.exe": b"x"})) == "unsafe"

    def test_a_bomb_is_too_large(self) -> None:
        assert refusal(zipped(parts(" " * 3_000_000))) == "too_large"

    def test_too_many_entries_are_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(word_zip, "MOST_ENTRIES", 2)
        assert refusal(zipped(parts(paragraph("甲")))) == "too_large"

    def test_endless_nesting_is_refused(self) -> None:
        assert refusal(zipped(parts("<w:odd>" * 3000 + "</w:odd>" * 3000))) == "too_large"

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all"])
    def test_rubbish_is_corrupt(self, data: bytes) -> None:
        assert refusal(data) == "corrupt"

    def test_every_cut_ends_with_an_answer(self) -> None:
        data = zipped(parts(table(cell("甲") + cell("乙")), styles=STYLES))
        for start, end in pairwise(range(0, len(data), 37)):
            broken = data[:start] + b"\xff" * (end - start) + data[end:]
            with contextlib.suppress(Unreadable):
                assert read_bytes(broken).status in ("read", "partly_read")
