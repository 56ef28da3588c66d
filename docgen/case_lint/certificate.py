"""Rules on the certificate: contents, standards, scope and sites, the way to look it up."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.case_form import case_words
from docgen.case.certificate import Certificate
from docgen.case_lint.look import Look
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import folded, has_standard, joined, same

LABELS = {
    "number": "证书编号", "issued_on": "颁证日期", "expires_on": "有效期至", "scope": "认证范围", "criteria": "认证依据",
    "rule": "认证规则", "query_path": "查询途径", "notice": "监督提示", "oid": "OID", "modes": "认证模式", "level": "级别",
}  # fmt: skip


def granted(look: Look) -> Iterator[Fault]:
    """A certificate is issued only on a decision that grants or renews."""
    found, decision = look.case.certificate, look.case.decision
    if found is None or found.issued_on is None:
        return
    if (
        decision is None
        or decision.date is None
        or decision.result not in ("grant", "renew", "change", "maintain")
    ):
        result = decision.result if decision else None
        said = f"认证决定是“{case_words()[result]}”" if result else "没有认证决定"
        yield Fault("certificate.issued_on", f"{found.issued_on} 已发证，{said}", "有批准的决定才能发证")


def certificate_contents(look: Look) -> Iterator[Fault]:
    """A certificate that is issued carries what the scheme asks for."""
    found = look.case.certificate
    if found is None or found.issued_on is None:
        return
    for key in look.texts("fields"):
        if not getattr(found, key):
            yield Fault(f"certificate.{key}", f"证书缺{LABELS.get(key, key)}", "补齐后再发证")
    client, body = look.case.client, look.case.body
    holders = {
        "client.credit_code": client.credit_code if client else None,
        "client.registered_address": client.registered_address if client else None,
        "body.name": body.name if body else None,
        "body.address": body.address if body else None,
    }
    for path in look.texts("paths"):
        if not holders[path]:
            yield Fault(path, "证书须载明的内容没有填", f"填写 {path}")


def certificate_criteria(look: Look) -> Iterator[Fault]:
    """The certificate names the standards with number and year."""
    found = look.case.certificate
    for standard in look.texts("standards") if found and found.issued_on else []:
        if found and not has_standard(standard, found.criteria):
            yield Fault("certificate.criteria", f"认证依据没有写全 {standard}", f"写 {standard}")


def certificate_scope(look: Look) -> Iterator[Fault]:
    """The certificate's scope is the one decided; each site stands on it, with its own scope when there are several."""
    found, decision = look.case.certificate, look.case.decision
    if found is None or found.issued_on is None:
        return
    if (
        decision
        and decision.scope
        and found.scope
        and not same(found.scope, decision.scope)
        and not found.changed_on
    ):
        yield Fault("certificate.scope", "证书范围与决定的范围不一致", "改成一致")
    yield from _sites(look, found)


def _sites(look: Look, found: Certificate) -> Iterator[Fault]:
    named = {s.site for s in found.sites}
    permanent = [s for s in look.case.sites if not s.temporary]
    lacking = [s.id for s in permanent if s.id not in named]
    if len(permanent) > 1 and lacking:
        yield Fault("certificate.sites", f"多场所证书没有列场所 {joined(lacking)}", "列出全部场所")
    for i, site in enumerate(found.sites, 1):
        if len(found.sites) > 1 and not site.scope:
            yield Fault(
                f"certificate.sites[{i}].scope",
                f"场所 {site.site} 没有写自己的范围",
                "写明该场所的范围",
                "minor",
            )


def signatory(look: Look) -> Iterator[Fault]:
    """The certificate is signed by the officer that the scheme names."""
    found, body = look.case.certificate, look.case.body
    if found is None or found.issued_on is None:
        return
    signed = body.signatory if body else None
    title = look.text("title")
    if signed is None or title not in (signed.title or "").replace(f"副{title}", ""):
        who = f"{signed.name}（{signed.title or '未填职务'}）" if signed else "（未填）"
        yield Fault("body.signatory", f"证书签发人是 {who}", f"由{title}签发")


def query_path(look: Look) -> Iterator[Fault]:
    """The way to look a certificate up is not only the authority's."""
    found = look.case.certificate
    path = (found.query_path if found else None) or (look.case.body.query_path if look.case.body else None)
    if not path or not any(word in path for word in look.texts("authority")):
        return
    website = look.case.body.website if look.case.body else None
    own = bool(website and folded(website) in folded(path)) or any(w in path for w in look.texts("own"))
    if not own:
        yield Fault("certificate.query_path", "查询途径只有主管部门的平台", "加上机构自己的查询途径")
