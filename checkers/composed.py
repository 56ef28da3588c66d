"""Titles composed with the thing that is made (检毯记录, 送琴单), said once more in the common words."""

from __future__ import annotations

import re

_PLAIN = {
    **dict.fromkeys("检验", "成品检验"),
    **dict.fromkeys("送交", "送货"),
    **dict.fromkeys("织缝绣刻裁烧磨雕锻酿制", "生产"),
}
# Second halves that make an ordinary word with the verb, so that no thing stands there.
_WORDS = (
    "验查测定修索疫讯视阅举点校具漏控"  # 检验, 检测, 检修
    "收证算资方孔样货料"  # 验收, 验证
    "接付底班流通易差易警涉代割际账款房"  # 交接, 交底, 交班, 交付, 交通
    "达检审修样货装料水电风气餐别行报"  # 送达, 送检, 送样
    "度订品造程作成定图版表动冷药约止裁"  # 制度, 制品, 制作
    "材物工机设仪器计量尺体厂场车人员证火危废固环安全来进外半首巡自互过终抽出入初复月日周年令线"
)
_COMPOSED = re.compile(
    rf"(?P<verb>[{''.join(_PLAIN)}])(?P<thing>[\u4e00-\u9fff])(?<![{_WORDS}])(?P<paper>记录|登记|单|卡|表|簿|本|条|流水|台账|报告)"
)


def plain_title(folded: str) -> str:
    """The title in common words (检毯记录: 成品检验记录), or nothing where it is not so composed."""
    found = _COMPOSED.search(folded)
    return f"{_PLAIN[found['verb']]}{found['paper']}" if found else ""
