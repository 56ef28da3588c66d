"""From blocks to parts and passages: headings, lists, contents, forms, registers."""

from __future__ import annotations

import pytest
from build import document, fault, markdown, parts, passages, reading

from checkers.document import Block, Cell, Location
from checkers.structure.build import build
from checkers.structure.headings import has_page_tail, heading_level, is_contents_title, without_page
from checkers.structure.part import Part
from checkers.structure.sentences import pairs, sentences
from checkers.structure.tables import called_off, is_blank


def level(text: str, bold: bool = False) -> int | None:
    return heading_level(Block(text, "paragraph", Location(), bold=bold))


def titles(*lines: str) -> list[str]:
    return [part.title for part in parts(*lines, kind="section")]


def table(*lines: str) -> Part:
    return parts(*lines, kind="table")[0]


# --- headings


def test_real_headings_nest_by_their_level() -> None:
    root = document("# 品质手册", "## 4 培训", "内容。", "## 5 检验", "### 5.1 首件").root
    manual = root.children[0]
    assert [c.title for c in manual.children] == ["4 培训", "5 检验"]
    assert [c.title for c in manual.children[1].children] == ["5.1 首件"]


@pytest.mark.parametrize(
    "text",
    [
        "第三章 生产管理",
        "一、目的",
        "（二）适用范围",
        "5.1 来料检验",
        "4.3.2 出货检验",
        "3、职责",
        "附件二 备件价目",
        "【设备保养】",
    ],
)
def test_pseudo_headings(text: str) -> None:
    assert level(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "一、目的是规范培训工作，提高员工技能。",
        "编号：QP-07",
        "5.1 检验员每班开始前核对首件，核对无误后签字方可批量生产的要求",
        "12.5%的抽样比例",
        "2026年3月培训",
        "员工每天点检。",
        "□ 合格",
        "目",
    ],
)
def test_plain_lines_are_no_headings(text: str) -> None:
    assert level(text) is None


def test_short_bold_line_is_a_heading_and_a_bold_sentence_is_not() -> None:
    assert level("售后服务", bold=True) == 9
    assert level("售后服务热线全年无休。", bold=True) is None


def test_numbered_lines_in_a_row_are_items_of_a_list() -> None:
    assert titles("培训要点", "1、静电防护", "2、焊接温度", "3、整机老化") == []


def test_numbered_lines_with_text_between_are_headings() -> None:
    found = titles("1、目的", "规范培训。", "2、范围", "适用于全厂。", "3、职责", "人事部负责。")
    assert found == ["1、目的", "2、范围", "3、职责"]


# --- contents lists


@pytest.mark.parametrize(
    ("heading", "line", "beside"),
    [
        ("第3条 维护方法", "第4条 备件存放在二号库，由仓管员登记。", True),
        ("乙3 化学品使用", "乙4 起重：吊运时下方不站人，司索工指挥。", True),
        ("5.2 验收标准", "5.3 检验员每批抽二十只，记在检验单上。", True),
        ("5.2 验收标准", "5.2.1 检验员每批抽二十只，记在检验单上。", False),
        ("第3条 维护方法", "维护由机修工每周做一次，记在本子上。", False),
        ("2 人员", "1. 检验员三名，都有上岗证，名单附后。", False),
    ],
)
def test_section_ends_where_a_line_numbers_on(heading: str, line: str, beside: bool) -> None:
    root = build(reading("# 厂规", f"## {heading}", line)).root
    section = root.children[0].children[0]
    assert any(line == p.block.text for p in section.passages) is not beside


def test_typed_contents_list_is_marked() -> None:
    lines = ("目录", "1 培训管理\t3", "2 设备管理\t5", "1 培训管理", "人事部每年12月编制下年的培训计划。")
    flags = {p.text: "contents" in p.flags for p in passages(*lines)}
    assert flags["1 培训管理\t3"]
    assert not flags["人事部每年12月编制下年的培训计划。"]


def test_contents_list_ends_at_the_first_heading() -> None:
    lines = ("目录", "培训管理 …… 3", "# 培训管理", "本厂新员工先培训后上岗。")
    said = [p for p in passages(*lines) if "contents" not in p.flags]
    assert [p.text for p in said] == ["培训管理", "本厂新员工先培训后上岗。"]


def test_dots_and_page_number_make_a_contents_line_without_a_title() -> None:
    assert "contents" in passages("出货检验规定............12")[0].flags


@pytest.mark.parametrize("text", ["目录", "目 录", "目次", "目錄", "Contents"])
def test_contents_titles(text: str) -> None:
    assert is_contents_title(text)


def test_contents_tail_is_cut() -> None:
    assert without_page("3 培训管理......7") == "3 培训管理"
    assert has_page_tail("3 培训管理......7")
    assert not has_page_tail("共有员工 37")


# --- sentences and labelled values


def test_sentences_end_at_their_marks() -> None:
    assert list(sentences("先检验。后放行；不合格的返工！")) == ["先检验。", "后放行；", "不合格的返工！"]


def test_line_break_within_a_long_sentence_does_not_end_it() -> None:
    text = "检验员在每批产品入库前按照抽样方案抽取样品并逐项检查外观尺寸和\n电气性能，合格后签字。"
    assert len(list(sentences(text))) == 1


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "日期：2026-03-05   地点：三楼会议室",
            [("日期", "2026-03-05"), ("地点", "三楼会议室")],
        ),
        ("讲师：", [("讲师", "")]),
        ("培训由人事部组织。", []),
        ("网址 https://example.com/a", []),
    ],
)
def test_labelled_values_of_a_line(line: str, found: list[tuple[str, str]]) -> None:
    assert pairs(line) == found


# --- blank answers and called-off rows


@pytest.mark.parametrize(
    "value", ["", "  ", "____", "—", "/", "  年  月  日", "□合格 □不合格", "（  ）", "××"]
)
def test_blank_values(value: str) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", ["无", "0", "☑合格 □不合格", "2026年3月", "√", "王芳"])
def test_filled_values(value: str) -> None:
    assert not is_blank(value)


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("备注", "取消"),
        ("数量", "0"),
        ("状态", "未实施"),
        ("实发", "零"),
        ("情况", "没开成，改期"),
        ("备注", "缺货"),
    ],
)
def test_called_off_rows(label: str, value: str) -> None:
    assert called_off(label, value)


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("不合格数", "0.5"),
        ("备注", "已发"),
        ("结果", "合格"),
        ("数量", "10"),
        ("检测结果", "未检出"),
    ],
)
def test_rows_that_came_about(label: str, value: str) -> None:
    assert not called_off(label, value)


# --- forms and registers


REGISTER = ("| 序号 | 姓名 | 部门 | 日期 | 签名 |",)


def test_register_has_labels_and_rows() -> None:
    found = table(*REGISTER, "| 1 | 李桂香 | 包装组 | 2026-03-05 | 李桂香 |")
    assert found.labels == ["序号", "姓名", "部门", "日期", "签名"]
    assert found.rows == 1
    assert [a.value for a in found.records[0].answers] == ["1", "李桂香", "包装组", "2026-03-05", "李桂香"]


def test_blank_rows_make_a_blank_form() -> None:
    found = table(*REGISTER, "| 1 |  |  |  |  |", "| 2 |  |  |  |  |")
    assert found.rows == 0
    assert "blank_form" in found.flags


@pytest.mark.parametrize(
    "header",
    [
        "| 外包过程 | 外包方 | 控制要求 |",
        "| 日期 | 客户 | 投诉内容 | 处理结果 |",
    ],
)
def test_header_alone_answers_nothing(header: str) -> None:
    assert not [p for p in passages(header, kind="field") if p.filled]


def test_blank_cells_that_a_reader_leaves_out_stay_blank() -> None:
    file = markdown("许可证.md", "| 作业单位 |  | 作业地点 |  |\n| 监护人 | 戎军 | 批准人 | 茅建中 |\n")
    found = {p.label: p.value for p in build(file).root.all_passages() if p.kind == "field"}
    assert found == {"作业单位": "", "作业地点": "", "监护人": "戎军", "批准人": "茅建中"}


def test_blank_rows_after_filled_ones_are_not_counted() -> None:
    found = table(*REGISTER, "| 1 | 李桂香 | 包装组 | 2026-03-05 | 李桂香 |", "| 2 |  |  |  |  |")
    assert found.rows == 1
    assert not found.flags


def test_form_of_four_columns_is_label_value_label_value() -> None:
    rows = ("| 设备名称 | 回流焊炉 | 设备编号 | SB-014 |", "| 保养日期 | 2026-04-02 | 负责人 | 申屠亮 |")
    found = {p.label: p.value for p in passages(*rows, kind="field")}
    assert found == {
        "设备名称": "回流焊炉",
        "设备编号": "SB-014",
        "保养日期": "2026-04-02",
        "负责人": "申屠亮",
    }


def test_form_with_an_unknown_label_is_still_a_form() -> None:
    rows = ("| 客户 | 象山县渔具厂 | 产品 | 集鱼灯 |", "| 数量 | 80台 | 客户签字 |  |")
    assert {p.label: p.filled for p in passages(*rows, kind="field")} == {
        "客户": 1,
        "产品": 1,
        "数量": 1,
        "客户签字": 0,
    }


def test_form_of_two_columns_has_a_label_in_each_row() -> None:
    rows = ("| 企业名称 | 绍兴云筑门窗有限公司 |", "| 地址 | 柯桥区工业路9号 |", "| 电话 | 0575-8412 |")
    found = {p.label: p.value for p in passages(*rows, kind="field")}
    assert found == {"企业名称": "绍兴云筑门窗有限公司", "地址": "柯桥区工业路9号", "电话": "0575-8412"}


def test_blank_form_of_two_columns_has_unfilled_fields() -> None:
    rows = ("| 培训主题 |  |", "| 日期 |  |", "| 讲师 |  |")
    assert [(p.label, p.filled) for p in passages(*rows, kind="field")] == [
        ("培训主题", 0),
        ("日期", 0),
        ("讲师", 0),
    ]


def test_merged_title_row_names_the_table() -> None:
    found = table("| 设备点检表 |", "| 日期 | 设备名称 | 结果 |", "| 2026-05-01 | 锣边机 | 正常 |")
    assert found.title == "设备点检表"
    assert found.rows == 1


def test_caption_above_names_the_table() -> None:
    found = table(
        "# 设备", "2026年5月设备点检表", "| 日期 | 设备名称 | 结果 |", "| 2026-05-01 | 锣边机 | 正常 |"
    )
    assert found.title == "设备 2026年5月设备点检表"


def test_long_paragraph_above_is_no_caption() -> None:
    text = (
        "点检由操作工在每班开机前完成，发现异常马上停机并通知机修，机修在半小时内到场处理并写明原因和措施。"
    )
    found = table(text, "| 日期 | 设备名称 | 结果 |", "| 2026-05-01 | 锣边机 | 正常 |")
    assert found.title == ""


def test_header_of_two_rows_joins_the_labels() -> None:
    file = reading()

    def row(number: int, *cells: Cell) -> Block:
        where = Location(table=1, row=number)
        return Block("\t".join(c.text for c in cells), "row", where, cells=cells)

    file.blocks = [
        row(1, Cell("姓名", 1, rows=2), Cell("理论考核", 2, columns=2), Cell("备注", 4, rows=2)),
        row(2, Cell("成绩", 2), Cell("结论", 3)),
        row(3, Cell("庄文斌", 1), Cell("88", 2), Cell("合格", 3), Cell("已发证", 4)),
    ]
    found = next(p for p in build(file).root.walk() if p.kind == "table")
    assert [a.label for a in found.records[0].answers] == ["姓名", "理论考核 成绩", "理论考核 结论", "备注"]


def test_column_passage_counts_its_answers() -> None:
    found = passages(
        *REGISTER,
        "| 1 | 李桂香 | 包装组 | 2026-03-05 | 李桂香 |",
        "| 2 | 赵根生 | 焊接组 | 2026-03-05 |  |",
        kind="column",
    )
    assert {p.label: p.filled for p in found}["签名"] == 1
    assert {p.label: p.filled for p in found}["姓名"] == 2


def test_called_off_row_is_denied() -> None:
    rows = ("| 主题 | 日期 | 讲师 | 备注 |", "| 静电防护 | 2026-03-05 | 陶工 | 取消 |")
    assert [p.flags for p in passages(*rows, kind="row")] == [{"negated"}]


@pytest.mark.parametrize("answer", ["无", "无（打电话）", "否", "没有", "暂无"])
def test_what_is_answered_not_to_be_there_is_denied(answer: str) -> None:
    rows = ("| 界面 | 有/无 | 截图 |", f"| 投诉入口 | {answer} |  |", "| 下单页 | 有 | a4.png |")
    denied, shown = passages(*rows, kind="row")
    assert denied.flags == {"negated"}
    assert shown.flags == set()


def test_none_among_faults_denies_nothing() -> None:
    rows = ("| 外观检查 | 有无 | 检验员 |", "| 裂纹 | 无 | 陶工 |", "| 砂眼 | 无 | 陶工 |")
    assert [p.flags for p in passages(*rows, kind="row")] == [set(), set()]


def test_a_list_of_pictures_only_lists() -> None:
    rows = ("| 序号 | 名称 | 文件 |", "| 1 | 厂房外景 | p1.jpg |", "| 2 | 仓库 | p2.jpg |")
    assert [p.flags for p in passages(*rows, kind="row")] == [{"listed"}, {"listed"}]


def test_hidden_and_deleted_text_is_marked() -> None:
    file = reading("正文。")
    file.blocks = [
        Block("隐藏的话。", "paragraph", Location(paragraph=1), visible="hidden"),
        Block("删掉的话。", "paragraph", Location(paragraph=2), visible="deleted"),
        Block("批注的话。", "comment", Location(paragraph=2)),
    ]
    found = {p.text: p.flags for p in build(file).root.all_passages()}
    assert found == {"隐藏的话。": {"hidden"}, "删掉的话。": {"hidden"}, "批注的话。": {"comment"}}


@pytest.mark.parametrize(
    ("first", "labels"),
    [
        ("| 名称 | 规格 | 数量 |", ["名称", "规格", "数量"]),
        ("| 机台 | 保养人 | 哪天做的 |", ["机台", "保养人", "哪天做的"]),
        ("| 干什么 | 谁干 | 啥时干 |", ["干什么", "谁干", "啥时干"]),
    ],
)
def test_header_in_the_words_of_a_trade(first: str, labels: list[str]) -> None:
    assert table(first, "| 冲床 | 周阿大 | 2026-02-11 |", "| 剪板机 | 周阿大 | 2026-02-12 |").labels == labels


@pytest.mark.parametrize(
    "rows",
    [
        ("| 月份 | 数量 |", "| 1月 | 12800 |", "| 2月 | 11950 |"),
        fault(
            ("| 月份 | 用电量 |", "| 1月 | 12800 |", "| 2月 | 11950 |"),
            why="a header of two columns is known only by known words",
        ),
        fault(
            ("| 线别 | 巡线人 |", "| A线 | 孟祥 |", "| B线 | 鲁明 |"),
            why="a header of two columns is known only by known words",
        ),
    ],
)
def test_register_of_two_columns(rows: tuple[str, ...]) -> None:
    assert table(*rows).rows == 2
