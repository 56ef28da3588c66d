"""Old formats come through LibreOffice, and say so when it is not there."""

from __future__ import annotations

import shutil
import sys

import pytest

from checkers.document import FileReading
from checkers.readers import office, word
from checkers.readers.trouble import Unreadable

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed"
)
RTF = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0 SimSun;}}\f0 Training plan \u22521?\u35757?\par}"


@needs_office
def test_an_rtf_letter_is_read_as_word() -> None:
    reading = FileReading("计划.rtf")
    word.read(office.convert(RTF, ".rtf", "docx"), reading)
    office.mark(reading)
    assert [block.text for block in reading.blocks] == ["Training plan 培训"]
    assert reading.notes == ("经 LibreOffice 转换",)


def test_nothing_after_converting_is_a_doubt() -> None:
    reading = FileReading("空.doc")
    office.mark(reading)
    assert (reading.status, reading.reason) == ("partly_read", "corrupt")


@needs_office
def test_the_target_may_be_given_with_a_dot() -> None:
    assert office.convert(b"a,b\n1,2\n", ".csv", ".xlsx").startswith(b"PK")


def test_without_libreoffice_the_message_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_program", lambda: None)
    with pytest.raises(Unreadable) as caught:
        office.convert(RTF, ".rtf", "docx")
    assert caught.value.reason == "unsupported"
    assert "另存为 .docx" in caught.value.message


def test_a_conversion_without_result_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_program", lambda: sys.executable)
    monkeypatch.setattr(office, "_command", lambda program, *rest: [program, "-c", "pass"])
    with pytest.raises(Unreadable) as caught:
        office.convert(RTF, ".rtf", "docx")
    assert caught.value.reason == "corrupt"


def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "TIMEOUT_SECONDS", 0.1)
    monkeypatch.setattr(office, "_program", lambda: sys.executable)
    monkeypatch.setattr(
        office, "_command", lambda program, *rest: [program, "-c", "import signal; signal.pause()"]
    )
    with pytest.raises(Unreadable) as caught:
        office.convert(RTF, ".rtf", "docx")
    assert caught.value.reason == "timeout"
