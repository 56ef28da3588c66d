"""Each kind of check on small documents, with a lexicon of its own: one good, one broken in one place."""

from __future__ import annotations

from typing import Any

import pytest
from build import fault, reading, view

from checkers.checks import CHECKS
from checkers.finding import Outcome
from corpus.lexicon import Concept


def concept(name: str, zh: str, *says: str, **more: Any) -> Concept:
    return Concept(id=name, zh=zh, says=list(says), **more)


LEXICON = [
    concept("grounding", "接地线", "接地线/接地带"),
    concept("wrist_strap", "腕带", "腕带/手环"),
    concept("mat", "台垫", "台垫"),
    concept("device_trouble", "设备故障应对", "设备 + 故障"),
    concept("bearing", "换轴承", "换 + 轴承"),
    concept("device_log", "维修单", document="record", title=["维修单"]),
    concept("signed_by", "签名", title=["签名/签字"]),
    concept("repaired", "返修", "返修"),
    concept("no_accident", "无重大事故", "重大 + 事故 + 未/没有/无"),
    concept("accident", "事故", "火灾/伤亡"),
    concept("lifetime", "终身保修", "终身保修"),
    concept("topic_esd", "静电培训", "静电"),
    concept("esd_rule", "防静电规定", "静电", document="rule", title=["防静电 + 规定/制度"]),
    concept(
        "training_signin",
        "培训签到表",
        document="record",
        title=["签到"],
        columns=["姓名", "签名/签字", "日期"],
    ),
    concept("training_record", "培训记录", document="record", title=["培训记录"]),
    concept("training_assessment", "考核记录", document="record", title=["考核"]),
    concept("training_plan", "培训计划", document="plan", title=["培训 + 计划"]),
    concept("licence", "许可证", document="certificate", title=["许可证"]),
    concept("statement", "承诺书", document="statement", title=["承诺书"]),
    concept("menu", "菜单", document="record", title=["食堂菜单"]),
]
RULE = (
    "# 防静电管理规定",
    "贴片车间台面须铺防静电台垫，接地线由设备组每月测一次。",
    "操作工进车间须戴腕带，班长每天早上抽查三人并登记。",
    "不合格的腕带当场更换，旧腕带交仓库报废处理。",
)
SIGNIN = (
    "# 培训签到表",
    "| 姓名 | 部门 | 日期 | 签名 |",
    "| 李桂香 | 包装组 | 2026-03-05 | 李桂香 |",
    "| 赵根生 | 焊接组 | 2026-03-05 | 赵根生 |",
)
PLAN = (
    "# 2026年培训计划",
    "| 主题 | 月份 | 讲师 |",
    "| 静电防护 | 2026年3月 | 陶工 |",
    "| 消防知识 | 2026年5月 | 安全员 |",
)


def judge(check: str, params: dict[str, Any], *files: tuple[str, ...], asks: str = "record") -> Outcome:
    readings = [reading(*lines, path=f"{number}.docx") for number, lines in enumerate(files, 1)]
    return CHECKS[check].model_validate(params).judge(view(LEXICON, *readings, asks=asks))


def verdict(check: str, params: dict[str, Any], *files: tuple[str, ...], asks: str = "record") -> str:
    return judge(check, params, *files, asks=asks).verdict.value


STRAP = {"concept": ["wrist_strap"]}


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("2026年3月测了全部腕带，都合格。", "met"),
        ("车间没有配腕带。", "missing"),
        ("腕带打算明年再买。", "missing"),
        ("腕带：待补充", "missing"),
        ("腕带：____", "missing"),
        ("企业应配备腕带。", "missing"),
        ("腕带按《静电防护通用要求》的规定执行。", "missing"),
        ("仓库有货架四排。", "missing"),
        ("没有腕带的员工不得进入车间，2026年3月查过一次。", "met"),
    ],
)
def test_states(line: str, answer: str) -> None:
    assert verdict("states", STRAP, (line,), asks="arrangement") == answer


def test_states_needs_a_record_where_a_record_is_asked() -> None:
    rule, record = ("操作工须每天检查腕带。",), ("2026-03-05 检查腕带12条，合格。",)
    assert verdict("states", STRAP, rule, asks="record") == "missing"
    assert verdict("states", STRAP, rule, asks="arrangement") == "met"
    assert verdict("states", STRAP, record, asks="record") == "met"


def test_states_in_a_draft_is_partly_met() -> None:
    draft = ("（征求意见稿）", "每天早上由班长检查腕带并登记。")
    outcome = judge("states", STRAP, draft, asks="arrangement")
    assert outcome.verdict == "partly_met"
    assert any("未签发" in r for r in outcome.reasons)


def test_states_elsewhere_is_a_near_miss() -> None:
    params = {"concept": ["wrist_strap"], "where": ["esd_rule"], "only_there": True}
    outcome = judge("states", params, ("# 食堂菜单", "腕带套餐 12 元。"))
    assert outcome.verdict == "missing"
    assert outcome.near_misses
    assert any("不相干" in r for r in outcome.reasons)


def test_states_in_contents_only_is_missing() -> None:
    assert verdict("states", STRAP, ("目录", "3 腕带检查\t12"), asks="arrangement") == "missing"


def test_plain_denial_outweighs_a_weak_hit() -> None:
    lines = ("本车间没有腕带。", "工具柜里有腕带盒。")
    outcome = judge("states", STRAP, lines)
    assert outcome.verdict == "missing"


def test_missing_names_what_was_looked_for() -> None:
    assert judge("states", STRAP, ("仓库有货架。",)).reasons == ("未见：腕带",)


MEMBERS = {"members": {"接地线": ["grounding"], "腕带": ["wrist_strap"], "台垫": ["mat"]}}


@pytest.mark.parametrize(
    ("least", "lines", "answer"),
    [
        (None, ("接地线 6 处。", "腕带 12 条。", "台垫 9 张。"), "met"),
        (None, ("接地线 6 处。", "腕带 12 条。"), "partly_met"),
        (None, ("货架 4 排。",), "missing"),
        (2, ("接地线 6 处。", "腕带 12 条。"), "met"),
        (None, ("接地线 6 处。", "腕带 12 条。", "没有配台垫。"), "partly_met"),
    ],
)
def test_covers(least: int | None, lines: tuple[str, ...], answer: str) -> None:
    assert verdict("covers", {**MEMBERS, "least": least}, lines) == answer


def test_covers_names_the_lacking_member() -> None:
    assert "缺：台垫" in judge("covers", MEMBERS, ("接地线 6 处。", "腕带 12 条。")).reasons


def test_records() -> None:
    params = {"document": ["training_signin"]}
    assert verdict("records", params, SIGNIN) == "met"
    assert verdict("records", params, SIGNIN[:2]) == "missing"
    assert verdict("records", params, (*SIGNIN[:2], "|  |  |  |  |")) == "missing"
    assert verdict("records", params, RULE) == "missing"


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        (6, "met"),
        (2, "partly_met"),
    ],
)
def test_records_ask_for_so_many_rows(rows: int, answer: str) -> None:
    lines = (*SIGNIN[:2], *(f"| 李桂{n} | 包装组 | 2026-03-0{n} | 李桂{n} |" for n in range(1, rows + 1)))
    assert verdict("records", {"document": ["training_signin"], "least": 5}, lines) == answer


def test_records_with_a_field_left_blank() -> None:
    params = {"document": ["training_signin"], "fields": {"签名": ["signed_by"]}}
    unsigned = tuple(line.replace("05 | 李桂香", "05 | ").replace("05 | 赵根生", "05 | ") for line in SIGNIN)
    assert verdict("records", params, SIGNIN) == "met"
    outcome = judge("records", params, unsigned)
    assert outcome.verdict == "partly_met"
    assert any("签名" in reason for reason in outcome.reasons)


def test_records_in_a_draft_are_missing() -> None:
    assert verdict("records", {"document": ["training_signin"]}, ("（草稿）", *SIGNIN)) == "missing"


def test_field() -> None:
    params = {"concept": ["signed_by"], "where": ["training_signin"]}
    half = (*SIGNIN[:3], SIGNIN[3].replace("05 | 赵根生", "05 | "))
    none = (*SIGNIN[:2], "| 李桂香 | 包装组 | 2026-03-05 |  |")
    assert verdict("field", params, SIGNIN) == "met"
    assert verdict("field", params, half) == "partly_met"
    assert verdict("field", params, none) == "missing"


def test_provides() -> None:
    params = {"document": ["esd_rule"]}
    assert verdict("provides", params, RULE, asks="arrangement") == "met"
    assert verdict("provides", params, RULE[:1], asks="arrangement") == "missing"
    assert verdict("provides", params, (RULE[0], "见第三章。"), asks="arrangement") == "missing"


@pytest.mark.parametrize(
    "draft",
    [
        ("防静电管理规定", "本规定为讨论稿，尚未签发。", *RULE[1:]),
        (("# 防静电管理规定（讨论稿）", *RULE[1:])),
    ],
)
def test_provides_from_a_draft_is_partly_met(draft: tuple[str, ...]) -> None:
    assert verdict("provides", {"document": ["esd_rule"]}, draft, asks="arrangement") == "partly_met"


def test_provides_by_sentences_without_a_title() -> None:
    lines = (
        "# 车间守则",
        "进车间的人须先放掉静电，再碰电路板。",
        "怕静电的料由仓管用屏蔽袋装好再发。",
    )
    assert verdict("provides", {"document": ["esd_rule"]}, lines, asks="arrangement") == "met"


def test_holds() -> None:
    params = {"document": ["licence"]}
    whole = (
        "# 排污许可证",
        "单位名称：绍兴市云筑门窗有限公司",
        "有效期限：至2029-03-01",
        "证书编号：9133-001",
    )
    assert verdict("holds", params, whole, asks="paper") == "met"
    assert verdict("holds", params, whole[:1], asks="paper") == "missing"
    assert verdict("holds", params, ("排污许可证见办公室文件柜。",), asks="paper") == "missing"


@pytest.mark.parametrize(
    "title",
    [
        "排污许可证",
        "# 排污许可证",
    ],
)
def test_holds_no_lapsed_paper(title: str) -> None:
    lapsed = (title, "单位名称：绍兴市云筑门窗有限公司", "有效期限：至2024-03-01", "证书编号：9133-001")
    assert verdict("holds", {"document": ["licence"]}, lapsed, asks="paper") == "missing"


def test_declares() -> None:
    params = {"concept": ["no_accident"], "refuted_by": ["accident"]}
    declared = ("# 承诺书", "近三年未发生重大质量安全事故。")
    refuted = ("# 值班日志", "2026-05-04 烘房发生火灾，烧毁木料两堆。")
    assert verdict("declares", params, declared, asks="statement") == "met"
    assert verdict("declares", params, declared, refuted, asks="statement") == "missing"
    assert verdict("declares", params, RULE, asks="statement") == "missing"


def test_forbids() -> None:
    params = {"concept": ["lifetime"]}
    assert verdict("forbids", params, RULE, asks="statement") == "met"
    assert verdict("forbids", params, ("本店家具终身保修。",), asks="statement") == "missing"
    assert verdict("forbids", params, ("我们不做终身保修的宣传。",), asks="statement") == "met"


def test_repeats() -> None:
    params = {"document": ["training_signin"]}
    twice = (*SIGNIN[:3], "| 赵根生 | 焊接组 | 2026-06-11 | 赵根生 |")
    assert verdict("repeats", params, twice) == "met"
    assert verdict("repeats", params, SIGNIN) == "partly_met"
    assert verdict("repeats", params, SIGNIN[:2]) == "missing"


def test_trains() -> None:
    params = {"concept": ["topic_esd"]}
    held = ("# 培训签到表", "培训主题：静电防护", *SIGNIN[1:])
    assert verdict("trains", params, held) == "met"
    assert verdict("trains", params, PLAN) == "partly_met"
    assert verdict("trains", params, SIGNIN) == "missing"


def test_person_counts_and_leaves_the_answer() -> None:
    params = {"counts": ["wrist_strap"], "where": ["training_signin"]}
    outcome = judge("person", params, ("腕带 12 条。",), SIGNIN)
    assert outcome.verdict == "needs_person"
    assert any("2 行" in reason for reason in outcome.reasons)


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (("配件价目见附件三《配件价目》，含腕带。",), "missing"),
        (("配件价目见附件三《配件价目》，含腕带。", "# 附件三 配件价目", "一览如下。"), "met"),
        (("五月发腕带 12 条，见附表。",), "missing"),
        (("五月发腕带 12 条，见附表。", "| 工号 | 尺码 |", "| 031 | 大 |"), "met"),
    ],
)
def test_reference_to_an_annex_that_is_not_there(lines: tuple[str, ...], answer: str) -> None:
    assert verdict("states", STRAP, lines, asks="paper") == answer


@pytest.mark.parametrize(
    "lines",
    [
        ("腕带检测记录（已作废）", "2026-03-05 检测腕带12条。"),
        fault(
            ("# 现行有效文件清单", "| 文件名称 | 编号 |", "| 腕带检测规定 | QP-07 |"),
            why="a row of a register of papers counts as the thing it lists",
        ),
    ],
)
def test_what_is_void_or_only_listed_is_missing(lines: tuple[str, ...]) -> None:
    assert verdict("states", STRAP, lines) == "missing"


WIDE = {"concept": ["device_trouble"]}


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (("设备故障：拟于2027年写进预案。", "班长看到设备声音不对或者有故障时停机。"), "missing"),
        (("设备故障：见附件3。", "班长看到设备声音不对或者有故障时停机。"), "missing"),
        (("设备故障：按实际情况商量。", "班长看到设备声音不对或者有故障时停机。"), "missing"),
        (("设备故障时班长停机挂牌。", "班长看到设备声音不对或者有故障时停机。"), "met"),
        (("设备采购：拟于2027年上系统，故障少。", "设备故障时班长停机。"), "met"),
    ],
)
def test_what_speaks_plainly_of_the_thing_decides(lines: tuple[str, ...], answer: str) -> None:
    assert verdict("states", WIDE, lines, asks="arrangement") == answer


IMPROVED = {"concept": ["device_trouble"], "where": ["device_log"]}


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("拟于2027年换轴承", "missing"), ("____", "missing"), ("2026年3月换了轴承", "met")],
)
def test_own_place_left_open_outweighs_faint_hits_elsewhere(cell: str, answer: str) -> None:
    log = ("# 设备维修单", "| 单号 | 毛病 | 怎么弄的 |", f"| W-01 | 轴承异响 | {cell} |")
    other = ("# 来电登记", "| 日期 | 说什么 |", "| 2026-04-02 | 问我们的设备老有故障吗 |")
    own = {**IMPROVED, "concept": ["device_trouble", "bearing"]}
    assert verdict("states", own, log, other) == answer


@pytest.mark.parametrize(
    ("files", "answer"),
    [((), "missing"), (("《维护手册》里写明。",), "met")],
)
def test_line_that_only_names_an_absent_paper_is_no_evidence(files: tuple[str, ...], answer: str) -> None:
    papers = [("腕带检查：详见《维护手册》。",)]
    papers += [("# 维护手册", "班长每天检查腕带并登记。")] if files else []
    assert verdict("states", STRAP, *papers, asks="arrangement") == answer


def test_rows_of_a_ledger_are_no_rule() -> None:
    ledger = (
        "# 培训记录",
        "| 日期 | 内容 | 签名 |",
        "| 2026-03-05 | 静电 | 李 |",
        "| 2026-03-06 | 静电 | 赵 |",
    )
    rule = {"document": ["esd_rule"], "concept": ["topic_esd"]}
    assert verdict("provides", rule, ledger, asks="arrangement") == "missing"


TERMS = [
    ("腕带检查办法（2027年1月1日起执行）", "partly_met"),
    ("腕带检查办法（试行，2026年1月5日至2026年6月30日）", "partly_met"),
    ("腕带检查办法（2026年1月1日起执行）", "met"),
    ("腕带检查办法（试行，2026年1月5日至2027年1月4日）", "met"),
]


@pytest.mark.parametrize(("title", "answer"), TERMS)
def test_rule_not_yet_or_no_longer_in_force_is_partly_met(title: str, answer: str) -> None:
    lines = (
        "# 厂规",
        "厂规由厂长批准。",
        "三月起执行。",
        "各班照办。",
        f"## {title}",
        "班长每天检查腕带并登记。",
    )
    assert verdict("states", STRAP, lines, asks="arrangement") == answer


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("腕带检测合格，报告有效期至2025年12月31日。", "missing"),
        ("腕带检测合格，报告有效期至2027年12月31日。", "met"),
        ("腕带检测合格，报告有效期2025年6月1日至2030年5月31日。", "met"),
    ],
)
def test_what_has_run_out_is_no_evidence(line: str, answer: str) -> None:
    assert verdict("states", STRAP, (line,), asks="arrangement") == answer


def test_records_that_ended_years_ago_are_partly_met() -> None:
    def log(year: int) -> str:
        rows = (f"| {year}-03-05 | 静电 | 李 |", f"| {year}-05-06 | 静电 | 赵 |")
        record = {"document": ["training_record"]}
        return verdict("repeats", record, ("# 培训记录", "| 日期 | 内容 | 签名 |", *rows))

    assert log(2026) == "met"
    assert log(2023) == "partly_met"


def test_template_that_nobody_adapted_is_missing() -> None:
    rule = {"document": ["esd_rule"]}
    template = (
        "# 防静电管理规定",
        "为加强XX公司静电防护，结合本公司实际（请按企业情况修改），制定本规定。",
        "台垫由________每月检查，记录表由________保管。",
        "班长________负责日常检查，每天早上抽查三人并登记。",
    )
    assert verdict("provides", rule, template, asks="arrangement") == "missing"
    assert verdict("provides", rule, RULE, asks="arrangement") == "met"


def test_blank_table_of_the_kind_outweighs_a_likeness() -> None:
    blank = ("# 培训签到表", "| 姓名 | 签名 | 日期 |", "|  |  |  |", "|  |  |  |")
    log = ("# 来客登记", "| 客人 | 事由 |", "| 林女士 | 看样 |")
    assert verdict("records", {"document": ["training_signin"]}, (*blank, *log)) == "missing"


@pytest.mark.parametrize(
    ("line", "answer"), [("腕带：（见原件）", "missing"), ("腕带：见原件存档页，12条", "met")]
)
def test_look_at_the_original_is_no_evidence(line: str, answer: str) -> None:
    assert verdict("states", STRAP, (line,), asks="arrangement") == answer


ACCOUNT = {"concept": ["no_accident"], "refuted_by": ["accident"]}


@pytest.mark.parametrize(("account", "answer"), [(True, "met"), (False, "missing")])
def test_who_tells_the_event_himself_has_given_an_account(account: bool, answer: str) -> None:
    told = ("# 承诺书", "去年没有重大事故。", "5月仓库火灾一起，已报消防。")
    assert verdict("declares", {**ACCOUNT, "account": account}, told, asks="statement") == answer


def test_account_is_refuted_by_another_paper() -> None:
    said, ledger = ("# 承诺书", "去年没有重大事故。"), ("# 维修单", "5月仓库火灾，烧掉货架两排。")
    assert verdict("declares", {**ACCOUNT, "account": True}, said, ledger, asks="statement") == "missing"


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        ("2026-05-27仓库火灾，烧掉货架两排。", "missing"),
        ("2026-10-28查询：火灾0起。", "met"),
        ("一旦仓库火灾，2026年起由值班员报119。", "met"),
        ("仓库火灾时由值班员报119。", "met"),
    ],
)
def test_only_what_happened_refutes_a_declaration(other: str, answer: str) -> None:
    said, ledger = ("# 承诺书", "去年没有重大事故。"), ("# 维修单", other)
    assert verdict("declares", ACCOUNT, said, ledger, asks="statement") == answer


STANDARD = concept("standard", "认证标准", "31274")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("认证依据：GB/T 31274-2024", "met"),
        ("认证依据：GB/T 31274", "met"),
        ("认证依据：GB/T 31274-2014", "partly_met"),
        ("认证依据：GB/T 31274-2014，2025年起按GB/T 31274-2024", "met"),
        ("认证依据：QC 080000", "missing"),
    ],
)
def test_cites(line: str, answer: str) -> None:
    check = CHECKS["cites"].model_validate({"concept": ["standard"], "base": "GB/T 31274"})
    assert check.judge(view([STANDARD], reading("# 申请书", line))).verdict.value == answer


@pytest.mark.parametrize(("month", "answer"), [("03", "met"), ("10", "partly_met")])
def test_operates(month: str, answer: str) -> None:
    rows = (
        "# 维修单",
        "| 日期 | 设备 | 签名 |",
        f"| 2026-{month}-12 | 锡炉 | 李桂香 |",
        "| 2026-11-02 | 风机 | 鲍倩 |",
    )
    params = {"concept": ["grounding"], "records": ["device_log"]}
    assert verdict("operates", params, (*rows, "", "接地带自2026年1月起执行。")) == answer


ENTITIES = [
    concept("entities", "多个法人", "纳入 + 有限公司"),
    concept("licence", "营业执照", document="certificate", title=["营业执照"]),
]
FIRST = ("# 营业执照", "名称：嘉兴市鸿禾起重设备有限公司", "成立日期：2012年3月1日")
SECOND = ("# 营业执照", "名称：嘉兴市鸿禾电气有限公司", "成立日期：2015年3月1日")


@pytest.mark.parametrize(
    ("licences", "answer"), [((FIRST, SECOND), "met"), ((FIRST,), "partly_met"), ((), "missing")]
)
def test_entities(licences: tuple[tuple[str, ...], ...], answer: str) -> None:
    form = ("# 申请书", "嘉兴市鸿禾电气有限公司一并纳入体系。")
    files = [reading(*lines, path=f"{n}.docx") for n, lines in enumerate((form, *licences))]
    check = CHECKS["entities"].model_validate({"concept": ["entities"], "document": ["licence"]})
    assert check.judge(view(ENTITIES, *files, asks="paper")).verdict.value == answer


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("看车间情况而定", "missing"), ("按订单需要安排", "missing"), ("每台一条接地带", "met")],
)
def test_answer_left_to_circumstances_is_none(cell: str, answer: str) -> None:
    known = [concept("grounding", "接地线", title=["接地"])]
    check = CHECKS["states"].model_validate({"concept": ["grounding"]})
    assert check.judge(view(known, reading("# 情况表", f"接地安排：{cell}"))).verdict.value == answer


@pytest.mark.parametrize(("last", "answer"), [("2027年6月1日", "met"), ("2026年2月1日", "partly_met")])
def test_one_of_several_certificates_that_ran_out_makes_a_part(last: str, answer: str) -> None:
    first = ("# 安装许可证", "证号：浙A2203，持证人：鸿禾起重", "有效期至：2028年3月1日")
    other = ("# 运输许可证", "证号：浙B1107，持证人：鸿禾起重", f"有效期至：{last}")
    assert verdict("holds", {"document": ["licence"]}, first, other, asks="paper") == answer


@pytest.mark.parametrize(
    ("title", "answer"), [("年度评审报告", "met"), ("关于召开年度评审的通知", "missing")]
)
def test_notice_of_a_meeting_is_no_report_of_it(title: str, answer: str) -> None:
    known = [concept("review", "评审报告", document="report", title=["评审"])]
    lines = (f"# {title}", "2026年9月8日在三楼会议室，总经理主持。", "题目：目标完成、客户反馈。")
    check = CHECKS["holds"].model_validate({"document": ["review"]})
    assert check.judge(view(known, reading(*lines))).verdict.value == answer


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("签到二 2026年4月16日 食堂 主讲陶工 主题：静电防护", "met"),
        ("签到二 2027年4月16日 食堂 主讲陶工 主题：静电防护", "partly_met"),
        ("静电防护的主题由陶工选定。", "partly_met"),
    ],
    ids=["held", "to come", "no session"],
)
def test_line_that_heads_a_dated_session_tells_that_it_was_held(line: str, answer: str) -> None:
    plan = ("# 2026年培训计划", "| 序 | 主题 | 月份 |", "| 1 | 静电 | 4月 |", "", line)
    assert verdict("trains", {"concept": ["topic_esd"]}, plan) == answer


@pytest.mark.parametrize(
    ("state", "answer"),
    [("已办", "met"), ("2-27 开了", "met"), ("没办", "missing"), ("4月再定", "partly_met")],
)
def test_plan_says_itself_what_was_held(state: str, answer: str) -> None:
    plan = (
        "# 2026年培训计划",
        "| 序 | 主题 | 完成情况 |",
        f"| 1 | 静电防护 | {state} |",
        "| 2 | 消防 | 已办 |",
    )
    assert verdict("trains", {"concept": ["topic_esd"]}, plan) == answer


@pytest.mark.parametrize(
    ("session", "answer"), [("防护手环佩戴", "met"), ("灭火器使用", "partly_met")], ids=["same", "another"]
)
def test_session_with_the_name_of_the_plan_was_held(session: str, answer: str) -> None:
    plan = ("# 2026年培训计划", "| 序 | 主题 | 月份 |", "| 1 | 防护手环佩戴（静电） | 4月 |")
    sheet = (
        "# 培训签到表",
        f"{session}，2026年4月8日，陶工讲。",
        "| 姓名 | 日期 | 签名 |",
        "| 季云 | 4月8日 | 季云 |",
    )
    assert verdict("trains", {"concept": ["topic_esd"]}, plan, sheet) == answer
