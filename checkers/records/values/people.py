"""Names of persons in a cell: one, or a list."""

from __future__ import annotations

import re

from checkers.folding import fold

_SPLIT = re.compile(r"[、,;/;|&+]|和|与|及(?!.*及)|\s")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(·[\u4e00-\u9fff]{2,6})?")
_NOISE = re.compile(r"\([^)]*\)|[(][^)]*$|\d{1,4}[-./年月日号]*|[:：].*$|^(签名|签字|签|已签)+")
_POSTS = re.compile(r"(经理|主管|组长|班长|厂长|工程师|师傅|老师|总监|主任|部长|总|工)$")
_NOT_NAMES = re.compile(
    r"公司|有限|部$|组$|厂$|全体|全员|员工|人员|以上|各|等$|车间|班组|未|无|缺|请假|外请|讲师|老师|见|附|同上"
)


def people(text: str) -> tuple[str, ...]:
    """The persons of a list in their order; words that are no names are left out."""
    spaced = re.sub(r"(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff](\s|$))", "", text.strip())
    found = []
    for piece in _SPLIT.split(re.sub(r"[（(][^）)]*[）)]", "", spaced)):
        name = _NOISE.sub("", fold(piece))
        if len(name) > 4:
            name = _POSTS.sub("", name)
        if _NAME.fullmatch(name) and not _NOT_NAMES.search(name):
            found.append(name)
    return tuple(dict.fromkeys(found))
