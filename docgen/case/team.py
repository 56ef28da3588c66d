"""The persons who audit: competence, registration, independence."""

from __future__ import annotations

from typing import Literal

from docgen.case.values import Amount, Day, Strict, Text, many, named, opt, req

Role = Literal["leader", "auditor", "expert", "trainee", "observer"]
AUDITING_ROLES: tuple[Role, ...] = ("leader", "auditor")


class Registration(Strict):
    """A registration of a person with the national association."""

    field: str = req("注册领域")
    number: Text = req("注册号")
    grade: str | None = opt("注册级别")
    valid_from: Day | None = opt("有效期自")
    valid_until: Day | None = opt("有效期至")


class Qualification(Strict):
    """The body's own qualification of a person for a field or scheme."""

    field: str = req("资格领域")
    granted_on: Day | None = opt("授予日期")
    exam_passed_on: Day | None = opt("考试合格日期")
    training_on: Day | None = opt("专项培训日期")


class Member(Strict):
    """A member of the audit team. Experts, trainees and observers never count as audit time."""

    name: str = req("姓名")
    role: Role = req("角色")
    registration_number: Text | None = opt("注册号")
    registration_field: str | None = opt("注册领域")
    valid_from: Day | None = opt("注册有效期自")
    valid_until: Day | None = opt("注册有效期至")
    other_registrations: list[Registration] = many("其他注册")
    qualification: Qualification | None = opt("机构授予的资格")
    codes: list[Text] = many("专业代码")
    systems: list[str] = many("可审体系")
    experience: str | None = opt("行业经验")
    tasks: list[str] = many("任务")
    attached_to: str | None = opt("由哪位审核员负责")
    full_time: bool | None = opt("是否专职")
    employer: str | None = opt("工作单位")
    phone: Text | None = opt("电话")
    interests: list[str] = many("与委托人的利益关系")
    independence_declaration_date: Day | None = opt("公正性声明日期")
    other_days: dict[Text, Amount] = named("该年其他现场审核天数")

    @property
    def audits(self) -> bool:
        """Whether this person's time counts as audit time."""
        return self.role in AUDITING_ROLES


class Assignment(Strict):
    """A member's part in one audit where it differs from the team list."""

    name: str = req("姓名")
    role: Role | None = opt("角色")
    tasks: list[str] = many("任务")
