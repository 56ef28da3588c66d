"""Every deliverable of every scheme: written from the sample case, with every mandated content, hostile values as typed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from corpus.deliverables import load_deliverables
from corpus.errors import CertdeskError
from docgen.case.model import Case
from docgen.deliverables.write import hindrances, write
from tests.deliverable_cases import (
    CASES,
    about,
    changed,
    every_paper,
    missing_contents,
    sample,
    suited,
    words_of,
)

PAPERS = list(every_paper())
HOSTILE = " <&>\"' {{ x }} 很长" + "长" * 80 + "\n第二行 😀 العربية"
FREE = {
    "purpose",
    "scope",
    "statement",
    "evidence",
    "cause",
    "correction",
    "address",
    "activities",
    "activity",
    "text",
}


def hostile(data: Any) -> Any:
    """The data of a case with something nasty after every free text."""
    if isinstance(data, dict):
        return {k: v + HOSTILE if k in FREE and isinstance(v, str) else hostile(v) for k, v in data.items()}
    return [hostile(v) for v in data] if isinstance(data, list) else data


def made_hostile(case: Case) -> Case:
    def nasty(data: dict[str, Any]) -> None:
        data.update(hostile(data))
        data["client"]["name"] += HOSTILE.replace("\n", "")
        first = data["sites"][-1]
        data["sites"] += [{**first, "id": f"X{n}", "name": f"第{n}门店 <{n}>"} for n in range(1, 61)]
        for audit in data["audits"]:
            audit["sites"] = [s["id"] for s in data["sites"]]

    return changed(case, nasty)


@pytest.mark.parametrize(("scheme_id", "name"), PAPERS)
def test_every_paper_says_what_its_scheme_mandates(scheme_id: str, name: str) -> None:
    deliverable = load_deliverables(scheme_id)[name]
    case = suited(sample(scheme_id), deliverable)
    ready = [s for s in about(case, deliverable) if not hindrances(case, deliverable, s)]
    assert ready, [hindrances(case, deliverable, s) for s in about(case, deliverable)]
    for subject in ready:
        said = words_of(write(case, name, CASES, subject=subject).data)
        assert deliverable.title in said
        assert missing_contents(case, deliverable, subject, said) == []
        assert not [mark for mark in ("{{", "{%", "None", "Undefined") if mark in said]


@pytest.mark.parametrize(("scheme_id", "name"), PAPERS)
def test_hostile_values_come_out_as_typed(scheme_id: str, name: str) -> None:
    deliverable = load_deliverables(scheme_id)[name]
    case = made_hostile(suited(sample(scheme_id), deliverable))
    subject = next(s for s in about(case, deliverable) if not hindrances(case, deliverable, s))
    said = words_of(write(case, name, CASES, subject=subject).data)
    assert missing_contents(case, deliverable, subject, said) == []


def test_contents_that_are_not_on_the_paper_are_noticed() -> None:
    case = sample("zdrz-rsms")
    deliverable = load_deliverables("zdrz-rsms")["audit-plan"]
    said = words_of(write(case, "audit-plan", CASES, subject="A2").data).replace("2024-N1QMS-2200456", "")
    assert missing_contents(case, deliverable, "A2", said) == [
        "auditors[].registration_number: '2024-N1QMS-2200456'"
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_paper(tmp_path: Path) -> None:
    for scheme_id, name in PAPERS:
        case = suited(sample(scheme_id), load_deliverables(scheme_id)[name])
        (tmp_path / f"{scheme_id}--{name}.docx").write_bytes(write(case, name, CASES).data)
    files = sorted(str(p) for p in tmp_path.glob("*.docx"))
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    call = ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(call, check=True, capture_output=True, timeout=600)
    assert len(list(tmp_path.glob("*.pdf"))) == len(PAPERS)


def test_a_paper_about_nothing_names_what_is_lacking() -> None:
    case = changed(sample("zdrz-rsms"), lambda data: data.update(nonconformities=[]))
    with pytest.raises(CertdeskError, match="没有可写《不符合报告》的不符合项"):
        write(case, "nonconformity-report", CASES)
