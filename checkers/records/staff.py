"""The people of a roster by what they do: front-line and technical staff, with their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk
from checkers.records.form import Entry, Form
from checkers.structure.part import Part, Record

_FRONTLINE = re.compile(
    r"工$|工[(/,;、\d]|操作|装配|焊|贴片|车间|产线|一线|生产|仓|库管|保管员|检|QC|qc|测试|老化|安装|缝|裁|开料|封边|打包|拉|包装|钳|钣|普工|技工|师傅|学徒|机手|机长|机台|切|磨|抛光|烫|锁眼|钉扣|平车|糊盒|印刷|模切|喷|涂|注塑|压接|拼板|木工|雕|织|剪"
)
_OFFICE = re.compile(
    r"经理|总监|部长|主管|主任|厂长|老板|会计|出纳|财务|行政|人事|文员|销售|业务|采购|设计|研发|工程师|客服|跟单|司机|保洁|厨|门卫|文书|法人|总经办|所长"
)
_TECHNICAL = re.compile(
    r"设计|研发|工程师|技术|结构|电子|硬件|软件|固件|嵌入式|版师|制版|打版|花样师|工艺|画图|绘图|拆单|开发"
)
_NOT_TECHNICAL = re.compile(r"质量|品质|检验|售后|销售|采购|外贸|it|信息化|总经理|副总|安全")
_LEFT = re.compile(r"离职|已离|辞|退休|待岗|休假|产假|外派")
_SIGNED_NOT = re.compile(r"^(—|-|/|×|缺|未|没|请假|假|0|待.*|没.*|未.*|还没.*)?$")
_NO_NAMES = {"说明", "备注", "合计", "小计", "总计", "注"}

People = dict[str, Entry]


def frontline(form: Form) -> People:
    """The front-line people of a roster with their rows."""
    return {n: e for n, e in _people(form) if _FRONTLINE.search(_post(e)) and not _OFFICE.search(_post(e))}


def technical(form: Form) -> People:
    """The designers and engineers of a roster with their rows."""
    return {
        n: e for n, e in _people(form) if _TECHNICAL.search(_post(e)) and not _NOT_TECHNICAL.search(_post(e))
    }


def rosters(desk: Desk) -> list[Form]:
    """The rosters of the applicant that name people."""
    return list(desk.forms("roster", least=("name",)))


def came(record: Record) -> bool:
    """Whether a row of a register tells that the person was there."""
    return any(not _SIGNED_NOT.match(fold(a.value)) for a in record.answers[1:])


def of(part: Part, kind: str, least: float = 0.7) -> bool:
    """Whether a part, or one above it, is of a kind."""
    return any(p.kinds.get(kind, 0.0) >= least for p in part.chain())


def _people(form: Form) -> Iterator[tuple[str, Entry]]:
    for entry in form.rows:
        name = entry.person("name")
        if (
            name
            and name not in _NO_NAMES
            and (entry.passage is None or not _LEFT.search(entry.passage.folded))
        ):
            yield name, entry


def _post(entry: Entry) -> str:
    """Post and department as told; where the roster has no such column, the words of the row."""
    told = fold(entry.text("post") or entry.text("department"))
    return told or (entry.passage.folded if entry.passage else "")
