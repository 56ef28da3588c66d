"""Numbers, the register of issued documents, and the answer to: is this the file that was issued?"""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import shutil
import subprocess
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from word_templates import picture_named, picture_of, table_of, template_bytes

from certdesk import main
from corpus.errors import CertdeskError
from docgen.issued.content import digest
from docgen.issued.issue import Order, issue, issue_new
from docgen.issued.listing import title_of
from docgen.issued.numbering import Pattern
from docgen.issued.qr import qr_png, qr_text, short
from docgen.issued.register import Issued, Register
from docgen.issued.verify import verify
from docgen.word.package import Package
from docgen.word.template import Template
from docgen.word.visible import visible

ORDER = Order("certificate", "s", "A-1", datetime.date(2026, 3, 5), series="certificates")
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def fill(document: Any) -> None:
    table_of([["场所", "地址"], ["{%tr for s in sites %}{{ s.name }}", "{{ s.address }}{%tr endfor %}"]])(
        document
    )
    document.sections[0].header.paragraphs[0].text = "页眉 {{ number }}"
    picture_named("公章")(document)
    picture_named("二维码", centimetres=(2, 2))(document)


TEMPLATE = Template(
    template_bytes("证书编号：{{ number }}", "获证组织：{{ name }}", "认证范围：{{ scope }}", fill=fill)
)
CONTEXT = {
    "name": "甲<乙>&丙 有限公司",
    "scope": "智能\n终端",
    "sites": [{"name": "总部", "address": "甲路 1 号"}],
}


def entered(register: Register, number: str, **values: Any) -> bytes:
    return issue(
        register, ORDER, number, TEMPLATE, CONTEXT | {"number": number} | values, {"seal": picture_of("red")}
    )


def made(register: Register, text: str = "A-{year}-{serial:03d}") -> tuple[str, bytes]:
    def context_for(number: str) -> dict[str, Any]:
        return CONTEXT | {"number": number}

    return issue_new(register, ORDER, Pattern(text), {}, TEMPLATE, context_for, {"seal": picture_of("red")})


@pytest.fixture
def register(tmp_path: Path) -> Any:
    with Register(tmp_path / "register.db") as opened:
        yield opened


def changed(data: bytes, edit: Any) -> bytes:
    document = Document(io.BytesIO(data))
    edit(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def answer(register: Register, folder: Path, data: bytes) -> Any:
    (folder / "file.docx").write_bytes(data)
    return verify(folder / "file.docx", register)


def test_a_number_follows_its_pattern() -> None:
    pattern = Pattern("{body}-{year}-{seq:05d}-R{cycle0}")
    assert pattern.number(7, {"body": "OLS", "year": 2026, "cycle0": 1}) == "OLS-2026-00007-R1"
    assert pattern.names == ("body", "year", "cycle0")
    assert pattern.serial_of("OLS-2026-00007-R1", {"body": "OLS", "year": 2026, "cycle0": 1}) == 7
    assert pattern.serial_of("OLS-2025-00007-R1", {"body": "OLS", "year": 2026, "cycle0": 1}) is None


@given(st.integers(0, 10**7), st.integers(1990, 2100))
def test_the_serial_can_be_read_back(serial: int, year: int) -> None:
    pattern, values = Pattern("证{year}[{serial:04d}]"), {"year": year}
    assert pattern.serial_of(pattern.number(serial, values), values) == serial


@pytest.mark.parametrize(
    "text",
    [
        "A-{year}",
        "{serial}{seq}",
        "{serial",
        "{serial.__class__}",
        "{serial!r}-{serial}",
        "{0}",
        "{}",
        "{serial:>9d}",
        "{body:05d}{serial}",
        "{serial:{year}}",
    ],
)
def test_a_bad_pattern_is_refused(text: str) -> None:
    with pytest.raises(CertdeskError, match="编号规则"):
        Pattern(text)


def test_a_value_that_is_missing_is_named() -> None:
    with pytest.raises(CertdeskError, match="缺少 accreditation 的值"):
        Pattern("{serial}-{accreditation}").number(1, {})
    with pytest.raises(CertdeskError, match="year 应为数"):
        Pattern("{serial}-{year}").number(1, {"year": "二〇二六"})


def test_counters_run_by_year_and_pattern(register: Register) -> None:
    pattern, drawn = Pattern("A-{year}-{serial:03d}-R{cycle0}"), []
    for year, cycle in ((2026, 0), (2026, 1), (2027, 0)):
        with register.changing():
            drawn.append(register.next_number("s", pattern, {"year": year, "cycle0": cycle}))
            register.count(drawn[-1], pattern, {"year": year, "cycle0": cycle})
    assert drawn == ["A-2026-001-R0", "A-2026-002-R1", "A-2027-001-R0"]
    with register.changing():
        assert register.next_number("s", Pattern("B-{serial}"), {}) == "B-1"


def test_a_number_that_was_used_by_hand_is_skipped(register: Register) -> None:
    entered(register, "A-2026-001")
    assert made(register)[0] == "A-2026-002"


def test_the_same_number_is_refused(register: Register) -> None:
    entered(register, "N-1")
    with pytest.raises(CertdeskError, match="N-1 已经发出（2026-03-05，certificate，案卷 A-1）"):
        entered(register, "N-1", name="另一家")
    assert register.numbers() == ["N-1"]


def test_a_document_that_fails_costs_no_number(register: Register) -> None:
    with pytest.raises(CertdeskError, match="缺少字段 name"):
        issue_new(register, ORDER, Pattern("A-{serial}"), {}, TEMPLATE, lambda n: {"number": n})
    assert made(register, "A-{serial}")[0] == "A-1"


def test_a_document_that_cannot_be_kept_costs_no_number(register: Register) -> None:
    def keep(number: str, document: bytes) -> None:
        raise CertdeskError(f"写不了 {number}")

    context = CONTEXT | {"number": "N-1"}
    with pytest.raises(CertdeskError, match="写不了 N-1"):
        issue(register, ORDER, "N-1", TEMPLATE, context, keep=keep)
    assert register.numbers() == []


def test_the_same_number_may_stand_in_two_series(register: Register) -> None:
    entered(register, "NC-1")
    other = dataclasses.replace(ORDER, series="nonconformity@A-2")
    issue(register, other, "NC-1", TEMPLATE, CONTEXT | {"number": "NC-1", "name": "另一家"})
    assert [e.series for e in register.with_number("NC-1")] == ["certificates", "nonconformity@A-2"]


def test_two_programs_never_draw_the_same_number(tmp_path: Path) -> None:
    numbers: list[str] = []

    def work() -> None:
        with Register(tmp_path / "shared.db") as register:
            for _ in range(5):
                numbers.append(made(register, "A-{serial}")[0])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == sorted(f"A-{i}" for i in range(1, 21))


def test_what_is_no_register_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("这不是登记簿" * 100)
    with pytest.raises(CertdeskError, match="不是发文登记簿"):
        Register(tmp_path / "a.db")
    with pytest.raises(CertdeskError, match="没有这份"):
        Register(tmp_path / "none.db", create=False)


def test_an_empty_file_is_no_register_to_look_into_and_stays_empty(tmp_path: Path) -> None:
    file = tmp_path / "empty.docx"
    file.touch()
    with pytest.raises(CertdeskError, match="不是发文登记簿"):
        Register(file, create=False)
    assert file.stat().st_size == 0


def test_an_issued_file_is_unchanged(register: Register, tmp_path: Path) -> None:
    number, data = made(register)
    found = answer(register, tmp_path, data)
    assert (found.status, found.number, found.issued_on, found.notes) == (
        "unchanged",
        number,
        "2026-03-05",
        [],
    )


def test_a_changed_file_tells_what(register: Register, tmp_path: Path) -> None:
    _, data = made(register)

    def edit(document: Any) -> None:
        document.paragraphs[2].runs[0].text = "认证范围：一切"
        document.sections[0].header.paragraphs[0].text = "页眉"

    found = answer(register, tmp_path, changed(data, edit))
    assert found.status == "changed"
    told = {(d.part, *d.before, *d.after) for d in found.differences}
    assert told == {("正文", "认证范围：智能 终端", "认证范围：一切"), ("页眉", "页眉 A-2026-001", "页眉")}


def test_the_property_alone_proves_nothing(register: Register, tmp_path: Path) -> None:
    _, data = made(register)
    forged = changed(data, lambda d: d.paragraphs[1].runs[0].clear())
    assert answer(register, tmp_path, forged).status == "changed"
    other = Template(template_bytes("另一份文件", "与它无关")).render(
        {}, custom={"certdesk-number": "A-2026-001"}
    )
    assert answer(register, tmp_path, other).status == "unknown"


def test_a_file_without_its_property_is_still_known(register: Register, tmp_path: Path) -> None:
    _, data = made(register)
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(
                name,
                text
                if name != "docProps/custom.xml"
                else b"<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties'/>",
            )
    assert answer(register, tmp_path, bare.getvalue()).status == "unchanged"


def test_hidden_text_and_deleted_text_do_not_count_as_text(register: Register, tmp_path: Path) -> None:
    _, data = made(register)

    def hide(document: Any) -> None:
        document.paragraphs[1].runs[0].font.hidden = True

    assert [d.before for d in answer(register, tmp_path, changed(data, hide)).differences] == [
        ["获证组织：甲<乙>&丙 有限公司"]
    ]


def test_another_seal_is_pointed_out(register: Register, tmp_path: Path) -> None:
    _, data = made(register)
    swapped = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(swapped, "w") as new:
        for name in old.namelist():
            same = old.read(name) != picture_of("red")
            new.writestr(name, old.read(name) if same else picture_of("blue"))
    found = answer(register, tmp_path, swapped.getvalue())
    assert found.status == "unchanged"
    assert "图片与发出时不同" in found.notes[0]


def test_a_file_that_was_never_issued_is_unknown(register: Register, tmp_path: Path) -> None:
    made(register)
    foreign = TEMPLATE.render(CONTEXT | {"number": "X-9"})
    assert answer(register, tmp_path, foreign).status == "unknown"
    assert verify(tmp_path / "file.docx", None).status == "unknown"


def test_page_numbers_and_contents_lists_are_not_text() -> None:
    def edit(document: Any) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        field = '<w:r {0}><w:fldChar w:fldCharType="{1}"/></w:r>'
        names = nsdecls("w")
        paragraph = document.add_paragraph("第 ")._p
        for xml in (
            field.format(names, "begin"),
            f"<w:r {names}><w:instrText> PAGE </w:instrText></w:r>",
            field.format(names, "separate"),
            f"<w:r {names}><w:t>17</w:t></w:r>",
            field.format(names, "end"),
            f'<w:fldSimple {names} w:instr="NUMPAGES"><w:r><w:t>18</w:t></w:r></w:fldSimple>',
            f'<w:fldSimple {names} w:instr="TITLE"><w:r><w:t>题</w:t></w:r></w:fldSimple>',
        ):
            paragraph.append(parse_xml(xml))

    assert visible(Package(template_bytes(fill=edit), "t"))["正文"] == ["第 题"]


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_a_file_saved_anew_by_libreoffice_is_unchanged(register: Register, tmp_path: Path) -> None:
    number, data = made(register)
    other = made(register)[1]
    edited = changed(data, lambda d: d.tables[0].rows[1].cells[1].paragraphs[0].runs[0].add_text("乙"))
    (tmp_path / "in").mkdir()
    for name, content in (("same", data), ("edited", edited), ("other", other)):
        (tmp_path / "in" / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(p) for p in sorted((tmp_path / "in").iterdir())]
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path),
        *files,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert (tmp_path / "same.docx").read_bytes() != data
    same, changes, another = (verify(tmp_path / f"{n}.docx", register) for n in ("same", "edited", "other"))
    assert (same.status, same.number, same.differences) == ("unchanged", number, [])
    assert [(d.before, d.after) for d in changes.differences] == [(["甲路 1 号"], ["甲路 1 号乙"])]
    assert (another.status, another.number) == ("unchanged", "A-2026-002")


def test_the_qr_code_says_number_and_check_code(register: Register) -> None:
    cv2 = pytest.importorskip("cv2")
    numpy = pytest.importorskip("numpy")
    _, data = made(register)
    entry = register.find("certificates", "A-2026-001")
    assert entry is not None
    expected = f"A-2026-001 {short(entry.text_hash)}"
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".png"):
                image = Image.open(io.BytesIO(package.read(name))).convert("L")
                found.append(cv2.QRCodeDetector().detectAndDecode(numpy.array(image))[0])
    assert expected in found
    assert entry.text_hash == digest(visible(Package(data, "t")))


def test_the_qr_code_may_lead_to_a_query_page() -> None:
    assert (
        qr_text("证 1", "ab" * 32, "https://q.example/c")
        == "https://q.example/c?n=%E8%AF%81%201&h=abababababab"
    )
    assert qr_png("x") == qr_png("x")


def test_the_register_is_listed(register: Register) -> None:
    made(register)
    listed = CliRunner().invoke(main, ["issued", str(register.path)])
    assert listed.output.startswith("A-2026-001\tcertificate\ts\tA-1\t2026-03-05\t")
    as_json = CliRunner().invoke(main, ["issued", str(register.path), "--json"])
    assert [e["number"] for e in json.loads(as_json.output)["issued"]] == ["A-2026-001"]
    assert CliRunner().invoke(main, ["issued", str(register.path) + "x"]).exit_code == 2


def test_the_command_answers(register: Register, tmp_path: Path) -> None:
    number, data = made(register)
    (tmp_path / "a.docx").write_bytes(data)
    (tmp_path / "b.docx").write_bytes(changed(data, lambda d: d.add_paragraph("加一句")))
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")

    def run(name: str, *more: str) -> Any:
        return CliRunner().invoke(
            main, ["verify", str(tmp_path / name), "--register", str(register.path), *more]
        )

    assert (run("a.docx").exit_code, run("b.docx").exit_code, run("c.pdf").exit_code) == (0, 1, 2)
    assert number in run("a.docx").output
    assert "正文 现为：加一句" in run("b.docx").output
    data = json.loads(run("b.docx", "--json").output)
    assert (data["status"], data["differences"]) == (
        "changed",
        [{"part": "正文", "before": [], "after": ["加一句"]}],
    )


@pytest.mark.parametrize(
    ("scheme", "deliverable", "title"),
    [
        ("zhdh-after-sales", "certificate", "《商品售后服务认证证书》"),
        ("zhdh-after-sales", "gone", "gone"),
        ("gone", "certificate", "certificate"),
    ],
)
def test_the_list_tells_titles_where_they_are_known(scheme: str, deliverable: str, title: str) -> None:
    entry = Issued("A-1", "certificates", deliverable, scheme, "C-1", "2026-03-05", "m", "t", {})
    assert title_of(entry) == title
