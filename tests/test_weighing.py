"""Weighing: what is changed and what is left, and that the shipped models say what their trainers say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks import learning
from benchmarks.lessons import Lesson, lessons_of
from benchmarks.ridge import ridge, table_of
from benchmarks.samples import Submission, submissions
from benchmarks.studies import studied, tally
from benchmarks.trees import boosted, chooser
from checkers.document import Location
from checkers.finding import Evidence, Finding, Outcome, Verdict
from checkers.language.marks import marks, surroundings
from checkers.language.passage_matcher import PassageMatcher
from checkers.prescreen import prepare
from checkers.screening import bind
from checkers.structure.build import build
from checkers.weighing.candidates import Candidates, candidates
from checkers.weighing.choice import Choice, Chooser
from checkers.weighing.facts import OUTCOMES, Tally, facts
from checkers.weighing.ground import ground_of
from checkers.weighing.likeness import label_of, parts_begin, scored, together
from checkers.weighing.order import ordered
from checkers.weighing.resembling import Resembling
from checkers.weighing.weigh import compared, matchers, reconsidered, weighed, weighing
from corpus.scheme import Item
from corpus.store import load_scheme, scheme_ids
from tests.build import AS_OF, reading

PLACE = Evidence("a.docx", Location(paragraph=1), "评上的单子转给匹配组")
FAR = Outcome(Verdict.MISSING, 0.85, reasons=("未见：需求传至资源交互",))
FOUND = Outcome(Verdict.MET, 0.9, (PLACE,), reasons=("已见：需求传至资源交互",))


def test_missing_is_withdrawn_only_where_it_is_unlikely_and_a_passage_can_be_shown() -> None:
    shown = reconsidered(FAR, (0.05, 0.2, 0.75), (PLACE,))
    assert (shown.verdict, shown.evidence) == (Verdict.MET, (PLACE,))
    assert reconsidered(FAR, (0.05, 0.6, 0.35), (PLACE,)).verdict is Verdict.PARTLY_MET
    assert reconsidered(FAR, (0.05, 0.2, 0.75), ()) is FAR
    assert reconsidered(FAR, (0.7, 0.1, 0.2), (PLACE,)) is FAR


def test_in_between_a_person_is_asked_and_shown_the_passages() -> None:
    asked = reconsidered(FAR, (0.22, 0.2, 0.58), (PLACE,))
    assert (asked.verdict, asked.evidence, asked.near_misses) == (Verdict.NEEDS_PERSON, (), (PLACE,))
    assert "请人看" in asked.reasons[0]
    assert FAR.reasons[0] in asked.reasons


def test_what_was_found_is_doubted_only_against_good_odds() -> None:
    doubted = reconsidered(FOUND, (0.6, 0.2, 0.2), (PLACE,))
    assert (doubted.verdict, doubted.evidence, doubted.near_misses) == (Verdict.MISSING, (), (PLACE,))
    assert reconsidered(FOUND, (0.1, 0.6, 0.3), ()).verdict is Verdict.PARTLY_MET
    assert reconsidered(FOUND, (0.3, 0.3, 0.4), ()) is FOUND


def choice(*chances: float, evidence: list[list[int]], unclean: tuple[int, ...] = ()) -> Choice:
    """Candidates numbered from 0 with these chances; ``evidence`` gives those of each place."""
    clean = np.array([n not in unclean for n in range(len(chances))])
    return Choice(
        Candidates(list(range(len(chances))), np.zeros((len(chances), 1)), clean, evidence), np.array(chances)
    )


def placed(number: int) -> Evidence:
    return Evidence(f"{number}.docx", Location(paragraph=number), "需求评上的单子当天转派")


def test_places_likelier_to_show_it_come_first() -> None:
    near = Evidence("b.docx", Location(paragraph=3), "单子已转派匹配")
    assert ordered((PLACE, near), choice(0.1, 0.4, evidence=[[0], [1]]), placed) == (near, PLACE)
    # hardly likelier: what the rules put first stays first
    assert ordered((PLACE, near), choice(0.37, 0.4, evidence=[[0], [1]]), placed) == (PLACE, near)
    assert ordered((), choice(0.4, evidence=[]), placed) == ()


def test_a_passage_far_likelier_is_shown_before_the_evidence() -> None:
    assert ordered((PLACE,), choice(0.1, 0.6, evidence=[[0]]), placed) == (placed(1), PLACE)
    assert ordered((PLACE,), choice(0.1, 0.15, evidence=[[0]]), placed) == (PLACE,)
    assert ordered((PLACE,), choice(0.1, 0.6, evidence=[[0]], unclean=(1,)), placed) == (PLACE,)


def test_a_verdict_is_the_better_founded_the_surer_one_passage_is() -> None:
    sure = choice(0.9, 0.1, evidence=[[0]]).facts()
    unsure = choice(0.2, 0.1, evidence=[[1]]).facts()
    assert len(sure) == len(unsure)
    assert sure[0] > unsure[0]
    assert choice(0.9, evidence=[], unclean=(0,)).facts()[0] < unsure[0]


def test_the_stored_chooser_gives_the_chances_it_was_trained_to(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    xs = random.normal(size=(600, 4))
    ys = xs[:, 0] * xs[:, 1] > 0.2
    made = chooser(xs, ys, np.ones(600))
    made.to_disk(tmp_path / "c.npz")
    chances = Chooser.from_disk(tmp_path / "c.npz").chances(xs)
    assert ((chances > 0.5) == ys).mean() > 0.95
    assert np.allclose(chances, made.chances(xs))
    assert len(made.chances(xs[:0])) == 0


def test_the_stored_form_gives_the_chances_of_the_trained_models() -> None:
    random = np.random.default_rng(1)
    xs = random.normal(size=(400, 5))
    ys = (xs[:, 0] + xs[:, 1] * xs[:, 2] > 0).astype(int) + (xs[:, 3] > 0.5)
    chances = boosted(xs, ys, np.ones(400), Tally()).likely(xs.tolist())
    assert np.allclose(chances.sum(axis=1), 1)
    assert (chances.argmax(axis=1) == ys).mean() > 0.85


def test_ridge_finds_the_marks_that_tell() -> None:
    texts = [
        "需求转派到匹配组",
        "评上的单子转派匹配",
        "饭堂今日菜单",
        "班车时刻调整",
        "转派单已送匹配",
        "饭堂换班",
    ] * 4
    answers = [[0] if "匹配" in t else [] for t in texts]
    codes, table, rarity = table_of([marks(t) for t in texts], 2)
    learned = ridge(table, answers, 1, np.ones(len(texts), dtype=np.float32), 50)
    scores = (
        PassageMatcher()
        .take(["x"], codes, rarity, learned)
        .scores([marks("已经转派匹配"), marks("饭堂菜单换了"), marks("")], ["x", "unknown"])
    )
    assert scores[0, 0] > 0.4 > scores[1, 0]
    assert scores[2].tolist() == [0.0, 0.0]
    assert scores[0, 1] == 0.0


def test_marks_tell_headings_columns_and_kinds_apart_from_words() -> None:
    plain = set(marks("转派"))
    headed = set(marks("转派", surroundings("流程")))
    assert plain < headed
    assert headed.isdisjoint(set(surroundings("", ["流程"])))
    assert (marks("第12号") == marks("第7号")).all()


def test_a_part_bears_the_marks_of_all_its_passages() -> None:
    document = build(reading("维修站每晚有人值守。", "电话都录音。", path="b.docx"))
    passages = [p for p in document.root.all_passages() if p.kind == "sentence"]
    assert parts_begin(passages).tolist() == [0]
    assert together([np.array([3, 5]), np.array([3, 9])], [0])[0].tolist() == [3, 5, 9]
    assert [t.tolist() for t in together([np.array([3]), np.array([9])], [0, 1])] == [[3], [9]]


def test_a_stored_matcher_loads_as_it_was(tmp_path: Path) -> None:
    codes = np.array([3, 5, 9])
    made = PassageMatcher().take(
        ["a", "b"], codes, np.ones(3), np.array([[1.0, 0.0], [0.0, 0.5], [2.0, 0.0]])
    )
    made.to_disk(tmp_path / "m.npz")
    again = PassageMatcher().from_disk(tmp_path / "m.npz")
    passages = [np.array([3, 9]), np.array([5])]
    assert (made.scores(passages, ["b", "a"]) == again.scores(passages, ["b", "a"])).all()


@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_the_shipped_matcher_knows_the_ways_of_evidence(scheme_id: str) -> None:
    scheme = load_scheme(scheme_id)
    labelled = {i.id for i in scheme.elements}
    ways = [label_of(b) for b in bind(scheme) if b.shows is not None and b.item.id in labelled]
    for matcher in matchers():
        unknown = [w for w in ways if w not in set(matcher.labels)]
        assert len(unknown) <= 0.05 * len(ways), f"make matcher 未重做：{unknown[:5]}"
    assert any(weighing().tally.knows(i) for i in labelled)


def finding(item: Item, outcome: Outcome) -> Finding:
    return Finding(item.id, item.clause, item.statement, item.severity, item.basis, outcome)


def small(*sentences: str) -> list[Finding]:
    scheme = load_scheme("zhdh-after-sales")
    index = prepare(scheme, [reading(*sentences, path="手册.docx")], AS_OF).index
    findings = [finding(i, FAR) for i in scheme.elements]
    bounds = bind(scheme)
    return weighed(scheme.head.id, findings, bounds, index, compared(bounds, index))


def test_a_few_papers_are_not_weighed() -> None:
    assert all(f.outcome is FAR for f in small("本公司设有售后服务部。"))


def test_passages_under_a_guard_are_never_proposed() -> None:
    scheme = load_scheme("zhdh-after-sales")
    said = "本公司尚未建立售后服务部，也没有投诉台账。"
    index = prepare(scheme, [reading(said, "车间每天早上扫地。", path="手册.docx")], AS_OF).index
    element = scheme.elements[0].id
    bound = next(b for b in bind(scheme) if b.item.id == element)
    label = label_of(bound)
    ground = ground_of(index, [label], scored(index, matchers(), [label]))
    taken = Outcome(Verdict.MET, 0.9, (Evidence("手册.docx", Location(paragraph=1), said),))
    found = candidates(ground, finding(bound.item, taken), ground.held(taken.evidence), label, "")
    chosen = Choice(found, np.ones(len(found.numbers))).best(9, 0.0)
    shown = [ground.seen[number][1].text for number, _ in chosen]
    assert shown == ["车间每天早上扫地。"]
    assert said in [ground.seen[number][1].text for number in found.numbers]  # looked at, never proposed


def test_facts_stand_in_a_fixed_order() -> None:
    scheme = load_scheme("zhdh-after-sales")
    items = scheme.elements[:3]
    findings = [finding(i, o) for i, o in zip(items, (FAR, FOUND, FAR), strict=True)]
    alike = {i.id: Resembling([0.3] * 10, 0.3) for i in items}
    tally = Tally()
    tally.add(scheme.head.id, items[0].id, Verdict.MISSING, OUTCOMES.index(Verdict.MET))
    tally.add(scheme.head.id, items[1].id, Verdict.MISSING, OUTCOMES.index(Verdict.MISSING))
    rows = facts(scheme.head.id, findings, {}, alike, tally)
    assert list(rows) == [i.id for i in items]
    assert len({len(r) for r in rows.values()}) == 1
    assert rows[items[0].id][:3] == [1.0, 0.0, 0.0]
    assert rows[items[1].id][:3] == [0.0, 0.0, 1.0]
    assert rows[items[0].id] != rows[items[2].id]


def test_a_lesson_knows_which_passages_show_an_element(tmp_path: Path) -> None:
    learned = lesson(tmp_path, "晚上有人接电话")
    (element,) = learned.truth
    shown = [labels for _, labels in learned.rows if labels]
    assert shown == [frozenset({learned.labels[element]})]
    assert frozenset().union(*(labels for _, labels in learned.part_rows)) == shown[0]
    counted = tally([learned])
    assert counted.knows(element)
    assert sum(map(sum, counted.said.values())) == 3  # once by element, by scheme and in all


def lesson(folder: Path, quote: str) -> Lesson:
    """A sample of three sentences whose first element is labelled as shown by a quotation."""
    (folder / "手册.md").write_text("# 手册\n\n晚上有人接电话。\n\n车间扫地。\n\n食堂供应午饭。\n", "utf-8")
    element = load_scheme("zhdh-after-sales").elements[0].id
    labels = [{"id": element, "verdict": "met", "quote": quote}]
    return next(
        lessons_of(Submission("x", "trained_on", "zhdh-after-sales", AS_OF, folder, labels, writer="w"))
    )


def test_the_choice_learns_which_candidate_the_label_points_to(tmp_path: Path) -> None:
    one = lesson(tmp_path, "晚上有人接电话")
    (element,) = one.truth
    seen = studied(one, matchers(), tally([one]))
    assert seen.shows[element].sum() == 1
    assert seen.truth[element] == OUTCOMES.index(Verdict.MET)


def test_the_choice_learns_nothing_of_a_quotation_that_no_passage_holds(tmp_path: Path) -> None:
    one = lesson(tmp_path, "这句话哪里都没有")
    seen = studied(one, matchers(), tally([one]))
    assert not seen.shows
    assert len(seen.truth) == 1  # the verdict is learned from all the same


def test_no_sample_that_is_measured_on_is_learned_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "abreast", lambda work, samples: ([sample] for sample in samples))
    seen = {sample.role for sample in learning.taught(submissions())}
    assert "trained_on" in seen
    assert "measured_only" not in seen
