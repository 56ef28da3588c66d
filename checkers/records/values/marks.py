"""Check marks and signatures: what is ticked, what is signed, what is blank."""

from __future__ import annotations

import re

from checkers.folding import fold
from checkers.structure.tables import is_blank

_TICK = "☑☒√✓✔■●▣◆"
_BOX = "□☐○〇◇"
_OPTION = re.compile(rf"([{_TICK}{_BOX}]|[(（\[【]\s*[√vxXV]?\s*[)）\]】])\s*([^\s{_TICK}{_BOX}(（\[【]+)")
_YES = re.compile(rf"^([{_TICK}v]|是|有|合格|通过|已.{{0,4}}|ok|y|yes|达标|符合|正常|齐全|完成)$")
_NO = re.compile(r"^([×xX✗✘╳]|否|无|没有|不合格|未.{0,4}|不.{0,4}|ng|n|no|缺)$")
_UNSIGNED = re.compile(
    r"^[(（【\[]?(签名|签字|签章|盖章|公章|签|章|手签|日期|年月日|待签|未签|空)?[)）】\]:：]*$"
)
_ONLY_DATE = re.compile(r"^[\d年月日号./\-:：时分\s]+$")


def options(text: str) -> dict[str, bool]:
    """The options of a text such as "☑合格 □不合格", each ticked or not."""
    return {
        word.strip("，,。;；、"): any(t in mark for t in _TICK + "vVxX")
        for mark, word in _OPTION.findall(text)
    }


def ticked(text: str) -> bool | None:
    """Whether a cell says yes (√, ☑, 是, 合格) or no (×, □, 否); None when it says neither, or several."""
    stripped = text.strip()
    if stripped and all(c in _BOX for c in stripped):
        return False
    if any(c in _TICK for c in stripped) and any(c in _BOX for c in stripped):
        return None
    folded = fold(text)
    if _YES.match(folded) or (stripped and all(c in _TICK for c in stripped)):
        return True
    return False if _NO.match(folded) else None


def chosen(text: str) -> tuple[str, ...]:
    """The ticked options of a text."""
    return tuple(word for word, tick in options(text).items() if tick)


def signed(text: str) -> bool:
    """Whether a cell for a signature is signed: more than blanks, template words or a date."""
    folded = fold(text)
    return not is_blank(text) and not _UNSIGNED.match(folded) and not _ONLY_DATE.match(folded)
