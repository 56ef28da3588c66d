"""Front-line people of the roster who signed in to no training."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry
from checkers.structure.part import Part, Record

_FRONTLINE = re.compile(
    r"工$|工[(/,;]|操作|装配|焊|贴片|车间|产线|一线|生产|仓|检|QC|qc|测试|老化|安装|缝|裁|开料|封边|打包|拉|包装|钳|钣|普工|技工|师傅|学徒"
)
_OFFICE = re.compile(
    r"经理|总监|主管|主任|厂长|老板|会计|出纳|财务|行政|人事|文员|销售|业务|采购|设计|研发|工程师|客服|跟单|司机|保洁|厨|门卫"
)
_SIGNED_NOT = re.compile(r"^(—|-|/|×|缺|未|没|请假|假|0)?$")
_LEFT = re.compile(r"离职|已离|辞|退休|待岗|休假|产假|外派")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each roster with people who signed nowhere."""
    rosters = list(desk.forms("roster", least=("name",)))
    signed = _signed(desk, {id(f.part) for f in rosters})
    if len(signed) < 5:
        return
    for form in rosters:
        frontline = {e.person("name"): e for e in form.rows if e.person("name") and _is_frontline(e)}
        absent = {n: e for n, e in frontline.items() if n and n not in signed}
        if frontline and 0 < len(absent) <= 0.5 * len(frontline):
            said = (
                f"一线 {len(frontline)} 人中 {len(absent)} 人没有任何培训签到：{'、'.join(list(absent)[:6])}"
            )
            sheets = [shown(f)[:1] for f in desk.forms("training_signin") if f.document is not form.document]
            yield Fault(said, (*shown(form, *absent.values()), *(sheets[0] if sheets else ())))


def _signed(desk: Desk, rosters: set[int]) -> str:
    """All words of sign-in, training and assessment registers, without rows of absence."""
    said = []
    for _, part in desk.tables("training_signin", "training_record", "training_assessment"):
        if (id(part) not in rosters or _of(part, "training_assessment")) and not _of(part, "drill_record"):
            said += [r.passage.folded for r in part.records if _came(r)]
            said += [p.folded for p in part.passages if p.kind == "sentence"]
    for form in desk.forms("training_signin", "training_record"):
        said += [r.passage.folded for r in form.part.records if _came(r)]
        said += [p.folded for p in form.part.passages if p.kind in ("sentence", "field")]
    return "".join(said)


def _of(part: Part, kind: str) -> bool:
    return any(p.kinds.get(kind, 0.0) >= 0.7 for p in part.chain())


def _came(record: Record) -> bool:
    return any(not _SIGNED_NOT.match(fold(a.value)) for a in record.answers[1:])


def _is_frontline(entry: Entry) -> bool:
    post = fold(entry.text("post") or entry.text("department"))
    here = entry.passage is None or not _LEFT.search(entry.passage.folded)
    return here and bool(_FRONTLINE.search(post) and not _OFFICE.search(post))
