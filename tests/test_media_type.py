"""Files are known by their content, and what cannot be read is refused with advice."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from checkers import media_type as kinds
from checkers import readers
from checkers.document import FileReading
from checkers.media_type import media_type
from checkers.ole import SIGNATURE, CompoundFile
from checkers.readers import legacy
from checkers.readers.trouble import Unreadable


def zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def office(main: str) -> bytes:
    return zipped(**{"[Content_Types].xml": f'<Override ContentType="application/vnd.{main}+xml"/>'})


def compound(*streams: tuple[str, bytes]) -> bytes:
    """An OLE2 file with these streams of up to 512 bytes each, all in full sectors."""
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    entries += [(name, 2, number + 2, 512) for number, (name, _) in enumerate(streams)]
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HB", len(name) * 2 + 2, kind)
        + bytes(49)
        + struct.pack("<IQ", start, size)
        for name, kind, start, size in entries
    )
    chain = [0xFFFFFFFD, *([0xFFFFFFFE] * 127)]
    header = SIGNATURE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 0, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header += b"\xff" * (512 - len(header) - 0)
    header = header[:76] + struct.pack("<I", 0) + header[80:]
    body = b"".join(content.ljust(512, b"\0") for _, content in streams)
    return header + struct.pack("<128I", *chain) + directory.ljust(512, b"\0") + body


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", kinds.EMPTY),
        (b"%PDF-1.7\n", kinds.PDF),
        (b"x" * 900 + b"%PDF-1.4", kinds.PDF),
        (b"\xff\xd8\xff\xe0", kinds.JPEG),
        (b"\x89PNG\r\n\x1a\n", kinds.PNG),
        (b"II*\0", kinds.TIFF),
        (b"MM\0*", kinds.TIFF),
        (b"BM" + bytes(12) + b"\x28\0\0\0" + bytes(20), kinds.BMP),
        (b"{\\rtf1 a}", kinds.RTF),
        (b"7z\xbc\xaf\x27\x1c\0", kinds.SEVEN_ZIP),
        (b"Rar!\x1a\x07\x01\0", kinds.RAR),
        (b"CAJ\0abc", kinds.CAJ),
        ("<!DOCTYPE html><p>甲".encode(), kinds.HTML),
        ("\ufeff<html><body>甲".encode(), kinds.HTML),
        (b"<?xml version='1.0'?><a/>", kinds.XML),
        ("甲,乙\n丙,丁\n".encode("gbk"), kinds.CSV),
        ("培训计划，每年一次。".encode(), kinds.TEXT),
        ("# 标题\n正文".encode(), kinds.MARKDOWN),
        (bytes(range(256)), kinds.UNKNOWN),
        (office("openxmlformats-officedocument.wordprocessingml.document.main"), kinds.DOCX),
        (office("openxmlformats-officedocument.wordprocessingml.template.main"), kinds.DOTX),
        (office("ms-word.document.macroEnabled.main"), kinds.DOCM),
        (office("openxmlformats-officedocument.spreadsheetml.sheet.main"), kinds.XLSX),
        (office("ms-excel.sheet.macroEnabled.main"), kinds.XLSM),
        (office("ms-excel.sheet.binary.macroEnabled.main"), kinds.XLSB),
        (office("openxmlformats-officedocument.presentationml.presentation.main"), kinds.PPTX),
        (office("openxmlformats-officedocument.theme"), kinds.PACKAGE),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), kinds.ODT),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), kinds.ODS),
        (zipped(**{"OFD.xml": "<a/>"}), kinds.OFD),
        (zipped(**{"a.txt": "a"}), kinds.ZIP),
        (
            zipped(word__document="a", **{"[Content_Types].xml": "", "word__document.xml": ""})[:60],
            kinds.DOCX,
        ),
        (compound(("WordDocument", b"")), kinds.DOC),
        (compound(("Workbook", b"")), kinds.XLS),
        (compound(("Book", b"")), kinds.XLS),
        (compound(("PowerPoint Document", b"")), kinds.PPT),
        (compound(("EncryptedPackage", b"")), kinds.ENCRYPTED_OFFICE),
        (compound(("ENCRYPTEDPACKAGE", b"")), kinds.ENCRYPTED_OFFICE),
        (compound(("Other", b"")), kinds.OLE),
        (SIGNATURE, kinds.OLE),
    ],
)
def test_kind_by_content(content: bytes, expected: str) -> None:
    assert media_type(content) == expected


def test_a_zip_at_the_end_of_a_doc_does_not_mislead() -> None:
    assert media_type(compound(("WordDocument", b"")) + zipped(a="b")) == kinds.DOC


def test_streams_are_read_and_missing_ones_are_empty() -> None:
    found = CompoundFile(compound(("Workbook", b"abc"), ("Other", b"def")))
    assert found.read("other")[:3] == b"def"
    assert found.read("None") == b""


@pytest.mark.parametrize(
    ("kind", "stream", "content", "expected"),
    [
        (kinds.DOC, "WordDocument", bytes(11) + b"\x01" + bytes(20), True),
        (kinds.DOC, "WordDocument", bytes(32), False),
        (kinds.XLS, "Workbook", b"\x09\x08\x02\0ab\x2f\0\x02\0ab", True),
        (kinds.XLS, "Workbook", b"\x09\x08\x02\0ab\x0a\0\0\0", False),
        (kinds.PPT, "Current User", bytes(12) + b"\xdf\xc4\xd1\xf3", True),
    ],
)
def test_locked_old_files_are_known(kind: str, stream: str, content: bytes, expected: bool) -> None:
    assert legacy.is_locked(compound((stream, content)), kind) is expected


def test_a_stream_cut_short_is_known() -> None:
    whole = compound(("Workbook", b"abc"))
    assert not legacy.is_damaged(whole, kinds.XLS)
    assert legacy.is_damaged(whole[:-100], kinds.XLS)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", b"", "empty"),
        ("a.ofd", zipped(**{"OFD.xml": "<a/>"}), "unsupported"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0", "unsupported"),
        ("a.rar", b"Rar!\x1a\x07\x01\0", "unsupported"),
        ("a.caj", b"CAJ\0abc", "unsupported"),
        ("a.docx", compound(("EncryptedPackage", b"")), "encrypted"),
        ("a.xls", compound(("Workbook", b"\x09\x08\x02\0ab\x2f\0\x02\0ab")), "encrypted"),
        ("a.docx", bytes(range(256)), "wrong_type"),
        ("a.docx", office("openxmlformats-officedocument.theme"), "wrong_type"),
        ("a.xlsx", zipped(a="b")[:40], "corrupt"),
        ("a.xls", compound(("Other", b"")), "corrupt"),
        ("a.bin", bytes(range(256)), "unsupported"),
    ],
)
def test_what_is_not_read_is_refused_with_advice(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        readers.read(content, FileReading(name))
    assert caught.value.reason == reason
    assert caught.value.message


def test_a_misnamed_file_is_read_by_its_kind_and_said() -> None:
    reading = FileReading("说明.pdf")
    readers.read("这是一段文字。".encode(), reading)
    assert (reading.media_type, reading.blocks[0].text) == (kinds.TEXT, "这是一段文字。")
    assert any(".pdf" in note and "纯文本" in note for note in reading.notes)
