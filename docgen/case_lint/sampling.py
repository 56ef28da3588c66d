"""Rules on samples: the clauses that each surveillance takes, and the sites that an audit leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.sampling import load_sampling
from corpus.store import load_scheme
from docgen.case_lint.look import Look
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import joined
from docgen.figures import clause_sampling
from docgen.figures.step import Derivation


def clause_sample(look: Look) -> Iterator[Fault]:
    """Each surveillance takes enough of the assessed items, and all surveillances together take all of them."""
    sampling = load_sampling(look.case.scheme)
    visits = [v for v in look.visits("surveillance") if v.audit.clauses]
    if not visits or sampling.clauses is None:
        return
    prefix = tuple(look.texts("items"))
    items = [
        i.id for i in load_scheme(look.case.scheme).items if i.id.startswith(prefix) and i.status is None
    ]
    d = Derivation()
    clause_sampling.judge(sampling, items, [v.audit.clauses for v in visits], d)
    for step in d.steps:
        if step.status == "error":
            yield Fault(
                f"{visits[-1].where}.clauses",
                f"{step.step}：{step.expression}，{step.note}",
                "补足抽取的条款",
                clause=step.clause,
            )


def sampling_recorded(look: Look) -> Iterator[Fault]:
    """Where an audit leaves sites out, the programme says how they were sampled and which were drawn."""
    programme, sites = look.case.programme, {s.id for s in look.case.sites}
    drawn = {s.audit for s in programme.samples} if programme else set()
    for visit in look.visits(*look.texts("kinds")):
        left = sorted(sites - set(visit.audit.sites))
        if not visit.audit.sites or not left:
            continue
        if programme is None or not programme.sampling_method:
            yield Fault(
                "programme.sampling_method",
                f"{visit.audit.id} 没有去场所 {joined(left)}，方案没有写抽样方法",
                "把抽样方法写进审核方案",
            )
        if visit.audit.id not in drawn:
            yield Fault(
                "programme.samples",
                f"{visit.audit.id} 没有抽样记录（未去：{joined(left)}）",
                "写明抽中的场所和理由",
            )
