"""The files of one check: all are made first, then moved in place, so none is ever half-written."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus.errors import CertdeskError, why
from docgen import checklist_xlsx, completion_notice, prescreen_docx, report_html
from docgen.checklist import Checklist
from docgen.checklist_data import checklist

WRITERS: dict[str, Callable[[Checklist], bytes]] = {
    "prescreen.docx": prescreen_docx.build,
    "completion-notice.docx": completion_notice.build,
    "checklist.xlsx": checklist_xlsx.build,
    "report.html": report_html.build,
}


def write(data: dict[str, Any], out: Path) -> None:
    """Write every output of a check into a folder. Raises CertdeskError if it cannot be written."""
    shown = checklist(data)
    contents = {name: build(shown) for name, build in WRITERS.items()}
    contents["findings.json"] = findings_json(data)
    try:
        _place(contents, out)
    except OSError as error:
        raise CertdeskError(
            f"结果不能写到 {out}（{why(error)}）；请检查权限，并关闭正打开的旧结果"
        ) from error


def findings_json(data: dict[str, Any]) -> bytes:
    """The findings file: keys sorted, readable Chinese, a broken file name as an escape."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _place(contents: dict[str, bytes], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.resolve().name}-", dir=out.resolve().parent))
    try:
        for name, content in contents.items():
            (beside / name).write_bytes(content)
        for name in contents:
            os.replace(beside / name, out / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
