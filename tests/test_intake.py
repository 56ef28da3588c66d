"""A submission as items: every file once, archives opened within limits."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from checkers import archive, intake
from checkers.intake import Item, items
from checkers.reading import read_one, read_submission


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return stream.getvalue()


def gbk_named(name: str, content: bytes) -> bytes:
    """A zip whose entry has a GBK name without the UTF-8 flag, as Chinese Windows writes it."""
    mark = "n" * len(name.encode("gbk"))
    return zipped((mark, content)).replace(mark.encode(), name.encode("gbk"))


def listed(submission: Path) -> dict[str, str | None]:
    found = items(submission)
    assert len({item.path for item in found}) == len(found)
    assert [item.path for item in found] == sorted(item.path for item in found)
    return {item.path: item.reason for item in found}


def test_a_folder_in_order_with_digest_and_size(tmp_path: Path) -> None:
    (tmp_path / "乙").mkdir()
    (tmp_path / "乙" / "b.txt").write_bytes(b"bb")
    (tmp_path / "a.txt").write_bytes(b"a")
    assert items(tmp_path) == [
        Item("a.txt", tmp_path / "a.txt", hashlib.sha256(b"a").hexdigest(), 1),
        Item("乙/b.txt", tmp_path / "乙" / "b.txt", hashlib.sha256(b"bb").hexdigest(), 2),
    ]


def test_a_single_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    assert listed(tmp_path / "a.txt") == {"a.txt": None}


def test_a_zip_and_the_zip_in_it(tmp_path: Path) -> None:
    inner = zipped(("台账.txt", b"x"))
    (tmp_path / "outer.zip").write_bytes(zipped(("内/inner.zip", inner), ("a.txt", b"a")))
    assert list(listed(tmp_path)) == [
        "outer.zip",
        "outer.zip!/a.txt",
        "outer.zip!/内/inner.zip",
        "outer.zip!/内/inner.zip!/台账.txt",
    ]
    assert items(tmp_path)[-1].sha256 == hashlib.sha256(b"x").hexdigest()


def test_names_in_gbk_and_unflagged_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(gbk_named("培训记录.txt", b"x"))
    assert "a.zip!/培训记录.txt" in listed(tmp_path)
    info = zipfile.ZipInfo("台账".encode().decode("cp437"))
    assert archive.entry_name(info) == "台账"


def test_backslashes_are_honest_separators(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(("sub\\a.txt", b"x")))
    assert listed(tmp_path)["a.zip!/sub/a.txt"] is None


def test_zips_are_opened_four_deep(tmp_path: Path) -> None:
    content = zipped(("a.txt", b"x"))
    for _ in range(4):
        content = zipped(("z.zip", content))
    (tmp_path / "z.zip").write_bytes(content)
    found = listed(tmp_path)
    assert found["z.zip" + "!/z.zip" * 4] == "too_large"
    assert not any(path.endswith("a.txt") for path in found)


@pytest.mark.parametrize(
    "name", ["~$培训.docx", ".DS_Store", "Thumbs.db", "__MACOSX/a.docx", "._a.docx", "desktop.ini"]
)
def test_temporary_files_are_listed_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.zip").write_bytes(zipped((name, b"xx")))
    item = next(item for item in items(tmp_path) if item.path == f"a.zip!/{name}")
    assert (item.content, item.reason, item.message) == (
        None,
        "unsupported",
        "系统或编辑器临时文件，未作为材料",
    )


def test_empty_and_huge_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_FILE", 10)
    (tmp_path / "empty.docx").write_bytes(b"")
    (tmp_path / "huge.docx").write_bytes(b"x" * 11)
    (tmp_path / "z.zip").write_bytes(zipped(("huge.docx", b"y" * 11)))
    found = listed(tmp_path)
    assert (found["empty.docx"], found["huge.docx"]) == ("empty", "too_large")
    assert found["z.zip!/huge.docx"] == "too_large"


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "C:/a.txt", "x/../../a.txt"])
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "z.zip").write_bytes(zipped((name, b"x")))
    assert listed(tmp_path)[f"z.zip!/{name}"] == "unsafe"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(zipped(("bomb.txt", b"0" * (8 << 20)), ("a.txt", b"a")))
    assert listed(tmp_path) == {"z.zip": None, "z.zip!/a.txt": None, "z.zip!/bomb.txt": "too_large"}


def test_the_limits_hold_for_all_archives_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    (tmp_path / "a.zip").write_bytes(zipped(("1", b"x"), ("2", b"x")))
    (tmp_path / "b.zip").write_bytes(zipped(("3", b"x"), ("4", b"x")))
    found = listed(tmp_path)
    assert (found["a.zip"], found["b.zip"]) == (None, "too_large")
    assert sum("!/" in path for path in found) == 3


def test_the_total_of_inflated_bytes_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 500)
    (tmp_path / "a.zip").write_bytes(zipped(("1", b"x" * 300), ("2", b"y" * 300)))
    assert listed(tmp_path)["a.zip!/2"] == "too_large"


def test_links_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "申请"
    folder.mkdir()
    (tmp_path / "secret.txt").write_bytes(b"x")
    os.symlink(tmp_path / "secret.txt", folder / "link.txt")
    os.symlink(tmp_path, folder / "all")
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    (folder / "z.zip").write_bytes(zipped((link, b"/etc/passwd")))
    assert listed(folder) == {"all": "unsafe", "link.txt": "unsafe", "z.zip": None, "z.zip!/link": "unsafe"}


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert listed(tmp_path) == {"pipe": "unsupported"}


def test_a_name_twice_in_a_zip_is_listed_twice(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zipped(("a.txt", b"1"), ("a.txt", b"2"))
    (tmp_path / "z.zip").write_bytes(content)
    assert list(listed(tmp_path)) == ["z.zip", "z.zip!/a.txt", "z.zip!/a.txt (2)"]


def test_locked_and_damaged_entries_say_so(tmp_path: Path) -> None:
    content = bytearray(zipped(("a.txt", os.urandom(200)), ("b.txt", b"b")))
    content[60] ^= 0xFF
    (tmp_path / "damaged.zip").write_bytes(bytes(content))
    locked = bytearray(zipped(("a.txt", b"a" * 20)))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(locked))
    found = listed(tmp_path)
    assert (found["damaged.zip!/a.txt"], found["damaged.zip!/b.txt"]) == ("corrupt", None)
    assert found["locked.zip!/a.txt"] == "encrypted"


def test_office_documents_are_not_opened_as_archives(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(
        zipped(("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>"))
    )
    assert list(listed(tmp_path)) == ["a.docx"]


def test_an_empty_zip_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped())
    (tmp_path / "a.xlsx").write_bytes(zipped())
    assert listed(tmp_path) == {"a.xlsx": "corrupt", "a.zip": "empty"}


def test_reading_a_submission_gives_every_file_a_status(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(("说明.txt", "培训计划".encode()), (".DS_Store", b"x")))
    (tmp_path / "b.docx").write_bytes(b"")
    found = [(r.path, r.status, r.reason) for r in read_submission(tmp_path, jobs=1)]
    assert found == [
        ("a.zip", "read", None),
        ("a.zip!/.DS_Store", "unreadable", "unsupported"),
        ("a.zip!/说明.txt", "read", None),
        ("b.docx", "unreadable", "empty"),
    ]


def test_reading_one_file(tmp_path: Path) -> None:
    (tmp_path / "说明.txt").write_text("培训计划", encoding="gbk")
    reading = read_one(tmp_path / "说明.txt")
    assert [block.text for block in reading.blocks] == ["培训计划"]
    assert reading.sha256 == hashlib.sha256("培训计划".encode("gbk")).hexdigest()
