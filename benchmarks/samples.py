"""The labelled submissions: the samples of the repository and, when named, one outside it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import CertdeskError
from corpus.yaml_file import load

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
DEVELOPMENT = "CERTDESK_DEV_SUBMISSION"  # names a folder with files/ and truth.yaml
ROLES = {
    "built_on": "(a) samples built on",
    "trained_on": "(t) samples that only the matcher of passages and the weighing learn from",
    "measured_only": "(b) samples only measured on",
    "development": "(c) development submission outside the repository",
}


@dataclass(frozen=True, slots=True)
class Submission:
    """One labelled submission; ``first_look`` holds its figures before anyone had looked at it."""

    name: str
    role: str
    scheme: str
    as_of: datetime.date
    files: Path
    labels: list[Mapping[str, Any]]
    first_look: Mapping[str, Any] = field(default_factory=dict)
    writer: str = ""  # those of one writer are learned from together


def submissions() -> list[Submission]:
    """All samples in the order of the index, then the development submission when it is named."""
    listed: list[Mapping[str, Any]] = load(SAMPLES / "index.yaml")["samples"]
    found = [
        _labelled(SAMPLES / s["name"], s["name"], s["role"], s.get("first_look", {}), s.get("writer"))
        for s in listed
    ]
    outside = os.environ.get(DEVELOPMENT)
    if outside:
        found.append(_labelled(Path(outside), "development", "development", {}))
    return found


def _labelled(
    folder: Path, name: str, role: str, first_look: Mapping[str, Any], writer: str | None = None
) -> Submission:
    if role not in ROLES or not (folder / "files").is_dir():
        raise CertdeskError(f"样本 {name}：role 应为 {'、'.join(ROLES)} 之一，且要有 files/ 文件夹")
    truth = load(folder / "truth.yaml")
    case = truth["case"]
    as_of = datetime.date.fromisoformat(str(case["as_of"]))
    return Submission(
        name, role, case["scheme"], as_of, folder / "files", truth["elements"], first_look, writer or name
    )
