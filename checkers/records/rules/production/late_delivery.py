"""Late delivery: a row whose goods arrived after the agreed day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.structure.part import Record

_AGREED = re.compile(
    r"约定|合同交|合同(日|期)|应交|交期|要求.{0,4}(交|到|货)|约好|答应|计划交|讲好|承诺|约交|交货期|期限|说好"
)
_ACTUAL = re.compile(
    r"签收|实际|实交|到货|送达|交付日|送到|收货|客户收|完工交|验收日|送货日|发货|出货|走货|安装完|装完"
)
_DAYS = re.compile(r"(晚|迟|逾期|延误|超期|拖)(了)?\d+天?|^\+\d+")


def judge(desk: Desk) -> Iterator[Fault]:
    """Every late row of every delivery ledger, one fault a ledger."""
    for document, part in desk.tables("delivery_record", "installation_record", "progress_notice"):
        late = [r for r in part.records if _late(r) or (_about_delivery(r) and _said_late(r.passage.folded))]
        if late:
            yield desk.fault(
                f"{len(part.records)} 批中有 {len(late)} 批晚于约定日期", *((document, r) for r in late)
            )


def _late(record: Record) -> bool:
    due, came = record.dated(_AGREED), record.dated(_ACTUAL, _AGREED)
    return bool(due and came and came > due)


def _about_delivery(record: Record) -> bool:
    return record.answer(_AGREED) is not None


def _said_late(folded: str) -> bool:
    return any(_DAYS.search(value) for value in re.split(r"[;:]", folded))
