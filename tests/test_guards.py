"""The guards: what is denied, only intended, left as a placeholder or merely quoted is no evidence."""

from __future__ import annotations

import datetime

import pytest

from checkers.folding import fold
from checkers.language.guards import later, scopes_of
from checkers.standing import mark_future
from checkers.structure.build import build
from tests.build import AS_OF, reading


def stretches(guard: str, text: str) -> list[str]:
    """The guarded stretches of one text."""
    folded = fold(text)
    return [folded[start:end] for _, start, end in scopes_of(guard, folded)]


DENIED = [
    "公司没有专门的培训记录。",
    "本厂未建立设备台账。",
    "目前尚无合格供方名录",
    "我厂不设老化房。",
    "暂未配备防静电手环",
    "并未编制应急预案",
    "从未组织过消防演练",
    "现场缺少接地线",
    "无校准证书",
    "无专人负责回访",
    "不开展出厂检验",
    "该工序没人签字",
    "样板不做留样",
    "检验记录缺失",
    "不再使用合格供方名录",
    "我公司不提供上门安装",
    "没做过满意度调查",
    "未按计划开展内审",
    "订单不拆分也不合并",
    "回访结果从来不留底",
    "客户的投诉口头说说就算，不登记",
    "半成品靠看板卡，没进系统",
    "这一路货到哪了，承运公司不回传",
    "配件库存查询功能未开放",
    "成本对报价的影响尚未列入考虑",
    "培训档案我们不建，人都认识",
    "该栏本公司空着",
    "在线客服功能已下线",
    "不分客群，统一短信发送",
    "老化仪借隔壁厂的，自己没有",
]


@pytest.mark.parametrize("text", DENIED)
def test_denial_is_heard(text: str) -> None:
    assert stretches("negation", text)


AFFIRMED = [
    "未经检验的产品不得出厂。",
    "没有合格证的员工不得上岗。",
    "无铅焊接温度控制在260℃以内。",
    "采用无尘车间装配",
    "外观无划伤、无毛刺。",
    "如没有库存，仓库当天通知采购。",
    "若未收到回复，跟单员次日再电话确认。",
    "凡未佩戴手环者须退出产线。",
    "一旦发现没有标识，立即隔离。",
    "设备运转无异常",
    "任何人没有上岗证不准操作",
    "公司每年进行两次消防演练。",
    "无损检测由第三方完成",
    "对没有通过考核的人员安排补考。",
    "因缺少配件返修的，三天内补齐。",
    "六价铬：未检出",
    "做到有章可循、没有例外不放行。",
    "检验不合格的不登记入库",
    "未经培训不安排上岗",
    "库里没有的才另外画图",
    "目录里没有的料号由技术组新建",
    "前一道没签名后一道不接活",
    "样子没确认不开料",
    "手续不全不许下线",
    "除了热线没有别的口子",
    "光口头讲不算，要落在单子上",
    "活交出去不算完，第十天还要问一声",
    "来宾（不参与作业）由跟单带着走",
    "质检员不归车间管",
    "客户没回签，图纸不下车间",
    "酒后不上岗，疲劳不开机",
    "五米内不动火，空瓶不乱放",
    "烙铁不用时放回架上",
    "不验不收、不签不放",
    "先检后用，不留死角",
    "能用无铅的就不用有铅",
    "产品不含铅",
    "静电环开工前测过没有",
    "外协厂不涉及别的客户",
    "三、没电：启用二号发电机，电工到场。",
]


@pytest.mark.parametrize("text", AFFIRMED)
def test_double_negation_and_conditions_are_no_denial(text: str) -> None:
    assert not stretches("negation", text)


def test_bare_denial_takes_the_topic_before_it() -> None:
    assert stretches("negation", "老化测试记录,没有。") == ["老化测试记录,没有"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("每台做到第几道，看板不显示，组长口头报。", "每台做到第几道,看板不显示"),
        ("售后的事由业务员顺带管，没有单独的部门。", "售后的事由业务员顺带管,没有单独的部门"),
        ("排产全凭经验，没有书面规则", "排产全凭经验,没有书面规则"),
        ("电话由出纳接，顺带记一下，没有专人。", "电话由出纳接,顺带记一下,没有专人"),
        ("供方来料怎么评，现行办法没有写", "供方来料怎么评,现行办法没有写"),
    ],
)
def test_denial_without_a_topic_of_its_own_reaches_back(text: str, denied: str) -> None:
    assert denied in stretches("negation", text)


@pytest.mark.parametrize(
    "text",
    [
        "三台主机全部记录，其他部件不记",
        "仪器每年送检，没有误差超限",
        "客诉当天都办结了，没有遗留",
    ],
)
def test_good_record_and_rest_leave_the_topic_alone(text: str) -> None:
    assert all("," not in denied for denied in stretches("negation", text))


def test_denial_ends_with_its_clause() -> None:
    said = stretches("negation", "本厂没有喷涂工序，焊锡废气经活性炭处理后排放。")
    assert said == ["本厂没有喷涂工序"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "公司在二楼设有独立的检验室并由品质部检验员负责但没有大功率逆变器老化设备",
            "没有大功率逆变器老化设备",
        ),
        ("公司在二楼设有独立的检验室并由品质部检验员负责但没有老化设备", "没有老化设备"),
    ],
)
def test_long_clause_is_denied_from_the_negator_on(text: str, denied: str) -> None:
    assert stretches("negation", text) == [denied]


INTENDED = [
    "公司打算购置一台ROHS检测仪。",
    "准备明年建立追溯系统",
    "拟于下季度组织内审",
    "计划2027年完成数字化改造",
    "明年再做消防演练",
    "正在编制应急预案",
    "培训制度正在完善",
    "尽快完善设备台账",
    "正在筹建检测实验室",
    "争取年内通过验收",
    "等新厂房盖好再建老化房",
    "待资金到位后购置废气处理设备",
    "将建立供应商档案",
    "培训改到明年",
    "列入明年预算",
    "考虑增设售后网点",
    "计划12月采购后发放",
    "客户端的进度查询，预计2027年上半年上线",
    "合同正在重新招标",
    "老化房在建，年底启用",
    "等总经理批了就发布",
    "需求池功能排在二期",
    "筹备成立客服部",
    "追溯功能还在摸索阶段",
    "拟聘一名内审员",
    "处置协议办理中",
    "检测报告随后补交",
    "营业执照照片后补",
]


@pytest.mark.parametrize("text", INTENDED)
def test_intent_is_heard(text: str) -> None:
    assert stretches("intent", text)


DONE = [
    "2026年3月5日组织了消防演练。",
    "年度培训计划由人事部编制，厂长批准。",
    "计划员每天下达派工单",
    "按生产计划领料",
    "证书有效期至明年3月，到期前换证。",
    "拟定方案后由厂长批准",
    "准备工序由班长安排",
    "下一步工序为贴片",
    "申请认证范围为定制服务。",
    "顾客意见每月汇总一次。",
    "按计划2026年9月完成了切换",
    "明年的培训计划每年12月编",
    "保养计划每月初下发",
    "等静置两小时后再测",
    "试制完成后再转批量",
    "将不合格品隔离",
    "通用件后补，专用件先买",
]


@pytest.mark.parametrize("text", DONE)
def test_what_is_done_is_no_intent(text: str) -> None:
    assert not stretches("intent", text)


def test_intent_leaves_the_habit_before_it() -> None:
    text = "每月由品质部汇总一次客诉，明年打算改用系统登记。"
    assert stretches("intent", text) == ["明年打算改用系统登记", "明年打算改用系统登记"]


def test_bare_beginning_makes_a_plan_of_what_stands_before_it() -> None:
    text = "服务质量看回复时长和结案率，每月统计，计划2027年开始。"
    assert stretches("intent", text) == ["服务质量看回复时长和结案率,每月统计,计划2027年开始"]


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("配送位置查询，2027年二季度开放上线", ["配送位置查询,2027年二季度开放上线"]),
        ("管理评审2026年12月15日召开", ["管理评审2026年12月15日召开"]),
        ("第二次演练安排在12月", ["第二次演练安排在12月"]),
        ("2026年3月起每月统计，2027年改用系统", ["2027年改用系统"]),
        ("管理评审2026年10月15日召开", []),
        ("校准至2027-04-20", []),
        ("证书2027年3月到期，届时换证", []),
        ("合同期限2026年1月1日至2027年12月31日", []),
        ("产品库2030款", []),
    ],
)
def test_time_to_come_makes_a_plan(text: str, planned: list[str]) -> None:
    folded = fold(text)
    assert [folded[s:e] for _, s, e in later(folded, datetime.date(2026, 11, 20))] == planned


LEFT_OPEN = [
    "培训负责人：待补充",
    "应急电话：××××",
    "此处填写公司名称",
    "【请填写部门】",
    "联系人：某某",
    "检验员：______",
    "(略)",
    "本章待定",
    "TBD",
    "请结合实际补充",
    "抽样水平____，允收数____，耐压____（由检验科填写）",
    "补库策略：XX物料采用XX策略【请填写】",
    "配件收费：按实际情况双方商量。",
    "评审日期　　年　月　日　　结论□适宜 □充分",
    "安全责任书（格式）：甲方：________ 乙方：________",
    "负责部门：□生产 □品质 □仓库",
    "验收人：（姓名）　验收：（日期）",
    "质保协议（空白样本）",
    "附件（空）",
]


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_placeholders_are_heard(text: str) -> None:
    assert stretches("placeholder", text)


@pytest.mark.parametrize(
    "text",
    [
        "待检区、合格区、不合格区分开放置。",
        "培训负责人：陶建国",
        "尺寸为120×80×35mm",
        "待客户确认样板后投产。",
        "收件人：林××，2026年3月5日签收",
        "送货地址：滨江区××路12号",
        "□合格 ☑不合格",
        "价格：双方协商后签书面变更单",
        "每到一批给一个批号（日期+车次）。",
        "签收要留（姓名、时刻）和照片。",
        "装车前验机（空调 3 台）并缠膜。",
        "靠背（填充棉 2 公斤）静载合格。",
    ],
)
def test_real_words_are_no_placeholders(text: str) -> None:
    assert not stretches("placeholder", text)


def test_placeholder_in_a_long_sentence_leaves_the_sentence() -> None:
    text = "本手册适用于××××公司全部车间、仓库和办公场所的消防、用电、设备、化学品以及作业人员防护管理工作"
    assert not stretches("placeholder", text)


QUOTED = [
    "应符合《中华人民共和国安全生产法》的规定。",
    "产品须满足GB/T 26572的限值要求。",
    "按照国家有关法律法规执行。",
    "组织应建立培训制度。",
    "4.5 企业应制定年度培训计划",
    "申请人必须保存检验记录。",
    "第6条 需求评估：应根据产能对订单进行评估。",
    "（二）耐压：应制定安全操作规程并严格执行。",
    "遵照GB/T 42202的说法，应当具备插单能力。",
    "生产企业应配备检测设备",
]


@pytest.mark.parametrize("text", QUOTED)
def test_repeated_requirement_is_heard(text: str) -> None:
    assert stretches("quotation", text)


OWN = [
    "我厂按《危险废物贮存污染控制标准》设置了暂存间。",
    "品质部每月按GB/T 2828.1抽样，AQL取0.65。",
    "由采购部负责按RoHS要求向供方索取检测报告。",
    "应急灯每季度检查一次。",
    "本公司产品符合GB 4943.1。",
    "焊接温度不得超过260℃。",
    "认证依据：GB/T 31274-2024 限用物质管理体系要求",
    "结论：所测四项符合GB/T 26572限值",
]


@pytest.mark.parametrize("text", OWN)
def test_own_arrangement_is_no_quotation(text: str) -> None:
    assert not stretches("quotation", text)


def test_bare_echo_keeps_to_its_sentence() -> None:
    text = "组织应建立培训制度。人事部每年12月编制下年培训计划。"
    assert stretches("quotation", text) == ["组织应建立培训制度"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("评估系统与报价端没打通,尚不能自动推送模块", "尚不能自动推送模块"),
        ("小程序暂不支持在线支付", "小程序暂不支持在线支付"),
        ("路上的异常记在本子上,不上平台", "路上的异常记在本子上,不上平台"),
        ("“晒单”入口因纠纷已于2026年4月关闭", "“晒单”入口因纠纷已于2026年4月关闭"),
    ],
)
def test_function_that_is_not_there_is_denied(text: str, denied: str) -> None:
    assert denied in stretches("negation", text)


@pytest.mark.parametrize(
    "text",
    ["不符合已于2026年9月2日关闭", "未拆单免费改", "客户投诉三天内处理并关闭", "入口安检门夜间关闭时登记"],
)
def test_what_is_closed_well_is_no_denial(text: str) -> None:
    assert not stretches("negation", text)


def test_part_set_against_the_others_is_denied_alone() -> None:
    assert stretches("negation", "设计、生产两段可看,物流段未接入") == ["物流段未接入"]


def test_option_not_chosen_is_denied() -> None:
    assert stretches("negation", "主体类型:☑研发方□控制机构") == ["□控制机构"]


def test_matter_still_being_chosen_is_a_plan_however_it_is_named() -> None:
    assert "客户画像与按画像推款,正在选型" in stretches("intent", "客户画像与按画像推款,正在选型")


@pytest.mark.parametrize(
    ("label", "planned"),
    [
        ("到几时", False),
        ("到什么时候", False),
        ("健康证", False),
        ("工期止", False),
        ("哪天讲", True),
        ("送检日", True),
    ],
)
def test_a_day_to_come_is_a_plan_unless_the_column_tells_of_an_end(label: str, planned: bool) -> None:
    document = build(reading(f"| 姓名 | 工种 | {label} |", "| 毕学军 | 缝工 | 2027-12-31 |", path="册.xlsx"))
    mark_future([document], AS_OF)
    rows = [p for p in document.root.all_passages() if p.kind == "row" and "毕学军" in p.text]
    assert ["planned" in p.flags for p in rows] == [planned]
