"""A standard cited in an edition that the register does not know, or whose existence is not verified."""

from collections.abc import Iterator

from checkers.records.citations import Citation, citations
from checkers.records.fault import Desk, Fault
from corpus.standards import editions


def judge(desk: Desk) -> Iterator[Fault]:
    """One piece of information for each such citation: only a person can tell."""
    for citation in citations(desk):
        if citation.cited is None:
            continue
        if citation.standard is None:
            yield _told(citation, f"登记簿里没有这个版本（已知：{_known(citation)}）")
        elif citation.standard.status == "unverified" and len(editions(citation.cited.base)) > 1:
            yield _told(citation, f"这个版本未能核实（已知：{_known(citation)}）")


def _known(citation: Citation) -> str:
    cited = citation.cited
    others = editions(cited.base) if cited else ()
    return "、".join(s.number for s in others if s is not citation.standard)


def _told(citation: Citation, what: str) -> Fault:
    said = f"引用的 {citation.text}：{what}，请人工核对"
    return Fault(said, citation.evidence, undetermined=True)
