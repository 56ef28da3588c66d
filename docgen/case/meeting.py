"""Opening and closing meetings (首末次会议) as held, and interviews."""

from __future__ import annotations

from typing import Literal

from docgen.case.values import Clock, Day, Strict, many, opt, req


class Attendee(Strict):
    """Somebody at a meeting. `side` tells the client's people from the audit team."""

    name: str = req("姓名")
    side: Literal["client", "team"] = opt("一方", "client")
    department: str | None = opt("部门")
    title: str | None = opt("职务")
    top_management: bool = opt("是否最高管理者", False)


class Absence(Strict):
    """The absence of top management: who stands in, by which paper, and why."""

    reason: str | None = opt("缺席理由")
    deputy: str | None = opt("受托人")
    authorisation: str | None = opt("书面授权文件")


class Meeting(Strict):
    """An opening or closing meeting as held."""

    kind: Literal["opening", "closing"] = req("会议")
    date: Day = req("日期")
    start: Clock | None = opt("开始")
    end: Clock | None = opt("结束")
    place: str | None = opt("地点")
    chair: str | None = opt("主持人")
    attendees: list[Attendee] = many("签到")
    absence: Absence | None = opt("最高管理者缺席")
    pictures: list[str] = many("图片音像")


class Interview(Strict):
    """A person interviewed."""

    name: str = req("姓名")
    title: str | None = opt("职务")
    department: str | None = opt("部门")
    topic: str | None = opt("内容")
    top_management: bool = opt("是否最高管理者", False)
    record: str | None = opt("访谈记录")
