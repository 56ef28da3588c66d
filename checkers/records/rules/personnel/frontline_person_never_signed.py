"""Front-line people of the roster who signed in to no training."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.records.people import names_in

_POST = re.compile(r"岗位|工种|职务|工位|车间|部门|班组|类别")
_FRONTLINE = re.compile(
    r"工$|工[(/,;]|操作|装配|焊|贴片|车间|产线|一线|生产|仓|检|QC|qc|测试|老化|安装|缝|裁|开料|封边|打包|拉|包装|钳|钣|普工|技工|师傅|学徒"
)
_OFFICE = re.compile(
    r"经理|总监|主管|主任|厂长|老板|会计|出纳|财务|行政|人事|文员|销售|业务|采购|设计|研发|工程师|客服|跟单|司机|保洁|厨|门卫"
)
_SIGNED_NOT = re.compile(r"^(—|-|/|×|缺|未|没|请假|假|0)?$")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each roster with people who signed nowhere."""
    signed = _signed(desk)
    if len(signed) < 5:
        return
    for document, part in desk.tables("roster"):
        people = names_in(part)
        frontline = {
            n: r
            for n, r in people.items()
            if _is_frontline(fold(r.passage.folded), fold(r.answer(_POST) or ""))
        }
        absent = [n for n in frontline if n not in signed]
        if frontline and 0 < len(absent) <= 0.5 * len(frontline):
            rows = [(document, frontline[n]) for n in absent]
            yield desk.fault(
                f"一线 {len(frontline)} 人中 {len(absent)} 人没有任何培训签到：{'、'.join(absent[:6])}", *rows
            )


def _signed(desk: Desk) -> str:
    """All words of sign-in, training and assessment registers, without rows of absence."""
    said = []
    for _, part in desk.tables("training_signin", "training_record", "training_assessment"):
        for record in part.records:
            marks = [fold(a.value) for a in record.answers[1:]]
            if any(not _SIGNED_NOT.match(m) for m in marks):
                said.append(record.passage.folded)
        said += [p.folded for p in part.passages if p.kind == "sentence"]
    return "".join(said)


def _is_frontline(row: str, post: str) -> bool:
    return bool(_FRONTLINE.search(post) and not _OFFICE.search(post))
