"""What small works say in unschooled words against having a thing, and the good practice that sounds alike."""

from __future__ import annotations

import datetime

import pytest
from build import prescreen_text, reading

from checkers.folding import fold
from checkers.language.guards import scopes_of
from checkers.retractions import mark_retractions
from checkers.structure.build import build


def guarded(guard: str, text: str) -> list[str]:
    folded = fold(text)
    return [folded[start:end] for _, start, end in scopes_of(guard, folded)]


DENIED = [
    "合格证不随货，有要才给。",
    "检测报告客户不问我们就不附。",
    "过程免检，下线即入库。",
    "台账全靠机修老汪脑子记。",
    "工序卡目前用手写。",
    "安全培训停了快两年，原来的人走后无人组织。",
    "保修卡早几年就停印了。",
    "首件检验一直没顾上。",
    "样机省掉了这一步。",
    "演练表印好了，一张没填。",
    "说明书印多了浪费，一般不放。",
    "工单批号领料时没抄，事后也对不上了。",
]
DONE = [
    "出厂检测报告随货同行，客户没要也照附。",
    "不靠老师傅的脑子记，逐单登记。",
    "三维建模采用SolidWorks，2019年起不再手绘。",
    "样品测试后批量生产，从未漏过一次。",
    "不能只凭经验判断，以仪器读数为准。",
    "质量没的说，没有返修。",
    "演练无人缺席，一次也没断过。",
    "我们一向不拖交期。",
    "有一项不过就不打样。",
    "不予免检，每批都验。",
    "现在不手写了，工单由系统打印。",
]


@pytest.mark.parametrize("text", DENIED)
def test_plain_denial_is_heard(text: str) -> None:
    assert guarded("negation", text)


@pytest.mark.parametrize("text", DONE)
def test_good_practice_with_a_negating_word_is_no_denial(text: str) -> None:
    assert not [s for s in guarded("negation", text) if len(s) > len(fold(text)) / 2]


POSTS = [
    ("客户服务由销售兼着，谁卖的谁管。", True),
    ("质检没设专人，各班长自己看自己的活。", True),
    ("品质岗为兼职，忙时以包装为主。", True),
    ("检验这一块归仓管员顺手看一眼。", True),
    ("设计岗空到现在。", True),
    ("质检为专职，不得兼职包装。", False),
    ("品质部经理兼任内审组长。", False),
    ("质量部独立于生产部。", False),
]


@pytest.mark.parametrize(("text", "denied"), POSTS)
def test_post_filled_beside_other_work_is_none_set_apart(text: str, denied: bool) -> None:
    assert bool(guarded("negation", text)) is denied


COMING = [
    "客服部等新楼装好再成立。",
    "体检医院已在联系，日期等通知。",
    "合格证版式在设计，印出来就随货放。",
    "绝缘手套采购单刚下。",
    "备件价格待财务核算完再公布。",
    "项目管控拟由新成立的项目部承担。",
    "有害物质培训排在下半年。",
    "协同平台立项了，开发商还没定。",
    "展厅的3D展示还停在方案上。",
    "备件价格表正在核。",
    "进度看板安装后即可实时显示。",
    "培训课件写了一半。",
]
RUNNING = [
    "计划员按计划下单，不接受口头插单。",
    "拟定了《项目管控办法》并于2025年3月1日起施行。",
    "油漆干透后再包装。",
    "等客户签字后再下车间。",
    "看板正在使用。",
    "首件合格才批量加工。",
    "图纸改好后发给客户。",
    "客户想换颜色的，重新出图。",
    "车间每天都在做首检。",
    "下月5日前报送上月统计。",
]


@pytest.mark.parametrize("text", COMING)
def test_thing_on_its_way_is_a_plan(text: str) -> None:
    assert guarded("intent", text)


@pytest.mark.parametrize("text", RUNNING)
def test_order_of_work_is_no_plan(text: str) -> None:
    assert not guarded("intent", text)


@pytest.mark.parametrize(
    ("answers", "denied"),
    [
        (("办理中", "办理中"), True),
        (("过期半年了", "找不着了"), True),
        (("编号J2025061", "办理中"), False),
        (("", ""), False),
    ],
)
def test_column_whose_answers_all_say_no(answers: tuple[str, str], denied: bool) -> None:
    rows = [f"| 方丽 | {answers[0]} |", f"| 邱敏 | {answers[1]} |"]
    document = build(reading("# 花名册", "\n".join(["| 姓名 | 健康证 |", "|---|---|", *rows])))
    mark_retractions([document], datetime.date(2026, 11, 20))
    columns = [p for p in document.root.all_passages() if p.kind == "column" and p.label == "健康证"]
    assert columns
    assert all(("negated" in p.flags) is denied for p in columns)


@pytest.mark.parametrize(
    ("said", "verdict"), [("由销售兼着，谁卖的谁管", "missing"), ("设客户服务部，专职客服两名", "met")]
)
def test_element_asks_for_a_post_set_apart(said: str, verdict: str) -> None:
    findings = prescreen_text(
        "ols-custom-goods", {"组织架构及岗位职责.md": f"# 岗位职责\n\n客户服务{said}。\n"}
    )
    assert findings["OLS-C 4.1.1-d"].outcome.verdict.value == verdict
