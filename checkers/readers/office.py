"""Old and foreign office formats, turned into .docx, .xlsx or .pdf by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from checkers.document import FileReading
from checkers.readers.trouble import Unreadable

TIMEOUT_SECONDS = 60.0
CONVERTED = "经 LibreOffice 转换"
PROGRAMS = ("soffice", "libreoffice")
USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# No macros, no links to elsewhere: the file is a stranger's.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""

ABSENT = "旧版或其他办公软件格式，本机没有安装 LibreOffice，无法读取。请另存为 .{target} 后重新提交。"
SLOW = "旧版文件转换超时，没有读取。请用 Word 或 WPS 另存为 .{target} 后重新提交。"
EMPTY = "旧版文件转换后没有文字，可能已损坏。请用 Word 或 WPS 打开核对，另存为新格式后重新提交。"
FAILED = "文件已损坏或格式不受支持，无法转换读取。请用 Word 或 WPS 打开，另存为 .{target} 后重新提交。"


def convert(data: bytes, suffix: str, target: str) -> bytes:
    """The same document in the target format ("docx"); ``suffix`` (".doc") tells the format of the data."""
    target = target.lstrip(".")
    program = _program()
    if program is None:
        raise Unreadable("unsupported", ABSENT.format(target=target))
    with tempfile.TemporaryDirectory(prefix="certdesk-") as folder:
        source = Path(folder, "in", "document" + suffix.lower())
        source.parent.mkdir()
        source.write_bytes(data)
        _run(_command(program, source, target, _profile(Path(folder))), target)
        return _result(Path(folder, "out"), target)


def mark(reading: FileReading) -> None:
    """Say in the reading that it was converted; nothing left after converting is a doubt about the file."""
    if CONVERTED not in reading.notes:
        reading.notes = (*reading.notes, CONVERTED)
    if reading.status == "read" and not reading.characters:
        reading.status, reading.reason, reading.message = "partly_read", "corrupt", EMPTY


def _program() -> str | None:
    found = (shutil.which(name) for name in PROGRAMS)
    places = (place for place in USUAL_PLACES if os.path.exists(place))
    return next((path for path in (*found, *places) if path), None)


def _profile(folder: Path) -> Path:
    """A fresh user profile, so that several conversions can run at once."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    return profile


def _command(program: str, source: Path, target: str, profile: Path) -> list[str]:
    output = source.parent.parent / "out"
    options = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"]
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *options,
        "--convert-to",
        target,
        "--outdir",
        str(output),
        str(source),
    ]


def _run(command: list[str], target: str) -> None:
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        raise Unreadable("timeout", SLOW.format(target=target)) from None
    finally:
        _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the program and whatever it started; its own session is its process group."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()


def _result(folder: Path, target: str) -> bytes:
    results = sorted(folder.glob(f"*.{target}")) if folder.is_dir() else []
    content = results[0].read_bytes() if results else b""
    if not content:
        raise Unreadable("corrupt", FAILED.format(target=target))
    return content
