"""Certificates: one page and an annex, number and check in the QR code, empty seals, changes, sites, the English twin."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from corpus.deliverables import load_deliverables
from corpus.errors import CertdeskError
from docgen.deliverables import chart
from docgen.deliverables.survey_data import survey_chart
from docgen.deliverables.write import write
from docgen.issued.content import digest
from docgen.issued.qr import qr_png, qr_text
from docgen.word.package import Package
from docgen.word.pictures import BLANK, file_of
from docgen.word.visible import visible
from tests.deliverable_cases import CASES, changed, sample, words_of

PAGES = {  # face, then annex of sites or English twin
    "cesi-mass-customization": 2,
    "ols-custom-goods": 1,
    "ols-electronics-customization": 1,
    "zdrz-rsms": 2,
    "zhdh-after-sales": 2,
}
LONG = {"name": "长名称" * 10 + "有限公司", "scope": "设计、加工、装配、检验和售后服务，" * 7}


def certificate(scheme_id: str, **changes: Any) -> bytes:
    def change(data: dict[str, Any]) -> None:
        for path, value in changes.items():
            place, key = path.split("__")
            data[place][key] = value

    return write(changed(sample(scheme_id), change), "certificate", CASES).data


def media(document: bytes, box: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        name = next(n for n in package.namelist() if file_of(box) in n)
        return package.read(name)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_face_is_one_page_whatever_the_lengths(tmp_path: Path) -> None:
    for scheme_id in PAGES:
        (tmp_path / f"{scheme_id}.docx").write_bytes(certificate(scheme_id))
        long = certificate(scheme_id, client__name=LONG["name"], certificate__scope=LONG["scope"])
        (tmp_path / f"{scheme_id}-long.docx").write_bytes(long)
    files = sorted(str(p) for p in tmp_path.glob("*.docx"))
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    call = ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(call, check=True, capture_output=True, timeout=600)
    counted = {p.stem: len(pypdfium2.PdfDocument(p)) for p in tmp_path.glob("*.pdf")}
    assert counted == {f"{s}{long}": n for s, n in PAGES.items() for long in ("", "-long")}


@pytest.mark.parametrize("scheme_id", PAGES)
def test_the_qr_code_says_number_and_check_of_the_text(scheme_id: str) -> None:
    document = certificate(scheme_id)
    number = sample(scheme_id).certificate.number  # type: ignore[union-attr]
    check = digest(visible(Package(document, "c.docx")))
    assert media(document, "qr") == qr_png(qr_text(str(number), check))


@pytest.mark.parametrize("scheme_id", PAGES)
def test_nothing_is_signed_or_sealed_by_itself(scheme_id: str) -> None:
    document = certificate(scheme_id)
    assert media(document, "seal") == BLANK
    assert media(document, "signature") == BLANK


def test_a_changed_certificate_keeps_its_dates_and_says_the_day_of_change() -> None:
    said = words_of(certificate("zhdh-after-sales"))
    for words in (
        "换证日期：2026年9月15日",
        "颁证日期：2026年3月10日",
        "有效期至：2029年3月9日",
        "长江路35号",
    ):
        assert words in said
    assert "换证日期" not in words_of(certificate("ols-custom-goods"))


def test_a_temporary_site_is_marked_as_such() -> None:
    def build(data: dict[str, Any]) -> None:
        data["sites"][1]["temporary"] = True

    assert "东莞分厂（临时场所）" in words_of(
        write(changed(sample("zdrz-rsms"), build), "certificate", CASES).data
    )
    assert "临时场所" not in words_of(certificate("zdrz-rsms"))


def test_the_english_twin_is_there_only_when_asked() -> None:
    both = words_of(certificate("cesi-mass-customization"))
    assert "Certificate of Mass Customization Service" in both
    assert "28 July 2026" in both
    only = words_of(certificate("cesi-mass-customization", certificate__languages=["zh"]))
    assert not re.search("This is to certify", only)


def test_a_level_is_blocked_until_the_body_gives_its_grade_table() -> None:
    with pytest.raises(CertdeskError, match=r"等级标准表（body\.grade_table）（条款 6\[认证决定\]\(2\)）"):
        certificate("ols-custom-goods", body__grade_table=None)


def test_every_scheme_has_a_certificate_with_its_own_title() -> None:
    titles = {s: load_deliverables(s)["certificate"].title for s in PAGES}
    for scheme_id, title in titles.items():
        assert title in words_of(certificate(scheme_id))
    assert len(set(titles.values())) == len(PAGES)


def test_the_chart_is_the_same_twice_and_needs_no_chinese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    case = sample("ols-electronics-customization")
    assert survey_chart(case) == survey_chart(case)

    def no_font() -> Path:
        raise CertdeskError("没有字体")

    monkeypatch.setattr(chart, "chinese_font", no_font)
    drawn = survey_chart(case)
    assert drawn is not None
    assert drawn.startswith(b"\x89PNG")
