"""The samples of a cycle: which sites and which clauses each audit takes, drawn with a seed or as recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.audit_time import AuditKind
from corpus.levels import load_levels
from corpus.sampling import Sampling, SiteClass, load_sampling
from corpus.store import load_scheme
from docgen.case.model import Case
from docgen.figures import clause_sampling, from_case, site_sampling
from docgen.figures.clause_sampling import ClausePlan
from docgen.figures.draw import draw
from docgen.figures.step import Derivation, Status, gravest

CYCLE: tuple[tuple[str, AuditKind, int], ...] = (
    ("初次认证", "initial", 1),
    ("第 1 次监督", "surveillance", 1),
    ("第 2 次监督", "surveillance", 2),
    ("再认证", "recertification", 1),
)


@dataclass(frozen=True, slots=True)
class SiteSample:
    """The sites of one audit: headquarters, and those drawn (or recorded) of each group."""

    audit: str
    sites: tuple[str, ...]
    recorded: bool


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """The samples of the cycle with their seed and derivation."""

    seed: str
    sites: tuple[SiteSample, ...]
    clauses: ClausePlan
    derivation: Derivation

    @property
    def status(self) -> Status:
        """The gravest status of sites and clauses."""
        return gravest([self.derivation.status, self.clauses.status])


def sample_plan(case: Case, seed: str | None = None) -> SamplePlan:
    """Samples for every audit of the cycle. The seed is the case's number unless another is given."""
    chosen = seed or case.number or case.scheme
    sampling, d = load_sampling(case.scheme), Derivation()
    sites = tuple(_sites(sampling, case, chosen, d))
    return SamplePlan(chosen, sites, _clauses(sampling, case, chosen), d)


def _sites(sampling: Sampling, case: Case, seed: str, d: Derivation) -> Iterator[SiteSample]:
    """The second surveillance goes, where it can, to sites that the first did not see."""
    if len(case.sites) < 2:
        return
    seen: set[str] = set()
    for label, kind, ordinal in CYCLE:
        recorded = _recorded(case, kind, ordinal)
        found = set(recorded) or _drawn(sampling, case, kind, f"{seed}/{label}", seen, d)
        if kind == "surveillance":
            seen |= found
        if found:
            yield SiteSample(label, tuple(sorted(found)), bool(recorded))


def _drawn(
    sampling: Sampling, case: Case, kind: AuditKind, seed: str, seen: set[str], d: Derivation
) -> set[str]:
    chosen = {s.id for s in case.sites if s.centre}
    for name, sites in from_case.groups(case):
        site_class: SiteClass = "similar" if name else "dissimilar"
        need = site_sampling.required(sampling, site_class, kind, len(sites), d, name or "")
        if need.least is not None:
            chosen |= set(draw([s.id for s in sites], need.least, seed, seen))
    return chosen


def _recorded(case: Case, kind: AuditKind, ordinal: int) -> list[str]:
    """What the audits of the file say, else what the programme recorded for them."""
    audits = [a for a in case.audits if from_case.KINDS.get(a.kind) == kind]
    if kind == "surveillance":
        audits = audits[ordinal - 1 : ordinal]
    samples = case.programme.samples if case.programme else []
    noted = [s for a in audits for sample in samples if sample.audit == a.id for s in sample.chosen]
    return sorted({s for a in audits for s in a.sites} or set(noted))


def _clauses(sampling: Sampling, case: Case, seed: str) -> ClausePlan:
    if sampling.clauses is None:
        return clause_sampling.propose(sampling, [], seed)
    clauses = clause_sampling.applicable(sampling.clauses, load_scheme(case.scheme), _modules(case))
    held = [a.clauses for a in case.audits_of("surveillance") if a.clauses][: sampling.clauses.audits]
    return clause_sampling.propose(sampling, clauses, f"{seed}/条款", held=held)


def _modules(case: Case) -> list[str] | None:
    """The modules that the level applied for needs; None where the scheme has no levels or none is applied for."""
    levels = load_levels(case.scheme)
    if levels is None or case.level_applied is None:
        return None
    applied = from_case.level_number(case.level_applied)
    return next(([levels.names[m] for m in r.modules] for r in levels.rows if r.level == applied), None)
