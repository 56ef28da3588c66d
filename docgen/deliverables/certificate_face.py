"""What the certificate shows, put together from case, scheme and register of standards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.certificate_words import CertificateWords, certificate_words
from corpus.standards import standards
from docgen.case.certificate import Certificate, CertificateSite
from docgen.case.model import Case
from docgen.deliverables.plain import Words, plain

TEMPORARY = "（临时场所）"


def face(case: Case, words: Words) -> dict[str, Any]:
    """The certificate's own data: `statement`, `criteria` with titles, `sites` with addresses, `annex`, `english`."""
    certificate = case.certificate or Certificate()
    said = certificate_words(case.scheme)
    sites = [_site(case, s, words) for s in _covered(case, certificate)]
    return {
        "statement": said.statement,
        "notice": certificate.notice or said.notice,
        "level_label": said.level_label,
        "criteria": [_titled(c, certificate.rule) for c in certificate.criteria],
        "rule": ""
        if any(_same(c, certificate.rule) for c in certificate.criteria)
        else certificate.rule or "",
        "query_path": certificate.query_path or (case.body.query_path if case.body else None) or "",
        "modes": list(certificate.modes or said.modes),
        "sites": sites,
        "annex": len(sites) >= said.annex_from,
        "entities": [plain(e, words) for e in case.legal_entities],
        "in_english": "en" in certificate.languages,
        "english": _english(said, certificate),
    }


def _covered(case: Case, certificate: Certificate) -> list[CertificateSite]:
    """The sites that the certificate names, else all of the case."""
    return certificate.sites or [CertificateSite(site=s.id, scope=s.scope) for s in case.sites]


def _site(case: Case, named: CertificateSite, words: Words) -> dict[str, Any]:
    site = case.site(named.site)
    data = (
        plain(site, words) if site else {"name": "", "address": "", "activities": "", "english_address": ""}
    )
    mark = TEMPORARY if site is not None and site.temporary else ""
    data["name"] += mark
    data["scope"] = named.scope or data.get("scope", "")
    return data


def _same(criterion: str, rule: str | None) -> bool:
    """Whether a criterion is the certification rule itself, by number or by title."""
    return bool(rule) and criterion in (rule or "").replace("《", "").replace("》", "")


def _titled(criterion: str, rule: str | None) -> str:
    """A standard with its title, where the register knows it and the case has not written it; the rule as it is written."""
    if rule and _same(criterion, rule):
        return rule
    known = standards().get(criterion)
    return f"{criterion}《{known.title}》" if known else criterion


def _english(said: CertificateWords, certificate: Certificate) -> dict[str, Any]:
    english = said.english
    level = certificate.level or ""
    return {
        "title": english.title,
        "statement": english.statement,
        "notice": english.notice,
        "rule": english.rule,
        "level": english.levels.get(level, level),
        "criteria": [_in_english(c, english.standards) for c in certificate.criteria],
        "modes": [_mode(m, english.modes) for m in certificate.modes or said.modes],
    }


def _in_english(criterion: str, titles: Mapping[str, str]) -> str:
    title = titles.get(criterion)
    if title is None:
        return criterion
    return f"{criterion} {title}" if criterion.isascii() else title


def _mode(mode: str, words: Mapping[str, str]) -> str:
    """A mode in English; the codes of methods in brackets are kept."""
    name, sign, codes = mode.partition("（")
    word = words.get(name, name)
    return f"{word} ({codes.rstrip('）')})" if sign else word
