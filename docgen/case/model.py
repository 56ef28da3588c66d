"""The case (案卷) whole: one certification of one client, from application to later events."""

from __future__ import annotations

from docgen.case.acceptance import Acceptance
from docgen.case.application import Application, Contract, Review
from docgen.case.audit import Audit
from docgen.case.audit_kind import AuditType
from docgen.case.body import Body
from docgen.case.candidate import Candidate
from docgen.case.certificate import Certificate, Event
from docgen.case.characteristics import Answer, Characteristics, DocumentReview
from docgen.case.client import Client, Headcount, LegalEntity, Site
from docgen.case.decision import Decision
from docgen.case.nonconformity import Nonconformity
from docgen.case.programme import Programme, TimeInputs
from docgen.case.survey import Survey
from docgen.case.team import Assignment, Member
from docgen.case.values import Strict, Text, many, named, opt, req


class Applicant(Strict):
    """The applicant as pre-screening is told to look for it, where it differs from the client."""

    name: str = req("名称")
    credit_code: Text | None = opt("统一社会信用代码")
    former_names: list[str] = many("曾用名")


class Case(Strict):
    """A case file. It grows: an application needs few keys, a second surveillance many."""

    scheme: str = req("认证方案编号")
    number: Text | None = opt("案卷编号")
    audit_type: AuditType = opt("认证类型", "initial")
    cycle: int = opt("认证周期", 1)
    applicant: Applicant | None = opt("预审用的申请方")
    file_kinds: dict[str, list[str]] = named("预审用的文件种类")
    body: Body | None = opt("认证机构")
    client: Client | None = opt("委托人")
    legal_entities: list[LegalEntity] = many("法律实体")
    sites: list[Site] = many("场所")
    headcount: Headcount | None = opt("有效人数")
    scope: str | None = opt("认证范围")
    level_applied: Text | None = opt("申请级别")
    criteria: list[str] = many("认证依据")
    application: Application | None = opt("申请")
    review: Review | None = opt("申请评审")
    contract: Contract | None = opt("合同")
    programme: Programme | None = opt("审核方案")
    time: TimeInputs | None = opt("审核时间")
    team: list[Member] = many("审核组")
    audits: list[Audit] = many("审核")
    document_review: DocumentReview | None = opt("文件审查")
    characteristics: Characteristics | None = opt("服务特性测评")
    assessment: dict[Text, Answer] = named("条款评价")
    nonconformities: list[Nonconformity] = many("不符合项")
    survey: Survey | None = opt("满意度调查")
    decision: Decision | None = opt("认证决定")
    certificate: Certificate | None = opt("证书")
    events: list[Event] = many("后续事件")
    confirmed_findings: list[Candidate] = many("预审结果确认")
    accepted: list[Acceptance] = many("接受的检查问题")

    def audit(self, audit_id: str) -> Audit | None:
        """The audit with this id."""
        return next((a for a in self.audits if a.id == audit_id), None)

    def audits_of(self, *kinds: str) -> list[Audit]:
        """The audits of these kinds, in the order of the file."""
        return [a for a in self.audits if a.kind in kinds]

    def site(self, site_id: str) -> Site | None:
        """The site with this id."""
        return next((s for s in self.sites if s.id == site_id), None)

    def member(self, name: str) -> Member | None:
        """The team member of this name."""
        return next((m for m in self.team if m.name == name), None)

    def team_of(self, audit: Audit) -> list[Member]:
        """The members of one audit, in the role they have there; without an own list the whole team."""
        if not audit.team:
            return list(self.team)
        return [m for a in audit.team if (m := self._assigned(a)) is not None]

    def _assigned(self, assignment: Assignment) -> Member | None:
        member = self.member(assignment.name)
        if member is None:
            return None
        changed = {"role": assignment.role or member.role, "tasks": assignment.tasks or member.tasks}
        return member.model_copy(update=changed)
