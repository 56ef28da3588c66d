"""What was submitted: every file of a folder, zip or single file, listed once and not yet read."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from checkers import archive, media_type
from checkers.archive import Archive
from checkers.readers.trouble import Unreadable

MAX_FILE = 50 << 20
MAX_DEPTH = 4

_TEMPORARY = re.compile(
    r"(?:^|/)(?:~\$[^/]*|\.~[^/]*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini|~WRL\d+\.tmp)$|(?:^|/)__MACOSX/",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One submitted file: its bytes, or where they lie, or why they are not read.

    ``content`` is None when the file is refused, or is an archive whose entries are listed themselves.
    """

    path: str
    content: bytes | Path | None
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    reason: str | None = None
    message: str = ""


def items(submission: Path) -> list[Item]:
    """Every file of the submission in the order of its path."""
    return sorted(_Walk(submission).found(), key=lambda item: item.path)


class _Walk:
    """One walk through a submission; the limits hold for all its archives together."""

    def __init__(self, submission: Path) -> None:
        self._top = submission
        self._entries = archive.MAX_ENTRIES
        self._bytes = archive.MAX_TOTAL

    def found(self) -> Iterator[Item]:
        if not self._top.is_dir():
            yield from self._file(_shown(self._top.name), self._top)
            return
        for folder, folders, names in os.walk(self._top):
            folders.sort()
            links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
            for name in sorted(names + links):
                place = Path(folder, name)
                yield from self._file(_shown(place.relative_to(self._top).as_posix()), place)

    def _file(self, path: str, place: Path) -> Iterator[Item]:
        if place.is_symlink() and place != self._top:
            yield Item(path, None, reason="unsafe", message="这是链接而不是文件，未跟随，请提交文件本身")
        elif not place.is_file():
            yield Item(path, None, reason="unsupported", message="这不是普通文件，未读取，请提交文件本身")
        else:
            try:
                size, digest = place.stat().st_size, _file_digest(place)
                is_archive = size > 0 and not _is_temporary(path) and _is_plain_zip(place)
            except OSError:
                yield Item(
                    path, None, reason="unsupported", message="没有读取权限或读取出错，请检查后重新提交"
                )
                return
            yield from self._listed(Item(path, place, digest, size), is_archive, depth=1)

    def _listed(self, item: Item, is_archive: bool, depth: int) -> Iterator[Item]:
        refusal = _refusal(item, is_archive)
        if refusal is not None:
            yield _refused(item, *refusal)
        elif is_archive and depth > MAX_DEPTH:
            yield _refused(item, "too_large", f"压缩包嵌套超过 {MAX_DEPTH} 层，未展开，请解压后再提交")
        elif is_archive:
            yield from self._archive(item, depth)
        else:
            yield item

    def _archive(self, item: Item, depth: int) -> Iterator[Item]:
        assert item.content is not None
        inside: list[Item] = []
        skipped = 0
        try:
            with Archive(item.content) as opened:
                names: set[str] = set()
                for info in opened.entries():
                    if self._entries <= 0:
                        skipped += 1
                        continue
                    self._entries -= 1
                    path = _unused(f"{item.path}!/{archive.entry_name(info)}", names)
                    inside.extend(self._entry(path, opened, info, depth))
        except Unreadable as trouble:
            yield _refused(item, trouble.reason, trouble.message)
            return
        yield _container(item, len(inside), skipped)
        yield from inside

    def _entry(self, path: str, opened: Archive, info: zipfile.ZipInfo, depth: int) -> Iterator[Item]:
        bare = Item(path, None, "", info.file_size)
        name = path.rpartition("!/")[2]
        if archive.is_link(info):
            yield _refused(bare, "unsafe", "压缩包内是链接而不是文件，未跟随，请提交文件本身")
            return
        if _leads_outside(name):
            yield _refused(bare, "unsafe", "压缩包内的文件名指向压缩包之外，未读取，请重新压缩后提交")
            return
        try:
            content = opened.read(info, min(MAX_FILE, self._bytes))
        except Unreadable as trouble:
            yield _refused(bare, trouble.reason, trouble.message)
            return
        self._bytes -= len(content)
        item = Item(path, content, hashlib.sha256(content).hexdigest(), len(content))
        yield from self._listed(item, not _is_temporary(path) and _is_plain_zip(content), depth + 1)


def _refusal(item: Item, is_archive: bool) -> tuple[str, str] | None:
    if _is_temporary(item.path):
        return "unsupported", "系统或编辑器临时文件，未作为材料"
    if item.size == 0:
        return "empty", "文件为空（0 字节），请重新提交"
    if item.size > (archive.MAX_TOTAL if is_archive else MAX_FILE):
        return "too_large", f"文件超过 {MAX_FILE >> 20} MB，未读取，请拆分或压缩图片后再提交"
    return None


def _refused(item: Item, reason: str, message: str) -> Item:
    return Item(item.path, None, item.sha256, item.size, item.media_type, reason, message)


def _container(item: Item, count: int, skipped: int) -> Item:
    """The archive itself: read when all its entries are listed."""
    if count == 0:
        named_zip = item.path.lower().endswith(".zip")
        reason, message = (
            ("empty", "压缩包内没有文件，请重新提交")
            if named_zip
            else ("corrupt", "文件内容为空的压缩结构，已损坏，请重新导出后再提交")
        )
        return Item(item.path, None, item.sha256, item.size, media_type.ZIP, reason, message)
    if skipped:
        message = f"压缩包内文件过多，{skipped} 个未列出，请拆分后再提交"
        return Item(item.path, None, item.sha256, item.size, media_type.ZIP, "too_large", message)
    return Item(
        item.path,
        None,
        item.sha256,
        item.size,
        media_type.ZIP,
        None,
        f"压缩包，已展开并列出其中 {count} 个文件",
    )


def _unused(path: str, names: set[str]) -> str:
    """The path, numbered if an archive holds the same name twice."""
    wanted, number = path, 2
    while path in names:
        path, number = f"{wanted} ({number})", number + 1
    names.add(path)
    return path


def _is_temporary(path: str) -> bool:
    return _TEMPORARY.search(path) is not None


def _leads_outside(name: str) -> bool:
    """Whether the name is absolute or climbs out; a detour inside the archive is honest."""
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return True
    depth = 0
    for part in PurePosixPath(name).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False


def _is_plain_zip(content: bytes | Path) -> bool:
    """Whether it is an archive to be opened, not an office document that happens to be a zip."""
    start = content[:4] if isinstance(content, bytes) else _first_bytes(content)
    if start not in media_type.ZIP_STARTS:
        return False
    try:
        with Archive(content) as opened:
            return media_type.archive_type(opened.zip) == media_type.ZIP
    except Unreadable:
        return False


def _first_bytes(place: Path) -> bytes:
    with place.open("rb") as file:
        return file.read(4)


def _file_digest(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _shown(path: str) -> str:
    """The path as text; names in the file system may be GBK bytes."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path).decode("gb18030", "replace")
    return path
