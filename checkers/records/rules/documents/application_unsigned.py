"""An application form whose places for seal, signature and day are blank."""

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.view import place

_BLANK = r"[\s_＿　.…]*"
_PLACE = re.compile(
    rf"(申请(单位|组织|方|人)|法定代表人|法人|负责人|委托人)[^:：\n]{{0,8}}(盖章|签章|签字|签名|公章)[)）]?{_BLANK}[:：]?{_BLANK}"
    rf"(?=$|\s*年{_BLANK}月|法人签|法定代表人|负责人|日期)"
)
_SIGNED = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each form."""
    for document in desk.documents:
        if document.recognised or document.kinds.get("application_form", 0.0) < 0.6:
            continue
        for passage in document.root.all_passages():
            if (
                passage.kind == "sentence"
                and _PLACE.match(passage.text.strip())
                and not _filled(passage.text)
            ):
                yield Fault("申请书的盖章、签字、日期处空白", (place(document, passage),))
                break


def _filled(text: str) -> bool:
    """Whether anything but labels and blanks stands in the line."""
    rest = re.sub(
        r"(申请|单位|组织|委托|法定|代表|负责|盖章|签章|签字|签名|公章|日期|法人|[人方年月日()（）:：])",
        "",
        text,
    )
    return bool(_SIGNED.search(rest))
