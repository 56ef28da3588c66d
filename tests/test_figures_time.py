"""Audit time: every worked example, and the laws that hold for every headcount."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.audit_time import load_audit_time
from corpus.errors import CertdeskError
from corpus.exact import exact, shown
from corpus.sampling import load_sampling
from corpus.yaml_file import load
from docgen.figures import (
    adjusted,
    branch,
    combined,
    document_review,
    follow_up,
    level_days,
    onsite_credit,
    onsite_share,
    rounding,
    site_sampling,
)
from docgen.figures.adjusted import Change
from docgen.figures.step import Derivation

EXAMPLES = load(Path(__file__).parent / "data" / "audit_time_examples.yaml")
ZDRZ, ZHDH, CESI = (load_audit_time(i) for i in ("zdrz-rsms", "zhdh-after-sales", "cesi-mass-customization"))
STATUS = {"needs_person": "needs_human"}
NUMBERS = {"base", "floor", "raw", "time", "net_reduction", "lower_bound"}


def changes(listed: list[dict[str, str]]) -> list[Change]:
    return [Change(exact(c["days"]), c["reason"]) for c in listed]


def initial(given_: dict[str, Any], setting: dict[str, str]) -> dict[str, Any]:
    time = ZDRZ.set_to(setting)
    try:
        found = adjusted.determine(
            time,
            given_["headcount"],
            changes(given_.get("additions", [])),
            changes(given_.get("reductions", [])),
        )
    except CertdeskError:
        return {"status": "input_error"}
    d = Derivation()
    share = onsite_share.on_site(time, found.time, d) if found.time is not None else None
    plan = given_.get("plan_onsite")
    return {
        "status": found.status,
        "base": found.base.days,
        "lower_bound": found.base.lower_bound,
        "headcount_used": found.base.headcount,
        "flags": list(found.base.flags),
        "floor": found.floor,
        "raw": found.raw,
        "net_reduction": found.net_reduction,
        "time": found.time,
        "bumped": found.bumped,
        "onsite_min": share and share.minimum,
        "onsite_min_hours": share and share.hours,
        "onsite_proposal": share and share.proposal,
        "plan_status": share and plan and onsite_share.meets(exact(plan), share.minimum, "计划", "", d),
    }


def combine(given_: dict[str, Any], setting: dict[str, str]) -> dict[str, Any]:
    systems = {s["name"]: exact(s["time"]) for s in given_["systems"]}
    found = combined.determine(ZDRZ, systems, exact(given_["plan"]))
    assert found.on_site
    return {
        "sum": found.total,
        "floor": found.floor,
        "proposal": found.proposal,
        "bumped": found.bumped,
        "onsite_min": found.on_site.minimum,
        "plan_status": found.plan_status,
    }


def later(given_: dict[str, Any], setting: dict[str, str]) -> dict[str, Any]:
    today = given_.get("initial_time_today")
    plans = [exact(p) for p in given_.get("plans", [])]
    found = follow_up.determine(ZDRZ, "surveillance", given_["headcount"], today and exact(today), plans)
    return {
        "base": found.base.days,
        "strict_floor": found.strict_floor,
        "loose_floor": found.loose_floor,
        "proposal": found.proposal,
        "loose_proposal": found.loose_proposal,
        "plan_status": list(found.plan_status),
    }


def sites(kind: str) -> Callable[..., dict[str, Any]]:
    def count(given_: dict[str, Any], setting: dict[str, str]) -> dict[str, Any]:
        sampling = load_sampling("zdrz-rsms")
        found: dict[str, Any] = {
            audit: site_sampling.required(sampling, kind, audit, given_["sites"], Derivation()).least  # type: ignore[arg-type]
            for audit in ("initial", "surveillance", "recertification")
        }
        return found | {"centre": int(sampling.centre is not None)}

    return count


def one_branch(given_: dict[str, Any], setting: dict[str, str]) -> dict[str, Any]:
    found = branch.determine(ZDRZ, given_["headcount"])
    return {
        "base": found.base.days,
        "onsite_base": found.onsite_base,
        "minimum": found.minimum,
        "minimum_hours": found.hours,
        "surveillance_minimum": branch.determine(ZDRZ, given_["headcount"], "surveillance").minimum,
    }


def days_on_site(given_: dict[str, Any], setting: dict[str, str]) -> dict[str, Any]:
    share = onsite_share.on_site(ZDRZ, exact(given_["time"]), Derivation())
    assert share
    hours = given_["client_hours_per_day"]
    return {
        "onsite_min": share.minimum,
        "onsite_min_hours": share.hours,
        "days": onsite_credit.days_needed(ZDRZ, share.minimum, given_["auditors"], hours),
    }


def work(names: list[tuple[str, str]], hours: list[Fraction]) -> list[onsite_credit.Work]:
    """Each person works so many hours from eight o'clock on each of the days."""
    first = datetime.date(2026, 6, 8)
    start = datetime.datetime(2026, 6, 8, 8)
    return [
        onsite_credit.Work(
            name,
            role,
            first + datetime.timedelta(days=day),
            start.time(),
            (start + datetime.timedelta(minutes=int(h * 60))).time(),
        )
        for name, role in names
        for day, h in enumerate(hours)
    ]


def credited(given_: dict[str, Any], setting: dict[str, str]) -> dict[str, Any]:
    names = [(f"审核员{i}", "auditor") for i in range(given_["auditors"])]
    hours = [exact(given_["hours_per_day"])] * given_["days"]
    return {"credited": onsite_credit.credit(ZDRZ, work(names, hours)).person_days}


ZA: dict[str, Callable[..., dict[str, Any]]] = {
    "initial": initial,
    "combined": combine,
    "surveillance": later,
    "sites_similar": sites("similar"),
    "sites_dissimilar": sites("dissimilar"),
    "branch": one_branch,
    "onsite_days": days_on_site,
    "onsite_credit": credited,
}


def agrees(found: dict[str, Any], expected: dict[str, Any]) -> None:
    """Each expected value, exactly: figures as fractions, statuses in our words."""
    for key, value in expected.items():
        got = found[key]
        want = STATUS.get(value, value) if isinstance(value, str) else value
        if isinstance(got, Fraction) or key in NUMBERS:
            want = None if value is None else exact(value)
        assert got == want, f"{key}: {got!r} instead of {want!r}"


@pytest.mark.parametrize("example", EXAMPLES["zdrz_audit_time"], ids=lambda e: e["id"])
def test_zdrz_example(example: dict[str, Any]) -> None:
    agrees(ZA[example["calc"]](example["input"], example.get("setting", {})), example["expected"])


def total(given_: dict[str, Any]) -> dict[str, Any]:
    found = adjusted.determine(ZHDH, given_["headcount"])
    full = adjusted.determine(ZHDH.set_to({"last_step": "full"}), given_["headcount"])
    review = ZHDH.document_review
    assert review
    assert found.time is not None
    return {
        "onsite": found.time,
        "total_min": found.time + review.least,
        "total_max": found.time + review.most,
        "onsite_full_steps_only": full.time,
        "info": next(iter(found.base.flags), None),
    }


def on_site(given_: dict[str, Any]) -> dict[str, Any]:
    found = adjusted.determine(
        ZHDH, given_["headcount"], changes(given_.get("additions", [])), changes(given_.get("reductions", []))
    )
    assert found.raw is not None
    assert found.base.days is not None
    return {
        "status": found.status,
        "base": found.base.days,
        "raw": found.raw,
        "time": found.time,
        "proposal": found.proposal,
        "ratio": found.raw / found.base.days,
        "missing": next(iter(found.missing), None),
    }


def review(given_: dict[str, Any]) -> dict[str, Any]:
    statements = given_.get("no_change_statement", [False] * len(given_["values"]))
    pairs = zip(given_["values"], statements, strict=True)
    kind = given_["audit_type"]
    return {
        "status": [document_review.judge(ZHDH, kind, exact(v), s, Derivation()) for v, s in pairs],
    }


def branches(given_: dict[str, Any]) -> dict[str, Any]:
    sampling = load_sampling("zhdh-after-sales")
    need = site_sampling.required(sampling, "similar", given_["audit_type"], given_["branches"], Derivation())
    assert need.least is not None
    assert sampling.centre
    return {
        "status": site_sampling.judge(need, given_["plan_branches"], "9.3", Derivation()),
        "required_branches": need.least,
        "required_sites": need.least + 1,
    }


def zhdh_credit(given_: dict[str, Any]) -> dict[str, Any]:
    names = [(f"审查员{i}", "auditor") for i in range(given_["reviewers"])]
    names += [(f"专家{i}", "expert") for i in range(given_["experts"])]
    return {"credited": onsite_credit.credit(ZHDH, work(names, [Fraction(8), Fraction(4)])).person_days}


HA: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "total": total,
    "onsite": on_site,
    "document_review": review,
    "sites": branches,
    "onsite_credit": zhdh_credit,
}


@pytest.mark.parametrize("example", EXAMPLES["zhdh_person_days"], ids=lambda e: e["id"])
def test_zhdh_example(example: dict[str, Any]) -> None:
    agrees(HA[example["calc"]](example["input"]), example["expected"])


def test_the_tables_are_those_of_the_examples() -> None:
    for time, key in ((ZDRZ, "zdrz_bands"), (ZHDH, "zhdh_bands")):
        assert time.table
        listed = [{"up_to": b.up_to, "days": b.days} for b in time.table.bands]
        assert listed == EXAMPLES[key]


@pytest.mark.parametrize("row", EXAMPLES["rounding_against_caps"], ids=lambda r: f"base {r['base']}")
def test_rounding_never_breaks_a_cap(row: dict[str, Any]) -> None:
    base = exact(row["base"])
    shares = (
        (Fraction(7, 10), "floor_70", "rounded_70", "bumped_70"),
        (Fraction(2, 3), "two_thirds", "rounded_two_thirds", "bumped_two_thirds"),
    )
    for share, floor, rounded, bumped in shares:
        got = rounding.not_below(base * share, base * share)
        assert (base * share, got.value, got.bumped) == (exact(row[floor]), exact(row[rounded]), row[bumped])


@pytest.mark.parametrize("row", EXAMPLES["sampling_table"], ids=lambda r: f"{r['sites']} sites")
def test_sampling_table(row: dict[str, Any]) -> None:
    kinds = ("initial", "surveillance", "recertification")
    similar = sites("similar")({"sites": row["sites"]}, {})
    dissimilar = sites("dissimilar")({"sites": row["sites"]}, {})
    assert [similar[k] for k in kinds] == row["similar"]
    assert [dissimilar[k] for k in kinds[:2]] == row["dissimilar"]


@pytest.mark.parametrize(
    ("level", "initial_", "surveillance"),
    [(1, "4", "2"), (2, "4", "2"), (3, "5", "2.5"), (4, "5", "2.5"), (5, "6", "3")],
)
def test_cesi_person_days_by_level(level: int, initial_: str, surveillance: str) -> None:
    assert shown(level_days.determine(CESI, level, "initial").days) == initial_
    assert shown(level_days.determine(CESI, level, "surveillance").days) == surveillance
    assert level_days.determine(CESI, level, "recertification").days == exact(initial_)
    assert level_days.determine(CESI, level, "surveillance").hours == exact(surveillance) * 8


def test_a_level_that_the_scheme_does_not_know_is_refused() -> None:
    with pytest.raises(CertdeskError, match="没有级别 6"):
        level_days.determine(CESI, 6, "initial")


@pytest.mark.parametrize("headcount", [0, -3, None, "约50", True, float("nan"), [5]])
def test_a_headcount_that_is_none_is_refused(headcount: Any) -> None:
    with pytest.raises(CertdeskError, match="有效人数"):
        adjusted.determine(ZDRZ, headcount)


def test_an_open_row_takes_the_days_of_a_person_with_a_reason() -> None:
    for days, reason, status in (
        ("23", "技术委员会核定", "warn"),
        ("22", "技术委员会核定", "error"),
        ("23", " ", "error"),
    ):
        found = adjusted.determine(ZDRZ, 12000, given=Change(exact(days), reason))
        assert found.status == status
        assert (found.time == exact(days)) == (status == "warn")


def test_a_setting_that_does_not_exist_is_refused() -> None:
    with pytest.raises(CertdeskError, match="gap_policy"):
        ZDRZ.set_to({"gap": "upper"})
    with pytest.raises(CertdeskError, match="upper、lower、refuse"):
        ZDRZ.set_to({"gap_policy": "guess"})


headcounts = st.integers(1, 10700)
quarters = st.integers(0, 40).map(lambda n: Fraction(n, 4))


@given(headcounts, quarters, st.integers(0, 100))
def test_the_result_never_falls_under_a_cap(headcount: int, added: Fraction, percent: int) -> None:
    base = adjusted.determine(ZDRZ, headcount).base.days
    assert base is not None
    taken = base * Fraction(percent, 100)
    found = adjusted.determine(ZDRZ, headcount, [Change(added, "多语种")], [Change(taken, "流程单一")])
    if found.time is None:
        assert base + added - taken < base * Fraction(7, 10)
        return
    assert found.time >= base * Fraction(7, 10)
    assert (found.time * 2).denominator == 1, "a half day"
    share = onsite_share.on_site(ZDRZ, found.time, Derivation())
    assert share
    assert share.proposal >= share.minimum == found.time * Fraction(4, 5)


@given(headcounts, headcounts)
def test_more_people_never_take_less_time(a: int, b: int) -> None:
    few, many = sorted((a, b))
    for time in (ZDRZ, ZHDH):
        fewer, more = adjusted.determine(time, few).time, adjusted.determine(time, many).time
        assert fewer is not None
        assert more is not None
        assert fewer <= more


@given(headcounts)
def test_later_audits_keep_two_thirds(headcount: int) -> None:
    found = follow_up.determine(ZDRZ, "recertification", headcount)
    assert found.proposal is not None
    assert found.base.days is not None
    assert found.base.days * Fraction(2, 3) <= found.proposal < found.base.days * Fraction(2, 3) + 1


@given(st.integers(1, 100_000))
def test_the_sample_is_the_least_that_the_root_allows(sites_: int) -> None:
    for kind, p, q in (("initial", 1, 1), ("surveillance", 3, 5), ("recertification", 4, 5)):
        least = site_sampling.required(
            load_sampling("zdrz-rsms"), "similar", kind, sites_, Derivation()
        ).least  # type: ignore[arg-type]
        assert least is not None
        assert 1 <= least <= sites_
        assert q * q * least * least >= p * p * sites_
        assert least == 1 or q * q * (least - 1) ** 2 < p * p * sites_


@given(st.fractions(-100, 100))
def test_what_is_shown_reads_back_exactly(number: Fraction) -> None:
    assert exact(shown(number)) == number


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 4)), min_size=1, max_size=6))
def test_a_day_is_worth_at_most_a_person_day(rows: list[tuple[int, int]]) -> None:
    day = datetime.date(2026, 6, 8)
    schedule = [
        onsite_credit.Work(
            "甲", "auditor", day, datetime.time(h), datetime.time(min(h + n, 23), 59 * (h + n > 23))
        )
        for h, n in rows
    ]
    found = onsite_credit.credit(ZDRZ, schedule)
    minutes = {m for w in schedule for m in range(*w.span)}
    assert found.person_days == Fraction(min(len(minutes), 480), 480)


def test_an_initial_time_above_the_table_never_raises_the_floor() -> None:
    found = follow_up.determine(ZDRZ, "surveillance", 120, Fraction(9), [Fraction(14, 3)])
    assert (found.strict_floor, found.loose_floor) == (Fraction(14, 3), Fraction(14, 3))
    assert found.plan_status == ("ok",)
