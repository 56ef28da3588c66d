"""The client (认证委托人): identity, scope applied for, legal entities, sites, shifts and headcount."""

from __future__ import annotations

from docgen.case.values import Amount, Clock, Count, Day, Strict, Text, many, opt, req


class Contact(Strict):
    """Whom to reach at the client."""

    name: str = req("姓名")
    title: str | None = opt("职务")
    phone: Text | None = opt("电话")
    email: str | None = opt("电子邮箱")


class Department(Strict):
    """A department of the client that audits may visit."""

    name: str = req("部门")
    head: str | None = opt("负责人")
    functions: str | None = opt("职能")


class Licence(Strict):
    """A statutory licence or permit of the client."""

    name: str = req("许可名称")
    number: Text | None = opt("许可编号")
    valid_until: Day | None = opt("有效期至")


class Period(Strict):
    """A span of days, both ends included, with its reason (a shutdown, a holiday)."""

    start: Day = req("起")
    end: Day = req("止")
    reason: str | None = opt("原因")


class Client(Strict):
    """The organisation that applies for or holds the certificate."""

    name: str = req("名称")
    english_name: str | None = opt("英文名称")
    former_names: list[str] = many("曾用名")
    credit_code: Text | None = opt("统一社会信用代码")
    registered_address: str | None = opt("注册地址")
    business_address: str | None = opt("经营地址")
    english_address: str | None = opt("英文地址")
    legal_representative: str | None = opt("法定代表人")
    top_management: Contact | None = opt("最高管理者")
    contact: Contact | None = opt("联系人")
    industry: str | None = opt("行业")
    professional_codes: list[Text] = many("专业代码")
    service_category: str | None = opt("服务类别")
    products: list[str] = many("典型产品或服务")
    scope_applied: str | None = opt("申请认证范围")
    licences: list[Licence] = many("许可")
    departments: list[Department] = many("部门")
    daily_hours: Amount | None = opt("日工作小时数")
    shutdowns: list[Period] = many("停产放假安排")
    other_systems: list[str] = many("已获其他体系认证")


class LegalEntity(Strict):
    """A legal person covered by the certificate besides the client itself."""

    id: Text = req("编号")
    name: str = req("名称")
    credit_code: Text | None = opt("统一社会信用代码")
    registered_address: str | None = opt("注册地址")
    legal_representative: str | None = opt("法定代表人")
    relation: str | None = opt("与委托人的关系")


class Shift(Strict):
    """A shift at a site; an end before the start runs over midnight."""

    name: str = req("班次")
    start: Clock = req("上班")
    end: Clock = req("下班")
    headcount: Count | None = opt("人数")
    production: bool = opt("是否生产班次", True)


class Site(Strict):
    """A place where the client's activities are carried out."""

    id: Text = req("编号")
    name: str = req("名称")
    address: str | None = opt("地址")
    english_address: str | None = opt("英文地址")
    activities: str | None = opt("活动或过程")
    scope: str | None = opt("该场所的认证范围")
    headcount: Count | None = opt("人数")
    shifts: list[Shift] = many("班次")
    similar_group: Text | None = opt("相似组")
    centre: bool = opt("是否中心职能部门", False)
    temporary: bool = opt("是否临时场所", False)
    entity: Text | None = opt("所属法律实体编号")


class HeadcountPart(Strict):
    """One group of persons that is counted (or not) in the effective number."""

    group: str = req("人员类别")
    count: Count = req("人数")
    counted: Count | None = opt("计入人数")
    note: str | None = opt("说明")


class Headcount(Strict):
    """The effective number of personnel and how it was reached."""

    total: Count = req("有效人数")
    basis: str | None = opt("人数依据")
    as_of: Day | None = opt("统计日期")
    parts: list[HeadcountPart] = many("人数构成")
