"""What to tell the applicant when a file is of a kind that is not read, or not what its name says."""

from __future__ import annotations

import zipfile
from io import BytesIO

from checkers import media_type as kinds
from checkers.readers.trouble import Unreadable

ENCRYPTED = "文件设有密码，无法读取，请提供无密码的版本"
CUT_SHORT = "文件不完整，只读到其中一部分，请打开核对，另存为新格式后重新提交"

_NAMES: dict[str, str] = {
    kinds.PDF: "PDF 文件",
    kinds.RTF: "RTF 文档",
    kinds.HTML: "网页（HTML）",
    kinds.CSV: "纯文本表格",
    kinds.TEXT: "纯文本",
    kinds.MARKDOWN: "纯文本",
    kinds.WORKS: "Works 文档",
    kinds.WORD_XML: "Word 2003 XML 文档",
}
_FAMILIES: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    (
        "Word 文档",
        frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt"}),
        frozenset({kinds.DOCX, kinds.DOTX, kinds.DOCM, kinds.DOTM, kinds.DOC, kinds.WORKS, kinds.WORD_XML}),
    ),
    (
        "Excel 表格",
        frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ett"}),
        frozenset({kinds.XLSX, kinds.XLTX, kinds.XLSM, kinds.XLTM, kinds.XLSB, kinds.XLS}),
    ),
    (
        "演示文稿",
        frozenset({".pptx", ".pptm", ".ppsx", ".ppt", ".pps", ".dps"}),
        frozenset({kinds.PPTX, kinds.PPTM, kinds.PPSX, kinds.PPT}),
    ),
    (
        "图片",
        frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp"}),
        frozenset({kinds.JPEG, kinds.PNG, kinds.TIFF, kinds.BMP, kinds.GIF, kinds.WEBP}),
    ),
    ("PDF 文件", frozenset({".pdf"}), frozenset({kinds.PDF})),
)
_ADVICE: dict[str, str] = {
    kinds.OFD: "OFD 文件暂不支持，请导出为 PDF 后再提交",
    kinds.SEVEN_ZIP: "7z 压缩包暂不支持，请解压或改用 zip 后再提交",
    kinds.RAR: "RAR 压缩包暂不支持，请解压或改用 zip 后再提交",
    kinds.GZIP: "gz 压缩包暂不支持，请解压或改用 zip 后再提交",
    kinds.TAR: "tar 压缩包暂不支持，请解压或改用 zip 后再提交",
    kinds.CAJ: "CAJ 文件暂不支持，请导出为 PDF 后再提交",
    kinds.HEIC: "HEIC 图片暂不支持，请转为 JPG 后再提交",
    kinds.VIDEO: "音视频文件不读取，请由人工查看",
    kinds.MHTML: "MHTML 网页暂不支持，请另存为 Word 或 PDF 后再提交",
    kinds.OUTLOOK: "Outlook 邮件暂不支持，请导出为 PDF 后再提交",
    kinds.XML: "XML 数据文件不作为材料读取，请导出为 Word、Excel 或 PDF 后再提交",
}


def refusal(content: bytes, kind: str, suffix: str) -> Unreadable:
    """Why a file without reader is not read, and what the applicant should do."""
    if kind == kinds.EMPTY:
        return Unreadable("empty", "文件为空（0 字节），请重新提交")
    if kind == kinds.ENCRYPTED_OFFICE:
        return Unreadable("encrypted", ENCRYPTED)
    if kind in _ADVICE:
        return Unreadable("unsupported", _ADVICE[kind])
    if kind in (kinds.ZIP, kinds.PACKAGE):
        return _zip_refusal(content, kind, suffix)
    expected = _family_of_suffix(suffix)
    if expected and kind == kinds.OLE:
        return Unreadable("corrupt", f"文件已损坏，其中找不到{expected}的内容，请重新导出后再提交")
    if expected:
        return Unreadable("wrong_type", f"扩展名为 {suffix}，内容却不是{expected}，请核对后重新提交")
    return Unreadable("unsupported", "无法识别的文件格式，请转为 Word、Excel 或 PDF 后再提交")


def misnamed(kind: str, suffix: str) -> str | None:
    """A remark when the name promises another kind of file than the one that was read."""
    expected = _family_of_suffix(suffix)
    if expected is None or _name_of_kind(kind) == expected:
        return None
    return f"扩展名为 {suffix}，实际内容是{_name_of_kind(kind)}，已按实际内容读取"


def _zip_refusal(content: bytes, kind: str, suffix: str) -> Unreadable:
    if not zipfile.is_zipfile(BytesIO(content)) or len(content) <= 22:
        return Unreadable("corrupt", "文件不完整或已损坏，请重新导出后再提交")
    if kind == kinds.ZIP and suffix in ("", ".zip"):
        return Unreadable("unsupported", "这是压缩包，请按整份申请资料检查，或解压后逐个读取")
    return Unreadable("wrong_type", "文件内没有 Word、Excel 正文，请核对后重新导出")


def _family_of_suffix(suffix: str) -> str | None:
    return next((name for name, suffixes, _ in _FAMILIES if suffix in suffixes), None)


def _name_of_kind(kind: str) -> str:
    family = next((name for name, _, members in _FAMILIES if kind in members), None)
    return family or _NAMES.get(kind, "其他格式")
