"""The certification body (认证机构) whose papers are written: identity, pictures, numbering, own templates."""

from __future__ import annotations

from docgen.case.values import Strict, Text, named, opt, req


class Signatory(Strict):
    """Who signs for the body; the signature is a picture that only a person adds."""

    name: str = req("签发人")
    title: str | None = opt("签发人职务")
    signature: str | None = opt("签名图片路径")


class Body(Strict):
    """The profile of a certification body. Pictures are paths, relative to the case file."""

    name: str = req("机构名称")
    english_name: str | None = opt("机构英文名称")
    code: Text | None = opt("机构代码")
    approval_number: str | None = opt("批准号")
    address: str | None = opt("机构地址")
    english_address: str | None = opt("机构英文地址")
    legal_representative: str | None = opt("法定代表人")
    phone: Text | None = opt("电话")
    complaint_phone: Text | None = opt("申诉投诉电话")
    email: str | None = opt("电子邮箱")
    website: str | None = opt("网址")
    query_path: str | None = opt("证书查询途径")
    logo: str | None = opt("机构标志图片路径")
    certification_mark: str | None = opt("认证标志图片路径")
    accreditation_mark: str | None = opt("认可标识图片路径")
    accreditation_number: Text | None = opt("认可注册号")
    seal: str | None = opt("印章图片路径")
    signatory: Signatory | None = opt("签发人")
    numbering: dict[str, str] = named("文书编号规则")
    own_templates: str | None = opt("自有模板文件夹")
    grade_table: str | None = opt("等级标准表")
