"""A person judged as passed with a score below the pass mark the register itself states."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Form

_MARK = re.compile(
    r"(?<!\d)(\d{2,3})分?(及以上|以上|为|算|即)?(合格|及格|过|通过)|(合格|及格|通过)(分数?|线|标准)?(为|:|是)?(\d{2,3})分?"
)
_PASSED = re.compile(r"^(合格|及格|通过|过|过关|是|√|ok|pass)$")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register with such persons."""
    for form in desk.forms("training_assessment", least=("score", "result")):
        mark = _pass_mark(form)
        if mark is None or form.recognised:
            continue
        wrong = [
            e
            for e in form.rows
            if _PASSED.match(fold(e.text("result"))) and (s := e.number("score")) is not None and s < mark
        ]
        if wrong:
            said = f"合格线 {mark} 分，{len(wrong)} 人低于合格线却判合格：{wrong[0].text('name')} {wrong[0].text('score')}"
            yield Fault(said, shown(form, *wrong))


def _pass_mark(form: Form) -> int | None:
    """The one pass mark stated in title, captions or the label of the score."""
    labels = [v.label for e in form.rows[:1] for v in e.values.get("score", [])]
    texts = [form.title, *labels, *(p.text for p in form.captions)]
    marks = {int(m[0] or m[6]) for t in texts for m in _MARK.findall(fold(t))}
    marks = {m for m in marks if 40 <= m < 100}
    return marks.pop() if len(marks) == 1 else None
