"""Samples with the papers of an element taken out."""

from __future__ import annotations

from benchmarks.thinning import thinned
from checkers.prescreen import prescreen
from corpus.store import load_scheme
from tests.build import AS_OF, reading

SCHEME = "zhdh-after-sales"
TOLD = "售后服务部设24小时报修电话，夜间由值班员接听并登记报修台账。"
OTHER = "车间每天早上打扫一遍。"


def test_what_showed_an_element_is_gone_and_the_rest_is_left() -> None:
    scheme = load_scheme(SCHEME)
    readings = [reading(TOLD, OTHER, path="手册.docx")]
    judged = prescreen(scheme, readings, AS_OF, weigh=False)
    element = scheme.elements[0].id
    truth = {element: {"verdict": "met", "quote": TOLD[:16]}}
    ((again, gone),) = thinned("x", readings, judged, truth, AS_OF)
    left = [p.text for d in again.documents for p in d.root.all_passages()]
    assert OTHER in left
    assert TOLD not in left
    assert set(gone) <= {element}
    assert [b.text for b in readings[0].blocks] == [TOLD, OTHER]  # the reading itself is as it was


def test_an_element_shown_by_something_else_does_not_count_as_gone() -> None:
    scheme = load_scheme(SCHEME)
    readings = [reading(TOLD, OTHER, path="手册.docx")]
    judged = prescreen(scheme, readings, AS_OF, weigh=False)
    found = [f.element_id for f in judged.findings if f.outcome.evidence]
    truth = {i: {"verdict": "met", "quote": "这几个字不在文件里"} for i in found}
    for again, gone in thinned("x", readings, judged, truth, AS_OF):
        missing = {f.element_id for f in again.findings if f.outcome.verdict == "missing"}
        assert set(gone) <= missing


def test_labels_without_a_passage_are_not_taken_out() -> None:
    scheme = load_scheme(SCHEME)
    readings = [reading(TOLD, path="手册.docx")]
    judged = prescreen(scheme, readings, AS_OF, weigh=False)
    truth = {scheme.elements[0].id: {"verdict": "met"}, scheme.elements[1].id: {"verdict": "missing"}}
    assert list(thinned("x", readings, judged, truth, AS_OF)) == []
