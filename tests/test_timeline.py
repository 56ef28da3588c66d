"""The timeline of whole cases: what is due when, what is late, what cannot be told; calendar file and picture."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any, get_args

import icalendar
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from certdesk import main
from corpus.deadlines import load_deadlines
from corpus.errors import CertdeskError
from corpus.store import scheme_ids
from docgen.case.load import load_case
from docgen.case.model import Case
from docgen.clean import line
from docgen.figures.timeline import engine, ics, paths, picture
from docgen.figures.timeline.event import Event, Status
from docgen.figures.timeline.show import print_timeline

SAMPLES = sorted((Path(__file__).parent.parent / "corpus" / "samples" / "cases").glob("*.yaml"))
AS_OF = datetime.date(2026, 11, 30)


def events(scheme: str, as_of: str = "2026-11-30", **given_: Any) -> dict[str, Event]:
    """The events of a small case, by id and subject."""
    case = Case.model_validate({"scheme": scheme, **given_})
    found = engine.timeline(case, datetime.date.fromisoformat(as_of))
    return {f"{e.id} {e.subject}".strip(): e for e in found}


def says(event: Event) -> tuple[str, str, str]:
    return (str(event.due), event.status, event.result)


def review(reviewed: str | None, received: str = "2026-09-21") -> dict[str, Any]:
    return {"application": {"date": received}, **({"review": {"date": reviewed}} if reviewed else {})}


@pytest.mark.parametrize(
    "scheme", ["ols-custom-goods", "ols-electronics-customization", "cesi-mass-customization"]
)
@pytest.mark.parametrize(
    ("reviewed", "as_of", "status", "result"),
    [
        ("2026-09-29", "2026-11-30", "done", "ok"),
        ("2026-09-30", "2026-11-30", "overdue", "error"),
        (None, "2026-09-25", "due", "open"),
        (None, "2026-09-30", "overdue", "open"),
    ],
)
def test_five_working_days_for_the_review(
    scheme: str, reviewed: str | None, as_of: str, status: str, result: str
) -> None:
    """Monday the 21st of September 2026: 22, 23, 24, then the festival, 28, 29."""
    found = events(scheme, as_of, **review(reviewed))
    rule = next(d for d in load_deadlines(scheme) if d.limits and d.limits[0].to == "screened")
    event = found[rule.id]
    assert says(event) == ("2026-09-29", status, result)
    assert [s.day.day for s in event.skipped] == [25, 26, 27]


def test_a_completion_notice_in_time_is_the_first_screening() -> None:
    given_ = review("2026-10-15")
    given_["review"]["completion_notice_on"] = "2026-09-28"
    assert events("ols-electronics-customization", **given_)["OE-01"].result == "ok"


@pytest.mark.parametrize(
    ("notified", "result"), [("2026-09-23", "ok"), ("2026-09-24", "warn"), ("2026-09-28", "error")]
)
def test_seven_working_days_notice_before_an_audit(notified: str, result: str) -> None:
    audit = {"id": "A1", "kind": "initial", "start": "2026-10-12", "plan": {"notified_on": notified}}
    event = events("ols-electronics-customization", audits=[audit])["OE-02 A1"]
    assert (str(event.due), event.result) == ("2026-09-24", result)
    assert ("从严" in event.note) == (result != "ok")


def test_a_notice_in_a_year_without_calendar_cannot_be_determined() -> None:
    audit = {"id": "A1", "kind": "initial", "start": "2027-10-12"}
    event = events("ols-custom-goods", audits=[audit])["OC-02 A1"]
    assert (event.due, event.status) == (None, "cannot_determine")
    assert "2027" in event.note


def cesi_decision(**nonconformity: Any) -> Event:
    audit = {"id": "A1", "kind": "initial", "start": "2026-03-02", "end": "2026-03-04"}
    fault = {
        "number": "N1",
        "audit": "A1",
        "grade": "minor",
        "clause": "5.1",
        "statement": "s",
        **nonconformity,
    }
    return events(
        "cesi-mass-customization",
        audits=[audit],
        review={"date": "2026-02-02", "accepted_on": "2026-02-02"},
        nonconformities=[fault] if nonconformity else [],
    )["CD-03"]


def test_rectification_does_not_count_in_the_sixty_working_days() -> None:
    plain = cesi_decision()
    done = {"found_on": "2026-03-04", "verification": {"result": "effective", "date": "2026-03-11"}}
    paused = cesi_decision(**done)
    assert plain.due is not None
    assert paused.due is not None
    assert [s.day.day for s in paused.skipped if s.reason == "整改"] == [5, 6, 7, 8, 9, 10, 11]
    from corpus.working_days import working_days_between

    assert working_days_between(plain.due, paused.due, ends=1) == 5


@pytest.mark.parametrize(
    ("starts", "results"),
    [
        (["2027-05-10", "2028-06-01"], ["ok", "ok"]),
        (["2027-05-10"], ["ok", "open"]),
        ([], ["open", "open"]),
    ],
)
def test_a_surveillance_in_each_calendar_year_between(starts: list[str], results: list[str]) -> None:
    audits = [{"id": f"A{i}", "kind": "surveillance", "start": s, "end": s} for i, s in enumerate(starts)]
    found = events(
        "cesi-mass-customization",
        "2028-12-01",
        audits=audits,
        decision={"date": "2026-06-01"},
        certificate={"issued_on": "2026-06-05", "expires_on": "2029-06-04"},
    )
    assert [found[f"CD-05 {y} 年"].result for y in (2027, 2028)] == results
    assert "CD-05 2026 年" not in found
    assert "CD-05 2029 年" not in found


def test_anniversary_years_and_the_recertification_in_the_last() -> None:
    audits = [
        {"id": "A1", "kind": "surveillance", "start": "2027-05-10"},
        {"id": "A2", "kind": "recertification", "start": "2029-03-01"},
    ]
    found = events(
        "ols-custom-goods", "2029-12-01", audits=audits,
        certificate={"issued_on": "2026-06-05", "expires_on": "2029-06-05"},
    )  # fmt: skip
    assert [found[f"OC-06 第 {n} 年"].result for n in (1, 2, 3)] == ["ok", "open", "ok"]
    assert found["OC-06 第 2 年"].status == "overdue"
    assert "OC-06 第 4 年" not in found


def test_the_third_surveillance_is_waited_for_until_the_certificate_ends() -> None:
    held = [{"id": "A3", "kind": "surveillance", "start": "2027-02-08", "end": "2027-02-10"}]
    certificate = {"issued_on": "2026-03-15", "expires_on": "2029-03-14"}
    found = events("zdrz-rsms", "2028-02-01", audits=held, certificate=certificate)
    assert says(found["ZD-08 第 2 次监督"]) == ("2028-02-10", "due", "open")
    ended = [{"kind": "withdrawal", "date": "2027-12-01"}]
    gone = events("zdrz-rsms", "2028-02-01", audits=held, certificate=certificate, events=ended)
    assert "ZD-08 第 2 次监督" not in gone


def test_a_planned_date_is_not_done_and_a_bad_plan_is_told() -> None:
    certificate = {"issued_on": "2026-03-15", "expires_on": "2029-03-14"}
    for start, result in (("2027-03-15", "ok"), ("2027-03-16", "error")):
        audit = {"id": "A3", "kind": "surveillance", "start": start, "end": start}
        event = events("zdrz-rsms", audits=[audit], certificate=certificate)["ZD-07 第 1 次监督 A3"]
        assert (event.status, event.result) == ("upcoming", result)
        assert start in event.note


def test_a_suspension_without_the_day_of_verification_cannot_be_determined() -> None:
    event = events("zdrz-rsms", events=[{"kind": "suspension", "date": "2026-08-31", "number": "ZT-1"}])[
        "ZD-20 ZT-1"
    ]
    assert (event.status, event.due) == ("cannot_determine", None)
    assert "查实" in event.note


def test_no_suspension_no_event() -> None:
    assert not [k for k in events("zdrz-rsms", events=[]) if k.startswith(("ZD-20", "ZD-21", "ZD-24"))]


def test_a_window_shows_both_its_ends() -> None:
    event = events(
        "zhdh-after-sales", decision={"date": "2026-05-31"}, certificate={"issued_on": "2026-06-01"}
    )["HD-05 第 1 次监督"]
    assert (str(event.earliest), str(event.due), event.status) == ("2027-02-28", "2027-05-31", "upcoming")


@pytest.mark.parametrize(
    ("kind", "closed", "own", "result"),
    [
        ("spot_check_failure", None, True, "error"),
        ("spot_check_failure", "2026-05-01", True, None),
        ("shutdown_accident", "2026-05-01", True, "error"),
        ("certificate_withdrawn", None, True, "error"),
        ("certificate_withdrawn", None, False, None),
        ("dishonest_list", None, True, None),
    ],
)
def test_incidents_of_the_last_year_bar_the_application(
    kind: str, closed: str | None, own: bool, result: str | None
) -> None:
    incident = {"kind": kind, "date": "2026-03-01", "closed_on": closed, "own_cause": own}
    application = {"date": "2026-06-01", "incidents": [{k: v for k, v in incident.items() if v is not None}]}
    found = [
        e for k, e in events("zdrz-rsms", application=application).items() if k[:5] in ("ZD-02", "ZD-03")
    ]
    assert [e.result for e in found] == ([result] if result else [])


def test_the_order_of_papers_names_what_runs_backwards() -> None:
    event = events(
        "zdrz-rsms",
        application={"date": "2026-01-05"},
        review={"date": "2026-01-04"},
        contract={"signed_on": "2026-01-09"},
    )["ZD-30"]
    assert event.result == "error"
    assert "申请评审 2026-01-04 早于申请 2026-01-05" in event.note


def load(days: int) -> dict[str, Event]:
    slot = {"date": "2026-06-08", "start": "08:30", "end": "12:00", "members": ["甲", "乙"]}
    return events(
        "zdrz-rsms",
        team=[
            {"name": "甲", "role": "leader", "other_days": {"2026": days}},
            {"name": "乙", "role": "expert"},
        ],
        audits=[{"id": "A1", "kind": "stage2", "start": "2026-06-08", "plan": {"schedule": [slot]}}],
    )


def test_the_days_on_site_of_an_auditor_in_a_year() -> None:
    assert load(179)["ZD-28 甲 2026 年"].result == "ok"
    assert load(180)["ZD-28 甲 2026 年"].result == "error"
    assert "ZD-28 乙 2026 年" not in load(179)


def test_a_recertification_before_the_old_certificate_expires() -> None:
    application = {"date": "2029-01-05", "previous_certificate": {"number": "P1", "expires_on": "2029-05-30"}}
    found = events("zhdh-after-sales", "2029-03-10", audit_type="recertification", application=application)
    assert says(found["HD-08 再认证"]) == ("2029-02-28", "done", "ok")
    assert says(found["HD-09 再认证"]) == ("2029-05-30", "upcoming", "open")


def resolve(model: Any, path: str) -> None:
    for step in path.split("."):
        if step == "closed_on" and not hasattr(model, "model_fields"):
            return
        assert step in model.model_fields or hasattr(model, step), f"{path}: {step}"
        annotation = model.model_fields[step].annotation if step in model.model_fields else None
        inner = [a for a in (annotation, *get_args(annotation)) if hasattr(a, "model_fields")]
        model = inner[0] if inner else model


def test_every_path_of_dates_leads_somewhere_in_the_case() -> None:
    from docgen.case.audit import Audit
    from docgen.case.certificate import Event as CaseEvent
    from docgen.case.nonconformity import Nonconformity

    for model, table in (
        (Case, paths.CASE),
        (Audit, paths.AUDIT),
        (Audit, paths.VISIT),
        (Nonconformity, paths.NONCONFORMITY),
        (CaseEvent, paths.EVENT),
    ):
        for path in table.values():
            resolve(model, path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_the_sample_cases_come_out_right(path: Path) -> None:
    ran = CliRunner().invoke(main, ["timeline", str(path), "--json", "--as-of", "2026-11-30"])
    assert ran.exit_code == 0, ran.output
    data = json.loads(ran.stdout)
    assert data["as_of"] == "2026-11-30"
    wrong = [e for e in data["events"] if e["result"] in ("warn", "error")]
    assert wrong == []
    assert {e["status"] for e in data["events"]} <= set(get_args(Status))
    keys = {"id", "title", "clause", "start", "due", "rule", "unit", "skipped", "status", "note"}
    assert all(keys <= set(e) for e in data["events"])


def sample() -> Case:
    return load_case(next(p for p in SAMPLES if p.stem == "zdrz-rsms"))


def test_the_calendar_file_reads_back_in_another_library(tmp_path: Path) -> None:
    case = sample()
    found = engine.timeline(case, AS_OF)
    ics.write_ics(case, found, AS_OF, tmp_path / "a.ics")
    raw = (tmp_path / "a.ics").read_bytes()
    read = icalendar.Calendar.from_ical(raw.decode())
    entries = read.walk("VEVENT")
    assert len(entries) == sum(e.due is not None for e in found)
    assert len({str(e["UID"]) for e in entries}) == len(entries)
    assert {str(e["SUMMARY"]) for e in entries} >= {"认证结果报送 深圳市澄风电器有限公司"}
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    dues = sorted(str(e.due) for e in found if e.due and not isinstance(e.due, datetime.datetime))
    assert (
        sorted(str(e["DTSTART"].dt) for e in entries if not isinstance(e["DTSTART"].dt, datetime.datetime))
        == dues
    )


@given(st.text(max_size=60))
def test_any_name_comes_back_from_the_calendar_file(name: str) -> None:
    case = Case.model_validate(
        {
            "scheme": "zdrz-rsms",
            "client": {"name": name},
            "application": {"date": "2026-01-05", "operation_start": "2025-01-01"},
        }
    )
    text = ics.calendar(case, engine.timeline(case, AS_OF), AS_OF)
    (entry, *_) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert str(entry["SUMMARY"]) == line(f"体系运行满三个月 {name}")


def test_the_picture_is_drawn_and_the_same_twice(tmp_path: Path) -> None:
    case = sample()
    found = engine.timeline(case, AS_OF)
    for name in ("a.png", "b.png"):
        picture.write_png(case, found, AS_OF, tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    with Image.open(tmp_path / "a.png") as drawn:
        assert drawn.height > 30 * sum(e.due is not None for e in found)


def test_an_empty_timeline_still_makes_a_picture(tmp_path: Path) -> None:
    picture.write_png(Case.model_validate({"scheme": "zdrz-rsms"}), [], AS_OF, tmp_path / "a.png")
    assert (tmp_path / "a.png").stat().st_size > 0


def test_no_chinese_font_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(picture, "FOLDERS", (str(tmp_path),))
    with pytest.raises(CertdeskError, match="中文字体"):
        picture.chinese_font()


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["timeline", str(SAMPLES[0]), "--ics", str(tmp_path / "no" / "a.ics")])
    assert ran.exit_code == 2
    assert "写不出文件" in ran.output
    assert "Traceback" not in ran.output


@pytest.mark.parametrize("scheme", scheme_ids())
def test_an_almost_empty_case_has_a_timeline(scheme: str) -> None:
    assert events(scheme) == {}


@pytest.mark.parametrize(
    ("as_of", "status"),
    [("2028-01-10", "upcoming"), ("2028-01-11", "due"), ("2028-02-10", "due"), ("2028-02-11", "overdue")],
)
def test_a_deadline_is_upcoming_then_due_then_overdue(as_of: str, status: str) -> None:
    held = [{"id": "A3", "kind": "surveillance", "start": "2027-02-08", "end": "2027-02-10"}]
    found = events(
        "zdrz-rsms", as_of, audits=held, certificate={"issued_on": "2026-03-15", "expires_on": "2029-03-14"}
    )
    assert found["ZD-08 第 2 次监督"].status == status


def test_an_audit_without_its_last_day_is_still_an_audit_held() -> None:
    held = [{"id": "A3", "kind": "surveillance", "start": "2027-02-08"}]
    found = events("zdrz-rsms", "2027-06-01", audits=held, certificate={"issued_on": "2026-03-15"})
    assert found["ZD-07 第 1 次监督 A3"].status == "done"


def test_a_minor_nonconformity_waits_for_the_next_audit() -> None:
    audits = [{"id": "A2", "kind": "stage2", "start": "2026-02-02", "end": "2026-02-04"}]
    fault = {
        "number": "N1",
        "audit": "A2",
        "grade": "minor",
        "clause": "8",
        "statement": "s",
        "plan_accepted_on": "2026-02-12",
    }
    given_ = {"audits": audits, "nonconformities": [fault], "decision": {"date": "2026-03-04"}}
    assert events("zdrz-rsms", **given_)["ZD-17 N1"].status == "done"
    audits.append({"id": "A3", "kind": "surveillance", "start": "2026-11-09", "end": "2026-11-11"})
    waiting = events("zdrz-rsms", **given_)["ZD-17 N1"]
    assert says(waiting) == ("2026-11-11", "overdue", "open")


@pytest.mark.parametrize(
    ("decided", "issued", "told", "result"),
    [
        ("2029-02-20", "2029-02-22", "路径：再认证，新证书有效期不迟于 2032-02-22", "ok"),
        ("2029-03-14", "2029-03-15", "路径：再认证，新证书有效期不迟于 2032-03-15", "ok"),
        (
            "2029-05-20",
            "2029-05-22",
            "2029-03-15 至 2029-05-21 证书无效，新证书有效期不迟于 2032-03-14",
            "warn",
        ),
        ("2029-09-15", "2029-09-16", "按初次认证受理", "error"),
    ],
)
def test_a_recertification_is_told_with_its_way(decided: str, issued: str, told: str, result: str) -> None:
    previous = {"number": "P1", "expires_on": "2029-03-14"}
    event = events(
        "zdrz-rsms",
        "2029-12-01",
        audit_type="recertification",
        application={"date": "2028-12-01", "previous_certificate": previous},
        audits=[{"id": "A1", "kind": "recertification", "start": "2029-02-26", "end": "2029-02-28"}],
        decision={"date": decided},
        certificate={"issued_on": issued},
    )["ZD-13 再认证"]
    assert told in event.note
    assert event.result == result


def test_skipped_days_are_dates_with_their_reasons() -> None:
    data = events("ols-custom-goods", **review("2026-09-29"))["OC-01"].as_data()
    assert data["skipped"] == ["2026-09-25", "2026-09-26", "2026-09-27"]
    assert data["skipped_reasons"]["2026-09-25"] == "中秋节"
    assert data["unit"] == "working_days"


@pytest.mark.parametrize("name", ["甲\n乙", "甲\x1b[31m乙", "a" * 400, '😀مرحبا<&>"', "\t"])
def test_hostile_names_come_out_on_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = Case.model_validate(
        {
            "scheme": "zdrz-rsms",
            "client": {"name": name},
            "audits": [{"id": name, "kind": "stage1", "start": "2026-05-01"}],
        }
    )
    found = engine.timeline(case, AS_OF)
    picture.write_png(case, found, AS_OF, tmp_path / "a.png")
    print_timeline(case, found, AS_OF)
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert len(printed.splitlines()) == len(found) + 3


@pytest.mark.parametrize(
    ("start", "results"), [("2027-06-05", ["ok", "open"]), ("2027-06-06", ["open", "ok"])]
)
def test_a_surveillance_counts_in_one_year_only(start: str, results: list[str]) -> None:
    found = events(
        "ols-custom-goods",
        audits=[{"id": "A1", "kind": "surveillance", "start": start}],
        certificate={"issued_on": "2026-06-05", "expires_on": "2029-06-05"},
    )
    assert [found[f"OC-06 第 {n} 年"].result for n in (1, 2)] == results


def majors(kind: str, **more: Any) -> dict[str, Event]:
    fault = {"number": "N1", "audit": "A1", "grade": "major", "clause": "8", "statement": "s"}
    fault |= {"verification": {"result": "effective", "date": "2026-05-01"}}
    audit = {"id": "A1", "kind": kind, "start": "2026-03-02", "end": "2026-03-04"}
    return events("zdrz-rsms", audits=[audit], nonconformities=[fault], **more)


def test_each_kind_of_audit_has_its_own_limit_for_majors() -> None:
    assert {k for k in majors("stage2") if k.endswith("N1")} == {"ZD-15 N1"}
    surveillance = majors("surveillance")
    assert {k for k in surveillance if k.endswith("N1")} == {"ZD-16 N1"}
    assert says(surveillance["ZD-16 N1"]) == ("2026-06-04", "done", "ok")


def test_a_major_of_the_recertification_is_verified_before_its_decision() -> None:
    found = majors("recertification", audit_type="recertification", decision={"date": "2026-04-30"})
    assert found["ZD-18 N1"].result == "error"


@pytest.mark.parametrize(
    ("start", "result"), [("2026-08-01", "open"), ("2026-09-30", "ok"), ("2026-10-02", "error")]
)
def test_a_failed_spot_check_asks_for_an_audit_after_it(start: str, result: str) -> None:
    audit = {"id": "A1", "kind": "surveillance", "start": start, "end": start}
    event = {"kind": "spot_check_failure", "date": "2026-09-01"}
    assert events("zdrz-rsms", audits=[audit], events=[event])["ZD-26 2026-09-01"].result == result


def test_a_correction_without_a_last_day_cannot_be_determined() -> None:
    fault = {"number": "N1", "audit": "A1", "grade": "minor", "clause": "5.1", "statement": "s"}
    audit = {"id": "A1", "kind": "initial", "start": "2026-03-02"}
    event = events("cesi-mass-customization", audits=[audit], nonconformities=[fault])["CD-06 N1"]
    assert (event.status, "规定的完成期限" in event.note) == ("cannot_determine", True)


def test_a_start_that_is_lacking_is_told_and_a_later_thing_not_waited_for() -> None:
    found = events("cesi-mass-customization", decision={"date": "2026-06-01"})
    assert (found["CD-02"].status, "评价资料收齐" in found["CD-02"].note) == ("cannot_determine", True)
    papers = {"document_review": {"date": "2026-03-01"}, "application": {"date": "2026-01-05"}}
    assert "HD-03" not in events("zhdh-after-sales", **papers)


def test_a_term_that_is_set_is_done_although_it_lies_ahead() -> None:
    certificate = {"issued_on": "2026-03-15", "expires_on": "2029-03-15"}
    assert says(events("zdrz-rsms", certificate=certificate)["ZD-10"]) == ("2029-03-15", "done", "ok")
