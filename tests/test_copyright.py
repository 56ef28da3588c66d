"""No run of sixteen Chinese characters of the schemes' published texts stands in the project.

The texts belong to their bodies, so only hashes of their runs are kept: eight bytes each, sorted, compressed.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STORED = Path(__file__).with_name("source_shingles.txt.gz")
LEAST = 16
TEXTS = (
    ".py", ".yaml", ".yml", ".md", ".txt", ".html", ".json", ".j2", ".csv", ".tsv", ".toml", ".cfg",
)  # fmt: skip
NAMES_OF_PAPERS = (
    "定制商品服务认证资质等级认证证书",
    "电子电气产品限用物质管理体系认证规则",
    "电子电气产品限用物质管理体系认证证书",
    "电子产品定制服务认证技术规范",
    "大规模个性化定制服务认证规则",
    "服务特性测评服务管理审核获证后监督",
    "智能制造大规模个性化定制通用要求",
)


def han(text: str) -> str:
    """The Chinese characters of a text, without titles in 《》."""
    return "".join(re.findall(r"[\u4e00-\u9fff]", re.sub(r"《[^》]{1,60}》", "", text)))


def hashed(run: str) -> bytes:
    return hashlib.blake2b(run.encode(), digest_size=8).digest()


@cache
def shingles() -> frozenset[bytes]:
    """The hashes of all runs of the published texts."""
    return frozenset(bytes.fromhex(line) for line in gzip.decompress(STORED.read_bytes()).decode().split())


def tracked() -> list[Path]:
    done = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name]


def text_of(path: Path) -> str:
    if path.suffix == ".docx" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            body = package.read("word/document.xml").decode("utf-8", "ignore")
        return re.sub(r"<[^>]+>", "", body.replace("</w:p>", "\n"))
    return path.read_text(encoding="utf-8", errors="ignore") if path.suffix in TEXTS else ""


def copied(text: str) -> Iterator[str]:
    """The runs that stand in the published texts, line by line and list member by list member."""
    for piece in re.split(r"[,/|\[\]\n]", text):
        line, at = han(piece), 0
        while at <= len(line) - LEAST:
            end = at + LEAST
            if hashed(line[at:end]) not in shingles():
                at += 1
                continue
            while end < len(line) and hashed(line[end - LEAST + 1 : end + 1]) in shingles():
                end += 1
            if not _names_a_paper(line[at:end]):
                yield line[at:end]
            at = end


def _names_a_paper(run: str) -> bool:
    return any(run in name or (name in run and len(run) - len(name) < 6) for name in NAMES_OF_PAPERS)


def test_no_file_of_the_project_copies_the_published_texts() -> None:
    found = {}
    for path in tracked():
        runs = list(copied(text_of(path))) if path.exists() else []
        if runs:
            found[path.relative_to(ROOT).as_posix()] = runs[0]
    assert not found


def test_hashes_are_sorted_and_small() -> None:
    lines = gzip.decompress(STORED.read_bytes()).decode().split()
    assert len(lines) > 30_000
    assert lines == sorted(set(lines))
    assert STORED.stat().st_size < 800_000


def test_a_copied_run_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    run = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    monkeypatch.setitem(globals(), "shingles", lambda: frozenset({hashed(run)}))
    assert list(copied(f"前言，{run[:8]}、1. {run[8:]}。")) == [run]
    assert not list(copied(f"《{run}》"))
