"""Draws of sites and clauses: reproducible, within bounds, other ones the second time, all of them over the cycle."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from certdesk import main
from corpus.sampling import load_sampling
from docgen.case.model import Case
from docgen.figures import clause_sampling, site_sampling
from docgen.figures.draw import draw, ordered
from docgen.figures.sample_plan import sample_plan
from docgen.figures.site_sampling import Required
from docgen.figures.step import Derivation

CESI, ZDRZ, ZHDH = (load_sampling(i) for i in ("cesi-mass-customization", "zdrz-rsms", "zhdh-after-sales"))
names = st.sets(st.text(min_size=1, max_size=6), max_size=30)
seeds = st.text(max_size=12)


def test_the_draw_of_a_seed_is_fixed_for_good() -> None:
    assert draw(["S1", "S2", "S3", "S4", "S5", "S6"], 2, "ZD-2026-0001/监督1") == ["S1", "S4"]


@given(names, st.integers(0, 40), seeds)
def test_a_draw_is_reproducible_and_of_the_size_asked(every: set[str], size: int, seed: str) -> None:
    first = draw(sorted(every), size, seed)
    assert first == draw(sorted(every, reverse=True), size, seed)
    assert len(first) == min(size, len(every)) == len(set(first))
    assert set(first) <= every


@given(names, st.integers(0, 40), seeds)
def test_what_was_seen_comes_last(every: set[str], size: int, seed: str) -> None:
    seen = draw(every, size, seed)
    again = draw(every, size, seed, seen)
    assert len(set(seen) & set(again)) == max(0, 2 * len(seen) - len(every))


@given(st.sets(st.text(min_size=1, max_size=6), min_size=8, max_size=30), st.integers(0, 1000))
def test_another_seed_gives_another_order_somewhere(every: set[str], number: int) -> None:
    orders = {tuple(ordered(every, f"{number}/{i}")) for i in range(8)}
    assert len(orders) > 1


@given(names.filter(bool), seeds, st.data())
def test_two_surveillances_take_half_each_and_all_together(
    every: set[str], seed: str, data: st.DataObject
) -> None:
    always = data.draw(st.sets(st.sampled_from(sorted(every)), max_size=3))
    plan = clause_sampling.propose(CESI, sorted(every), seed, always)
    assert len(plan.audits) == 2
    assert set().union(*plan.audits) == every
    for taken in plan.audits:
        assert 2 * len(taken) >= len(every)
        assert always <= set(taken)
    assert clause_sampling.judge(CESI, sorted(every), plan.audits, Derivation()) == "ok"


@pytest.mark.parametrize(("applicable", "least"), [(104, 52), (105, 53), (74, 37), (63, 32)])
def test_half_of_the_clauses_is_rounded_up(applicable: int, least: int) -> None:
    plan = clause_sampling.propose(CESI, [f"c{i}" for i in range(applicable)], "s")
    assert plan.least == least


def test_what_was_taken_before_is_kept_and_the_rest_is_drawn() -> None:
    every = [f"c{i}" for i in range(9)]
    plan = clause_sampling.propose(CESI, every, "s", held=[["c0", "c1", "c2", "c3", "c4"]])
    assert plan.held == 1
    assert plan.audits[0] == ("c0", "c1", "c2", "c3", "c4")
    assert set(plan.audits[1]) >= {"c5", "c6", "c7", "c8"}
    assert len(plan.audits[1]) == 5


def test_clauses_left_over_after_the_last_surveillance_are_an_error() -> None:
    plan = clause_sampling.propose(CESI, ["a", "b", "c", "d"], "s", held=[["a", "b"], ["a", "c"]])
    assert plan.status == "error"


CASE = {
    "scheme": "zdrz-rsms",
    "number": "N1",
    "sites": [{"id": "S0", "name": "总部", "centre": True}]
    + [{"id": f"S{i}", "name": f"网点{i}", "similar_group": "网点"} for i in range(1, 17)],
}


def test_the_second_surveillance_of_a_case_goes_where_the_first_did_not() -> None:
    first, again = (sample_plan(Case.model_validate(CASE)) for _ in range(2))
    assert first.sites == again.sites
    by_audit = {s.audit: set(s.sites) for s in first.sites}
    assert all("S0" in sites for sites in by_audit.values())
    assert {name: len(sites) - 1 for name, sites in by_audit.items()} == {
        "初次认证": 4, "第 1 次监督": 3, "第 2 次监督": 3, "再认证": 4,
    }  # fmt: skip
    assert by_audit["第 1 次监督"] & by_audit["第 2 次监督"] == {"S0"}


def test_recorded_sites_are_kept_and_avoided_next_time() -> None:
    audits = [{"id": "A1", "kind": "surveillance", "start": "2027-01-01", "sites": ["S0", "S1", "S2", "S3"]}]
    plan = sample_plan(Case.model_validate(CASE | {"audits": audits}))
    by_audit = {s.audit: s for s in plan.sites}
    assert by_audit["第 1 次监督"].recorded
    assert not set(by_audit["第 2 次监督"].sites) & {"S1", "S2", "S3"}


def test_another_seed_draws_other_sites() -> None:
    drawn = {sample_plan(Case.model_validate(CASE), f"seed {n}").sites[0].sites for n in range(5)}
    assert len(drawn) > 1


@pytest.mark.parametrize(("level", "least"), [("2", 37), ("3", 52)])
def test_the_clauses_are_those_of_the_level_applied_for(level: str, least: int) -> None:
    plan = sample_plan(Case.model_validate({"scheme": "cesi-mass-customization", "level_applied": level}))
    assert plan.clauses.least == least


@pytest.mark.parametrize("verb", ["sampling", "level"])
def test_the_verbs_print_json_and_tables(verb: str) -> None:
    path = Path(__file__).parent.parent / "corpus" / "samples" / "cases" / "cesi-mass-customization.yaml"
    data = CliRunner().invoke(main, [verb, str(path), "--json"])
    assert data.exit_code == 0
    assert json.loads(data.stdout)["steps"]
    assert "结论" in CliRunner().invoke(main, [verb, str(path)]).output


def test_a_scheme_without_levels_has_no_level() -> None:
    path = Path(__file__).parent.parent / "corpus" / "samples" / "cases" / "zdrz-rsms.yaml"
    ran = CliRunner().invoke(main, ["level", str(path)])
    assert ran.exit_code == 2
    assert "没有级别" in ran.output


def test_too_few_clauses_and_clauses_left_over_are_errors() -> None:
    every = ["a", "b", "c", "d"]
    for audits, status in (([["a"]], "error"), ([["a", "b"]], "ok"), ([["a", "b"], ["a", "c"]], "error")):
        assert clause_sampling.judge(CESI, every, audits, Derivation()) == status


def test_where_the_source_gives_no_number_a_person_decides_and_all_are_covered() -> None:
    plan = clause_sampling.propose(ZDRZ, ["4", "5", "6", "7", "8", "9", "10"], "s")
    assert (plan.status, plan.least) == ("needs_human", None)
    assert set().union(*plan.audits) == {"4", "5", "6", "7", "8", "9", "10"}


def test_similar_sites_at_a_cesi_surveillance_have_no_figure() -> None:
    d = Derivation()
    need = site_sampling.required(CESI, "similar", "surveillance", 5, d)
    assert (need.least, d.status, d.steps[-1].clause) == (None, "needs_human", "5.3")


@pytest.mark.parametrize(("planned", "status"), [(3, "ok"), (2, "error")])
def test_too_few_sites_are_an_error(planned: int, status: str) -> None:
    assert site_sampling.judge(Required(10, 3, usual=False), planned, "5.4.3.4", Derivation()) == status


@pytest.mark.parametrize(
    ("chosen", "before", "available", "status"),
    [
        ({"A", "B"}, {"C", "D"}, 10, "ok"),
        ({"A", "B"}, {"A", "D"}, 10, "ok"),
        ({"A", "B"}, {"A", "B"}, 10, "warn"),
        ({"A", "B"}, {"A", "B"}, 2, "ok"),
    ],
)
def test_the_second_surveillance_goes_elsewhere_if_it_can(
    chosen: set[str], before: set[str], available: int, status: str
) -> None:
    assert site_sampling.judge_repeat(ZDRZ, chosen, before, available, Derivation()) == status


@given(st.integers(1, 400), st.sampled_from(["initial", "surveillance", "recertification"]))
def test_the_sample_of_zhdh_lies_within_its_bounds(sites: int, kind: str) -> None:
    least = site_sampling.required(ZHDH, "similar", kind, sites, Derivation()).least  # type: ignore[arg-type]
    assert least is not None
    assert 1 <= least <= sites
    assert kind == "surveillance" or least == sites


@pytest.mark.parametrize("seed", [f"seed {n}" for n in range(8)])
def test_the_two_surveillances_share_no_branch_whatever_the_seed(seed: str) -> None:
    few = CASE | {"sites": CASE["sites"][:6]}  # type: ignore[index]
    by_audit = {s.audit: set(s.sites) for s in sample_plan(Case.model_validate(few), seed).sites}
    assert by_audit["第 1 次监督"] & by_audit["第 2 次监督"] == {"S0"}
