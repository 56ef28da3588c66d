"""An applied scope that shares no word with the business scope of the licence."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.identity import own_licences

_COMMON = re.compile(
    r"设计|研发|开发|生产|制造|加工|销售|服务|定制|售后|安装|维修|维护|管理|一般项目|许可项目|经营|商品|产品|批发|零售|检测|交付|的|及|和|与|等"
)


def judge(desk: Desk) -> Iterator[Fault]:
    """One question for each application form; a person decides."""
    for application in desk.forms("application", least=("applied_scope",)):
        wanted = _pairs(application.head.text("applied_scope"))
        for licence in own_licences(desk, "scope"):
            allowed = _pairs(licence.head.text("scope"))
            if wanted and allowed and not wanted & allowed and not licence.recognised:
                said = "申请范围与营业执照经营范围没有相同的产品或服务，是否在经营范围内须人工核对"
                places = shown(application, application.head, field="applied_scope")
                yield Fault(said, (*places, *shown(licence, licence.head, field="scope")), undetermined=True)


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of what is made or done, without words that every scope has."""
    pieces = re.split(r"[\W_\d]+", _COMMON.sub(" ", fold(text)))
    return {piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1)}
