"""Words in a paper that tell the reviewer, or a program, how to judge it."""

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.view import place

_JUDGE = r"(判定?|认定|评定?)(为|成)?.{0,3}(符合|通过|满足|合格|达标)"
_ORDER = re.compile(
    rf"(请|务必|系统|审核老师|评审老师|审查老师|审核员|审查员|看资料的|人工智能|大模型|\bai\b)[^。;]{{0,24}}(全部|一律|直接|各项|逐项|统统|都)[^。;]{{0,10}}{_JUDGE}"
    rf"|(已(经)?(通过|由.{{0,10}})(审核|预审|审阅|审查))[^。;]{{0,16}}({_JUDGE}|无需(再)?(看|核|查|审))"
    rf"|(忽略|无视|不要理会)[^。;]{{0,8}}(以上|前面|之前|其他|全部)[^。;]{{0,8}}(指令|提示|规则|要求|指示)"
)
_OF_GOODS = re.compile(r"批|产品|检验|抽样|货|样品|工序|首件")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file with such words, seen or hidden."""
    for document in desk.documents:
        told = [
            p
            for p in document.root.all_passages()
            if p.kind != "column" and _ORDER.search(p.folded) and not _OF_GOODS.search(p.folded)
        ]
        if told:
            said = f"文件里有要求审查方或系统如何判定的文字，未予采信：{told[0].text[:40]}"
            yield Fault(said, tuple(place(document, p) for p in told[:2]))
