"""Combining the answers of several facets into one."""

from collections.abc import Mapping, Sequence

from checkers.finding import Evidence, Outcome, Verdict

_RANK = {
    Verdict.MET: 5,
    Verdict.NOT_APPLICABLE: 4,
    Verdict.PARTLY_MET: 3,
    Verdict.NEEDS_PERSON: 2,
    Verdict.CANNOT_DETERMINE: 1,
    Verdict.MISSING: 0,
}


def best(outcomes: Sequence[Outcome]) -> Outcome:
    """The best of alternatives (any_of); missing answers pool their near misses."""
    top = max(outcomes, key=lambda o: (_RANK[o.verdict], o.confidence))
    if top.verdict is not Verdict.MISSING or len(outcomes) == 1:
        return top
    near = tuple(dict.fromkeys(n for o in outcomes for n in o.near_misses))[:3]
    reasons = tuple(dict.fromkeys(r for o in outcomes for r in o.reasons))
    return Outcome(Verdict.MISSING, top.confidence, (), near, reasons)


def together(outcomes: Mapping[str, Outcome], least: int | None = None) -> Outcome:
    """All facets (or at least ``least``) must hold; some of them is partly met and names what is lacking."""
    if len(outcomes) == 1:
        return next(iter(outcomes.values()))
    met = {n: o for n, o in outcomes.items() if o.verdict is Verdict.MET}
    partly = {n: o for n, o in outcomes.items() if o.verdict is Verdict.PARTLY_MET}
    person = [o for o in outcomes.values() if o.verdict is Verdict.NEEDS_PERSON]
    lacking = [n for n, o in outcomes.items() if o.verdict is Verdict.MISSING]
    evidence = _interleaved([*met.values(), *partly.values()])
    near = tuple(dict.fromkeys(n for o in outcomes.values() for n in o.near_misses))[:3]
    reasons = tuple(dict.fromkeys(r for o in outcomes.values() for r in o.reasons))
    if len(met) >= (least or len(outcomes)):
        return Outcome(Verdict.MET, min(o.confidence for o in met.values()), evidence, near, reasons)
    if met or partly:
        named = tuple(
            f"缺：{'、'.join(lacking)}" for _ in lacking[:1] if not all(n.isdigit() for n in lacking)
        )
        return Outcome(Verdict.PARTLY_MET, 0.75, evidence, near, (*named, *reasons))
    if person:
        return person[0]
    return Outcome(Verdict.MISSING, min(o.confidence for o in outcomes.values()), (), near, reasons)


def _interleaved(outcomes: Sequence[Outcome]) -> tuple[Evidence, ...]:
    """The first evidence of each facet, that of the most telling facet first, then the second of each ..."""
    outcomes = sorted(outcomes, key=lambda o: -o.evidence[0].weight if o.evidence else 0.0)
    longest = max((len(o.evidence) for o in outcomes), default=0)
    ordered = [o.evidence[n] for n in range(longest) for o in outcomes if n < len(o.evidence)]
    return tuple(dict.fromkeys(ordered))[:6]
