"""Files to located blocks: one module per format, chosen by content. Modules load when first needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from checkers import media_type as kinds
from checkers.document import FileReading
from checkers.readers import naming
from checkers.readers.trouble import Unreadable

Reader = Callable[[bytes, FileReading], None]


def read(content: bytes, reading: FileReading) -> None:
    """Fill the reading by the content's own kind, whatever the file is called."""
    reading.media_type = kinds.media_type(content)
    reader = READERS.get(reading.media_type)
    if reader is None:
        raise naming.refusal(content, reading.media_type, _suffix(reading))
    reader(content, reading)
    remark = naming.misnamed(reading.media_type, _suffix(reading))
    if remark:
        reading.notes = (*reading.notes, remark)


def _suffix(reading: FileReading) -> str:
    return PurePosixPath(reading.path.strip()).suffix.lower()


def _word(content: bytes, reading: FileReading) -> None:
    from checkers.readers import word

    word.read(content, reading)


def _excel(content: bytes, reading: FileReading) -> None:
    from checkers.readers import excel

    excel.read(content, reading)


def _pdf(content: bytes, reading: FileReading) -> None:
    from checkers.readers import pdf

    pdf.read(content, reading)


def _picture(content: bytes, reading: FileReading) -> None:
    from checkers.readers import picture

    picture.read(content, reading)


def _text(content: bytes, reading: FileReading) -> None:
    from checkers.readers import text

    text.read(content, reading)


def _html(content: bytes, reading: FileReading) -> None:
    from checkers.readers import html

    html.read(content, reading)


def _converted(suffix: str, target: str, read_target: Reader) -> Reader:
    """A reader for an old format: LibreOffice writes the target format, which is then read."""

    def read_converted(content: bytes, reading: FileReading) -> None:
        from checkers.readers import legacy, office

        if legacy.is_locked(content, reading.media_type):
            raise Unreadable("encrypted", naming.ENCRYPTED)
        read_target(office.convert(content, suffix, target), reading)
        office.mark(reading)
        if legacy.is_damaged(content, reading.media_type) and reading.status == "read":
            reading.status, reading.reason, reading.message = "partly_read", "corrupt", naming.CUT_SHORT

    return read_converted


READERS: dict[str, Reader] = {
    kinds.DOCX: _word,
    kinds.DOTX: _word,
    kinds.DOCM: _word,
    kinds.DOTM: _word,
    kinds.XLSX: _excel,
    kinds.XLTX: _excel,
    kinds.XLSM: _excel,
    kinds.XLTM: _excel,
    kinds.XLAM: _excel,
    kinds.PDF: _pdf,
    kinds.JPEG: _picture,
    kinds.PNG: _picture,
    kinds.TIFF: _picture,
    kinds.BMP: _picture,
    kinds.GIF: _picture,
    kinds.WEBP: _picture,
    kinds.TEXT: _text,
    kinds.MARKDOWN: _text,
    kinds.CSV: _text,
    kinds.HTML: _html,
    kinds.DOC: _converted(".doc", ".docx", _word),
    kinds.WORKS: _converted(".wps", ".docx", _word),
    kinds.WORD_XML: _converted(".xml", ".docx", _word),
    kinds.RTF: _converted(".rtf", ".docx", _word),
    kinds.ODT: _converted(".odt", ".docx", _word),
    kinds.XLS: _converted(".xls", ".xlsx", _excel),
    kinds.XLSB: _converted(".xlsb", ".xlsx", _excel),
    kinds.ODS: _converted(".ods", ".xlsx", _excel),
    kinds.PPT: _converted(".ppt", ".pdf", _pdf),
    kinds.PPTX: _converted(".pptx", ".pdf", _pdf),
    kinds.PPSX: _converted(".ppsx", ".pdf", _pdf),
    kinds.PPTM: _converted(".pptm", ".pdf", _pdf),
    kinds.ODP: _converted(".odp", ".pdf", _pdf),
}
