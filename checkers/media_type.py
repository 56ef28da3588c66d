"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from checkers import ole
from checkers.plain_text import decoded

_OOXML = "application/vnd.openxmlformats-officedocument."
DOCX = _OOXML + "wordprocessingml.document"
DOTX = _OOXML + "wordprocessingml.template"
DOCM = "application/vnd.ms-word.document.macroEnabled.12"
DOTM = "application/vnd.ms-word.template.macroEnabled.12"
XLSX = _OOXML + "spreadsheetml.sheet"
XLTX = _OOXML + "spreadsheetml.template"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12"
XLTM = "application/vnd.ms-excel.template.macroEnabled.12"
XLAM = "application/vnd.ms-excel.addin.macroEnabled.12"
XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
PPTX = _OOXML + "presentationml.presentation"
PPSX = _OOXML + "presentationml.slideshow"
PPTM = "application/vnd.ms-powerpoint.presentation.macroEnabled.12"
PACKAGE = "application/vnd.openxmlformats-package"  # OOXML without a known document in it
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
WORKS = "application/vnd.ms-works"
WORD_XML = "application/vnd.ms-word.xml"  # Word 2003 XML or flat OPC
OUTLOOK = "application/vnd.ms-outlook"
OLE = "application/x-ole-storage"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
OFD = "application/ofd"
PDF = "application/pdf"
ZIP = "application/zip"
HTML = "text/html"
MHTML = "multipart/related"
XML = "application/xml"
CSV = "text/csv"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
JPEG, PNG, TIFF, BMP = "image/jpeg", "image/png", "image/tiff", "image/bmp"
GIF, WEBP, HEIC = "image/gif", "image/webp", "image/heic"
SEVEN_ZIP, RAR, CAJ = "application/x-7z-compressed", "application/vnd.rar", "application/x-caj"
GZIP, TAR, VIDEO = "application/gzip", "application/x-tar", "video/mp4"
ARCHIVES = frozenset({ZIP, SEVEN_ZIP, RAR, GZIP, TAR})
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", RTF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"Rar!\x1a\x07", RAR),
    (b"CAJ\0", CAJ),
    (b"HN\0\0", CAJ),
    (b"KDH ", CAJ),
    (b"\x1f\x8b\x08", GZIP),
)
# Main parts in [Content_Types].xml; macro and template variants differ in the word before ".main+xml".
_MAIN_PARTS: tuple[tuple[str, str], ...] = (
    ("ms-word.document.macroenabled.main", DOCM),
    ("ms-word.template.macroenabledtemplate.main", DOTM),
    ("wordprocessingml.template.main", DOTX),
    ("wordprocessingml.document.main", DOCX),
    ("ms-excel.sheet.macroenabled.main", XLSM),
    ("ms-excel.template.macroenabled.main", XLTM),
    ("ms-excel.addin.macroenabled.main", XLAM),
    ("ms-excel.sheet.binary.macroenabled.main", XLSB),
    ("spreadsheetml.template.main", XLTX),
    ("spreadsheetml.sheet.main", XLSX),
    ("ms-powerpoint.presentation.macroenabled.main", PPTM),
    ("presentationml.slideshow.main", PPSX),
    ("presentationml.template.main", PPTX),
    ("presentationml.presentation.main", PPTX),
)
_PART_NAMES = (
    ("word/document", DOCX),
    ("xl/workbook.bin", XLSB),
    ("xl/workbook", XLSX),
    ("ppt/presentation", PPTX),
)
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("encryptedpackage", ENCRYPTED_OFFICE),
    ("worddocument", DOC),
    ("workbook", XLS),
    ("book", XLS),
    ("powerpoint document", PPT),
    ("matost", WORKS),
    ("contents", WORKS),
    ("__properties_version1.0", OUTLOOK),
)
_BIFF_STARTS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
_HTML_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|p|meta|title)\b[^>]*>", re.IGNORECASE)
_HEADING_LINE = re.compile(r"^#{1,6} \S", re.MULTILINE)


def media_type(content: bytes) -> str:
    """The media type of the content; ``application/octet-stream`` if nothing is known of it."""
    if not content:
        return EMPTY
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content.startswith(ole.SIGNATURE):
        return _ole_type(content)
    if content.startswith(ZIP_STARTS):
        return _zip_type(content)
    if b"%PDF-" in content[:1024] or _is_headless_pdf(content):
        return PDF
    return _other_binary(content) or _text_type(content)


def archive_type(archive: zipfile.ZipFile) -> str:
    """The media type of an opened zip: an office document in a zip, or a plain archive."""
    names = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
    types = names.get("[content_types].xml")
    if types is not None:
        return _package_type(archive, types, set(names))
    if "ofd.xml" in names:
        return OFD
    if "mimetype" in names:
        return _open_document_type(_start_of(archive, names["mimetype"], 200)) or ZIP
    return ZIP


def _package_type(archive: zipfile.ZipFile, types: zipfile.ZipInfo, names: set[str]) -> str:
    declared = _start_of(archive, types, 1 << 20).replace(b"\0", b"").decode("latin-1").lower()
    for main, kind in _MAIN_PARTS:
        if main in declared:
            return kind
    return next((kind for start, kind in _PART_NAMES if any(n.startswith(start) for n in names)), PACKAGE)


def _start_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    try:
        with archive.open(info) as part:
            return part.read(limit)
    except Exception:  # a damaged or locked part: zipfile has no common exception for it
        return b""


def _zip_type(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive_type(archive)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return _damaged_zip_type(content)


def _damaged_zip_type(content: bytes) -> str:
    """The names in the local headers still tell the kind when the directory at the end is lost."""
    lowered = content.replace(b"\\", b"/")
    for start, kind in _PART_NAMES:
        if start.encode() in lowered:
            return kind
    if b"[Content_Types].xml" in content:
        return PACKAGE
    return OFD if b"OFD.xml" in content[:4096] else ZIP


def _is_headless_pdf(content: bytes) -> bool:
    return b" obj" in content[:1024] and b"endobj" in content and b"startxref" in content[-2048:]


def _open_document_type(mimetype: bytes) -> str | None:
    declared = mimetype.decode("latin-1").strip().removesuffix("-template")
    return declared if declared in (ODT, ODS, ODP) else None


def _ole_type(content: bytes) -> str:
    names = {name.lower() for name in ole.CompoundFile(content).names()}
    return next((kind for name, kind in _OLE_STREAMS if name in names), OLE)


def _other_binary(content: bytes) -> str | None:
    if content[:2] == b"BM" and len(content) > 26 and content[14:18] in (b"\x28\0\0\0", b"\x0c\0\0\0"):
        return BMP
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp":
        return HEIC if content[8:12] in (b"heic", b"heix", b"mif1", b"msf1") else VIDEO
    if content[257:262] == b"ustar":
        return TAR
    return XLS if content.startswith(_BIFF_STARTS) else None


def _text_type(content: bytes) -> str:
    text = decoded(content[:65536], cut=len(content) > 65536)
    if text is None:
        return UNKNOWN
    start = text.lstrip("\ufeff \t\r\n")[:4096]
    if start.startswith(("<?xml", "<")):
        return _markup_type(start)
    if re.match(
        r"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart/related", start, re.IGNORECASE
    ):
        return MHTML
    if _HEADING_LINE.search(text):
        return MARKDOWN
    return CSV if _is_table(text) else TEXT


def _markup_type(start: str) -> str:
    if "schemas.microsoft.com/office/word/2003/wordml" in start or "xmlPackage" in start:
        return WORD_XML
    if _HTML_TAG.search(start):
        return HTML
    return XML if start.startswith("<?xml") else TEXT


def _is_table(text: str) -> bool:
    """Whether the first lines all have the same number of separators, at least one."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    if len(lines) < 2:
        return False
    for separator in ",\t;":
        counts = {re.sub(r'"[^"]*"', "", line).count(separator) for line in lines}
        if len(counts) == 1 and counts != {0}:
            return True
    return False
