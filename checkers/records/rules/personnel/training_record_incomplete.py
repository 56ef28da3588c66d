"""Training records that do not tell when they were, or what they were about."""

import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Form

# What is left of a caption without these names only the kind of paper, not what was taught.
_BARE = re.compile(
    r"培训|教育|学习|上课|签到|点名|记录|登记|台账|表|单|册|材料|资料|文件|附件|年度?|月份?|日|第.期|公司|部门|员工|人员|[\d\W_a-z]"
)


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each record; caption, section and file name count as telling it."""
    for form in desk.forms("training_record"):
        lacking = [zh for zh, told in (("培训时间", _dated(form)), ("培训内容", _about(form))) if not told]
        if lacking and not form.recognised:
            yield Fault(f"培训记录看不出{'和'.join(lacking)}", shown(form, *form.rows[:1]))


def _words(form: Form) -> list[str]:
    captions = [p.folded for p in form.captions]
    return [
        fold(form.title),
        *captions,
        *(p.folded_title for p in form.part.chain()),
        fold(form.document.name),
    ]


def _dated(form: Form) -> bool:
    told = any(e.filled("date") for e in (form.head, *form.rows))
    return told or any(True for text in _words(form) for _ in dates_in(text))


def _about(form: Form) -> bool:
    told = any(e.filled("topic") for e in (form.head, *form.rows))
    return told or any(len(_BARE.sub("", text)) >= 2 for text in _words(form))
