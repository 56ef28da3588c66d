"""The measuring itself: each figure has a small made-up twin that moves it, and one that must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from benchmarks import baseline
from benchmarks.accuracy import BEGIN, END, replaced
from benchmarks.figures import FIGURES, Result, as_json, by_scheme, first_and_now, interval, pooled
from benchmarks.samples import DEVELOPMENT, SAMPLES, submissions
from benchmarks.scoring import Score, overlapping, score
from benchmarks.systems import CERTDESK, count_verbatim
from checkers.document import Block, FileReading, Location
from corpus.errors import CertdeskError


def label(element_id: str, verdict: str, file: str = "", quote: str = "", **more: Any) -> dict[str, Any]:
    return {"id": element_id, "verdict": verdict, "file": file, "quote": quote, **more}


def answer(element_id: str, verdict: str, *places: tuple[str, str]) -> dict[str, Any]:
    return {"id": element_id, "verdict": verdict, "evidence": [{"file": f, "quote": q} for f, q in places]}


def scored(*pairs: tuple[str, str]) -> Score:
    """The score of one submission whose elements have these labels and answers."""
    labels = [label(str(n), truth) for n, (truth, _) in enumerate(pairs)]
    return score([answer(str(n), said) for n, (_, said) in enumerate(pairs)], labels)


PLAIN = (
    ("missing", "missing"),
    ("missing", "missing"),
    ("missing", "met"),
    ("met", "missing"),
    ("met", "met"),
)


def test_precision_recall_and_f1_of_missing() -> None:
    assert scored(*PLAIN).measure("missing") == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_a_verdict_never_said_nor_labelled_counts_nothing() -> None:
    assert scored(*PLAIN).measure("partly_met") == (0.0, 0.0, 0.0)
    assert Score().measure("met") == (0.0, 0.0, 0.0)
    assert Score().dangerous == Score().false_alarms == Score().accuracy == 0.0


def test_missing_judged_met_is_dangerous_but_partly_met_is_not() -> None:
    assert scored(("missing", "met"), ("missing", "missing")).dangerous == 0.5
    assert scored(("missing", "partly_met"), ("missing", "missing")).dangerous == 0.0


def test_false_alarms_count_met_and_not_applicable_judged_missing() -> None:
    assert (
        scored(("met", "missing"), ("not_applicable", "missing"), ("partly_met", "missing")).false_alarms == 2
    )
    assert scored(("met", "partly_met"), ("missing", "missing")).false_alarms == 0


def test_false_alarms_are_a_mean_over_submissions() -> None:
    assert (scored(("met", "missing")) + scored(("met", "met"))).false_alarms == 0.5


def test_macro_f1_is_the_mean_of_three_verdicts() -> None:
    assert scored(("met", "met"), ("partly_met", "partly_met"), ("missing", "missing")).macro_f1 == 1
    assert scored(("met", "met"), ("missing", "missing")).macro_f1 == pytest.approx(2 / 3)


def test_a_defensible_verdict_is_right_and_another_is_not() -> None:
    labels = [label("a", "missing", also_ok=["partly_met"])]
    assert score([answer("a", "partly_met")], labels).accuracy == 1
    assert score([answer("a", "met")], labels).accuracy == 0


def test_an_element_without_answer_is_wrong() -> None:
    assert score([], [label("a", "met")]).pairs == [("met", "absent")]


def test_evidence_place_first_and_among_three() -> None:
    labels = [
        label("a", "met", "制度/培训.docx", "新员工培训两天", also=[{"file": "签到.xlsx", "quote": ""}])
    ]
    first = score([answer("a", "met", ("培训.docx", "新员工进厂培训两天"))], labels)
    later = score([answer("a", "met", ("别的.docx", ""), ("包.zip!/签到.xlsx", ""))], labels)
    never = score([answer("a", "met", ("别的.docx", "毫不相干的一句话"))], labels)
    assert (first.places, first.place_first, first.place_third) == (1, 1, 1)
    assert (later.places, later.place_first, later.place_third) == (1, 0, 1)
    assert (never.places, never.place_first, never.place_third) == (1, 0, 0)


def test_another_place_that_shows_the_same_is_right() -> None:
    labels = [label("a", "met", "培训.docx", "", more=[{"file": "签到.xlsx", "quote": ""}])]
    assert score([answer("a", "met", ("签到.xlsx", ""))], labels).place_first == 1
    assert score([answer("a", "met", ("别的.docx", ""))], labels).place_first == 0


def test_evidence_is_only_compared_where_something_was_found_rightly() -> None:
    labels = [label("a", "missing", "培训.docx", "未建立"), label("b", "met", "培训.docx", "已建立")]
    assert score([answer("a", "met", ("培训.docx", "")), answer("b", "missing")], labels).places == 0


def test_quotations_overlap_by_six_characters_blanks_and_points_apart() -> None:
    assert overlapping("新员工 培训，两天后上岗", "规定：新员工培训两天。")
    assert not overlapping("新员工培训两天", "老员工培训三天")
    assert not overlapping("", "新员工培训两天")


def test_pooling_adds_counts() -> None:
    whole = pooled([scored(*PLAIN), scored(("met", "met"))])
    assert (whole.submissions, len(whole.pairs)) == (2, 6)


def test_interval_is_steady_and_holds_the_figure() -> None:
    scores = [scored(*PLAIN), scored(("missing", "missing")), scored(("missing", "met"))]
    low, high = interval(scores, FIGURES["missing F1"])
    assert (low, high) == interval(scores, FIGURES["missing F1"])
    assert 0 <= low <= FIGURES["missing F1"](pooled(scores)) <= high <= 1
    assert interval([scored(*PLAIN)] * 3, FIGURES["missing F1"]) == pytest.approx((2 / 3, 2 / 3))


def test_verbatim_quotations_ignore_white_space_only() -> None:
    reading = FileReading("a.docx", blocks=[Block("新员工\n培训 两天", "paragraph", Location())])
    counted = Score()
    quoted = [("a.docx", "新员工培训两天"), ("a.docx", "新员工培训三天"), ("b.docx", "新员工")]
    assert count_verbatim(counted, iter(quoted), [reading]) == quoted[1:]
    assert (counted.quotes, counted.verbatim) == (3, 1)


def submitted(folder: Path) -> Path:
    """A submission of one Word file, one workbook and one file that is none."""
    document = docx.Document()
    document.add_paragraph("公司每年组织员工培训，考核合格上岗。")
    document.save(str(folder / "制度.docx"))
    book = openpyxl.Workbook()
    book.active.append(["设备", "校准日期"])
    book.save(folder / "台账.xlsx")
    (folder / "坏.pdf").write_bytes(b"no pdf")
    return folder


def test_baseline_reads_what_plain_libraries_read(tmp_path: Path) -> None:
    found = baseline.paragraphs(submitted(tmp_path))
    assert found == [("制度.docx", "公司每年组织员工培训，考核合格上岗。"), ("台账.xlsx", "设备 校准日期")]


def test_baseline_words_are_pairs_between_function_characters() -> None:
    assert baseline.words("员工培训的记录与考核") == ["员工", "培训", "记录", "考核"]


@pytest.mark.parametrize(("text", "verdict"), [("员工都参加培训", "met"), ("员工都参加聚餐", "missing")])
def test_baseline_wants_two_words_in_one_paragraph(text: str, verdict: str) -> None:
    found = baseline.answer("a", baseline.words("员工培训的记录"), [("a.docx", text), ("b.docx", "无关")])
    assert found["verdict"] == verdict
    assert [e["file"] for e in found["evidence"]] == (["a.docx"] if verdict == "met" else [])


def test_the_marked_block_is_replaced_and_nothing_else() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert replaced(text, "new \\1") == f"before\n{BEGIN}\nnew \\1\n{END}\nafter\n"
    with pytest.raises(CertdeskError):
        replaced("no marks", "new")


def test_every_sample_has_a_role_and_a_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DEVELOPMENT, raising=False)
    found = submissions()
    for scheme in {s.scheme for s in found}:
        assert sum(s.scheme == scheme for s in found) >= 2
    assert {s.role for s in found} == {"built_on", "trained_on", "measured_only"}
    assert all(s.first_look["commit"] and s.first_look["missing F1"] >= 0 for s in found)
    listed = {s.files.parent for s in found}
    assert listed == {p.parent for p in SAMPLES.glob("*/*/truth.yaml")}


def test_the_development_submission_is_named_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "files").mkdir()
    truth = "case: {scheme: zdrz-rsms, as_of: 2026-11-20}\nelements:\n- {id: a, verdict: met}\n"
    (tmp_path / "truth.yaml").write_text(truth, encoding="utf-8")
    monkeypatch.setenv(DEVELOPMENT, str(tmp_path))
    assert (submissions()[-1].role, submissions()[-1].scheme) == ("development", "zdrz-rsms")
    monkeypatch.setenv(DEVELOPMENT, str(tmp_path / "nowhere"))
    with pytest.raises(CertdeskError):
        submissions()


def test_tables_keep_roles_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DEVELOPMENT, raising=False)
    results = [Result(s, {CERTDESK: scored(*PLAIN)}) for s in submissions()]
    table = by_scheme(results)
    assert table.index("(a) samples built on") < table.index("(b) samples only measured on")
    assert table.count("95 % interval") == 3
    assert len(first_and_now(results).splitlines()) == 2 + len(results)
    assert as_json(results)["groups"]["built_on"]["all"][CERTDESK]["missing F1"] == 0.667
