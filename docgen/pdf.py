"""PDF from a Word file of ours, by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from corpus.errors import CertdeskError

TIMEOUT_SECONDS = 180.0
_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def program() -> str:
    """LibreOffice on this machine. Raises CertdeskError where there is none."""
    found = (shutil.which(name) for name in _PROGRAMS)
    for path in (*found, *(p for p in _USUAL_PLACES if os.path.exists(p))):
        if path:
            return path
    raise CertdeskError("本机没有安装 LibreOffice，不能生成 PDF；去掉 --pdf 可只写 Word 文件")


def as_pdf(document: bytes) -> bytes:
    """The same document as PDF. Raises CertdeskError when LibreOffice is absent or fails."""
    with tempfile.TemporaryDirectory(prefix="certdesk-") as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(document)
        profile = Path(folder, "profile").as_uri()
        command = [program(), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise CertdeskError("LibreOffice 转换 PDF 超时，没有写任何文件") from None
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise CertdeskError("LibreOffice 没有生成 PDF，没有写任何文件")
        return made.read_bytes()
