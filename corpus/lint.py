"""What a maintainer should know of a scheme: the faults of its source and the weak places of its data."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from corpus.lexicon import Concept, Expression
from corpus.lint_figures import figure_problems
from corpus.problem import SchemeProblem
from corpus.scheme import Facet, Item, Scheme, Severity, Shows
from corpus.store import load_lexicon, load_scheme, scheme_ids

GRAVE: tuple[Severity, ...] = ("critical", "major")
FEWEST_NAMES = 6  # a concept with fewer words than this overlooks most ways of saying it
_WORDS: dict[Severity, str] = {"critical": "错误", "major": "重要", "minor": "次要", "info": "提示"}
_STANDARD = re.compile(r"(GB(?:/[TZ])?|ISO(?:/IEC)?)\s*(\d+(?:\.\d+)?)\s*[-—–]\s*(\d{4}|\d{2})(?!\d)")
_NUMBERED = re.compile(r"\d+(\.\d+)*(\(\d+\))?")
_STEP = re.compile(r"(?:^|[.(])(\d+)")


def problems(
    scheme: Scheme,
    checks: Mapping[str, type[BaseModel]] | None = None,
    concepts: Mapping[str, Concept] | None = None,
    others: Sequence[Scheme] | None = None,
) -> list[SchemeProblem]:
    """Every problem of one scheme, gravest first.

    ``checks`` are the kinds of checks that evidence rules may name (none given: names are not verified);
    ``concepts`` default to the shared lexicon, ``others`` to every other scheme that is installed.
    """
    concepts = load_lexicon() if concepts is None else concepts
    if others is None:
        others = [load_scheme(i) for i in scheme_ids() if i != scheme.head.id]
    found = [
        *_anomalies(scheme),
        *_anomaly_data(scheme),
        *_without_evidence(scheme),
        *_evidence(scheme, checks, concepts),
        *_enums(scheme, concepts),
        *_thin_concepts(scheme, concepts),
        *_duplicates(scheme),
        *_editions(scheme, others),
        *_clause_gaps(scheme),
        *_clause_order(scheme),
        *figure_problems(scheme),
    ]
    return sorted(found, key=lambda p: get_args(Severity).index(p.severity))


def lines(found: Sequence[SchemeProblem]) -> Iterator[str]:
    """The problems of one scheme as people read them."""
    counts = [f"{word} {sum(p.severity == s for p in found)}" for s, word in _WORDS.items()]
    yield f"共 {len(found)} 项：{'，'.join(counts)}"
    for p in found:
        yield f"[{_WORDS[p.severity]}] {p.where}　{p.message}（{p.rule}）"
        yield f"    建议：{p.advice}"


def _anomalies(scheme: Scheme) -> Iterator[SchemeProblem]:
    clauses = {i.id: i.clause for i in scheme.items}
    for fault in scheme.anomalies:
        touched = list(dict.fromkeys(clauses[i] for i in fault.items if i in clauses))
        undecided = fault.resolved_as is None
        reading = "不作推定" if undecided else f"所取读法：{fault.resolved_as}"
        yield SchemeProblem(
            "source-anomaly",
            "minor" if undecided else "info",
            "、".join(touched) or fault.where,
            f"{fault.id} {fault.where}",
            f"原文：{fault.cited_as}；{reading}",
            fault.note,
            scheme=scheme.head.id,
        )


def _anomaly_data(scheme: Scheme) -> Iterator[SchemeProblem]:
    known = {i.id for i in scheme.items}
    seen: set[str] = set()
    for fault in scheme.anomalies:
        if fault.id in seen:
            yield SchemeProblem(
                "anomaly-id-duplicate", "critical", fault.where, fault.id, f"异常编号 {fault.id} 用了两次",
                "改用未用过的编号", scheme=scheme.head.id,
            )  # fmt: skip
        seen.add(fault.id)
        for item_id in fault.items:
            if item_id not in known:
                yield SchemeProblem(
                    "anomaly-item-unknown", "critical", fault.where, fault.id, f"所指条目 {item_id} 不存在",
                    "改成本方案条款清单里的编号", scheme=scheme.head.id,
                )  # fmt: skip


def _without_evidence(scheme: Scheme) -> Iterator[SchemeProblem]:
    for item in (*scheme.elements, *scheme.standard_elements):
        shows = scheme.shows.get(item.id)
        if item.status is None and (shows is None or not _facets(shows)):
            yield _at(
                item, scheme, "element-without-evidence", "major", "要预审的要素没有证据规则，只能转人工",
                "在 evidence/ 下为它写证据规则；确需人工的写 person 检查",
            )  # fmt: skip


def _evidence(
    scheme: Scheme, checks: Mapping[str, type[BaseModel]] | None, concepts: Mapping[str, Concept]
) -> Iterator[SchemeProblem]:
    for item in scheme.items:
        shows = scheme.shows.get(item.id)
        if shows is None:
            continue
        for facet in _facets(shows) if checks is not None else ():
            yield from _facet(item, facet, scheme, checks or {})
        for name in sorted(_concepts_named(shows) - concepts.keys()):
            yield _at(
                item, scheme, "evidence-concept-unknown", "critical", f"证据规则所指概念 {name} 不在词库里",
                "改正名称，或在 lexicon/ 下增加这个概念",
            )  # fmt: skip


def _facet(
    item: Item, facet: Facet, scheme: Scheme, checks: Mapping[str, type[BaseModel]]
) -> Iterator[SchemeProblem]:
    if facet.check not in checks:
        yield _at(
            item, scheme, "evidence-check-unknown", "critical", f"没有名为 {facet.check} 的检查",
            f"可用的检查：{'、'.join(sorted(checks))}",
        )  # fmt: skip
        return
    try:
        checks[facet.check].model_validate(facet.params)
    except ValidationError as error:
        wrong = "、".join(".".join(map(str, e["loc"])) for e in error.errors())
        yield _at(
            item, scheme, "evidence-params-wrong", "critical", f"检查 {facet.check} 的参数有误：{wrong}",
            f"可用的参数：{'、'.join(checks[facet.check].model_fields)}",
        )  # fmt: skip


def _enums(scheme: Scheme, concepts: Mapping[str, Concept]) -> Iterator[SchemeProblem]:
    for item in scheme.items:
        shows = scheme.shows.get(item.id)
        if not item.enum or shows is None:
            continue
        words = {w for c in _concepts_named(shows) if c in concepts for w in _words(concepts[c])}
        unknown = [m for m in item.enum if not any(w in m.lower() or m.lower() in w for w in words)]
        if unknown:
            yield _at(
                item, scheme, "enum-unknown", "minor", f"所列成员没有概念可以认出：{'、'.join(unknown)}",
                "给每个成员配一个概念及其说法，并写进证据规则",
            )  # fmt: skip


def _thin_concepts(scheme: Scheme, concepts: Mapping[str, Concept]) -> Iterator[SchemeProblem]:
    users: dict[str, list[Item]] = defaultdict(list)
    for item in scheme.items:
        if item.id in scheme.shows:
            for name in _concepts_named(scheme.shows[item.id]) & concepts.keys():
                users[name].append(item)
    for name, items in sorted(users.items()):
        count = len(_words(concepts[name]) - {concepts[name].zh.lower()})
        if count < FEWEST_NAMES:
            yield SchemeProblem(
                "concept-thin", "minor", items[0].clause, name,
                f"概念“{concepts[name].zh}”只有 {count} 种说法，{len(items)} 个要素靠它判断",
                f"补充实际材料里的叫法，至少 {FEWEST_NAMES} 种", scheme=scheme.head.id,
            )  # fmt: skip


def _duplicates(scheme: Scheme) -> Iterator[SchemeProblem]:
    alike: dict[str, list[Item]] = defaultdict(list)
    for item in scheme.items:
        alike[re.sub(r"[\W_]+", "", item.statement)].append(item)
    declared = [set(a.items) for a in scheme.anomalies]
    for items in alike.values():
        if len(items) > 1:
            known = any({i.id for i in items} <= group for group in declared)
            yield SchemeProblem(
                "statement-duplicate", "info" if known else "minor", "、".join(i.clause for i in items),
                "、".join(i.id for i in items), f"表述相同：{items[0].statement}",
                "已登记为原文重复，缺失时只开一项并引用各条" if known else "改写其一，或登记为原文重复要求",
                scheme=scheme.head.id,
            )  # fmt: skip


def _editions(scheme: Scheme, others: Sequence[Scheme]) -> Iterator[SchemeProblem]:
    elsewhere: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for other in others:
        for number, year, _ in _cited(other):
            elsewhere[number][year].append(other.head.id)
    for number, year, clause in _cited(scheme):
        for theirs, ids in sorted(elsewhere[number].items()):
            if theirs != year:
                yield SchemeProblem(
                    "standard-edition-differs", "minor", clause, f"{number}-{year}",
                    f"本方案引 {number}-{year}，{'、'.join(dict.fromkeys(ids))} 引 -{theirs}",
                    "各方案按原文保存；请维护人员核实有效年号，不要自行统一", scheme=scheme.head.id,
                )  # fmt: skip


def _clause_gaps(scheme: Scheme) -> Iterator[SchemeProblem]:
    children: dict[str, set[int]] = defaultdict(set)
    for item in scheme.items:
        for step in _STEP.finditer(item.clause):
            children[item.clause[: step.start(1)]].add(int(step[1]))
    for parent, numbers in children.items():
        lacking = sorted(set(range(1, max(numbers) + 1)) - numbers)
        if lacking:
            names = "、".join(f"{parent}{n}{')' if parent.endswith('(') else ''}" for n in lacking)
            yield SchemeProblem(
                "clause-gap", "info", parent.rstrip(".(") or "全文", names, f"没有条目的条款：{names}",
                "确认原文该处没有规定要求；有的话补录条目", scheme=scheme.head.id,
            )  # fmt: skip


def _clause_order(scheme: Scheme) -> Iterator[SchemeProblem]:
    numbered = [i for i in scheme.items if _NUMBERED.fullmatch(i.clause)]
    for before, item in pairwise(numbered):
        if not before.clause.startswith(item.clause) and _place(item.clause) < _place(before.clause):
            yield _at(
                item, scheme, "clause-order", "minor", f"排在 {before.clause} 之后，次序颠倒",
                "按原文次序排列条目，或改正条款号",
            )  # fmt: skip


def _place(clause: str) -> list[tuple[bool, int]]:
    """Direct list items such as 4.3(2) stand before the headings 4.3.1 and on."""
    return [(step[0][0] != "(", int(step[1])) for step in _STEP.finditer(clause)]


def _cited(scheme: Scheme) -> list[tuple[str, str, str]]:
    """Number, four-digit year and first place of each standard the scheme cites with its edition."""
    texts: Iterable[tuple[str, str]] = (
        *((i.clause, f"{i.statement} {json.dumps(i.value, ensure_ascii=False)}") for i in scheme.items),
        *(("方案首部", c) for c in scheme.head.criteria),
    )
    first: dict[tuple[str, str], str] = {}
    for clause, text in texts:
        for kind, number, year in _STANDARD.findall(text):
            first.setdefault((f"{kind} {number}", year if len(year) == 4 else f"19{year}"), clause)
    return [(number, year, clause) for (number, year), clause in first.items()]


def _facets(shows: Shows) -> tuple[Facet, ...]:
    return (*shows.all_of, *shows.any_of)


def _concepts_named(shows: Shows) -> set[str]:
    """Every list of texts under `with` names concepts."""
    condition = shows.applies.mentioned if shows.applies else []
    return {name for f in _facets(shows) for name in _listed(f.params)} | set(condition)


def _listed(value: Any) -> set[str]:
    if isinstance(value, Mapping):
        return {name for inner in value.values() for name in _listed(inner)}
    return {v for v in value if isinstance(v, str)} if isinstance(value, list) else set()


def _words(concept: Concept) -> set[str]:
    texts = (*concept.title, *concept.says, *concept.columns)
    return {concept.zh.lower(), *(m.lower() for t in texts for g in Expression.parse(t).groups for m in g)}


def _at(
    item: Item, scheme: Scheme, rule: str, severity: Severity, message: str, advice: str
) -> SchemeProblem:
    return SchemeProblem(rule, severity, item.clause, item.id, message, advice, scheme=scheme.head.id)
