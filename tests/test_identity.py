"""Who the applicant is, and what belongs to somebody else."""

from __future__ import annotations

import pytest
from build import document, reading
from hypothesis import given
from hypothesis import strategies as st

from checkers.hints import CaseApplicant
from checkers.identity import (
    Applicant,
    brand_of,
    detect,
    mark_foreign,
    organisations,
    valid_credit_code,
)
from checkers.structure.build import build

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BODIES = st.text(alphabet=CHARACTERS, min_size=17, max_size=17)


def with_check_character(body: str) -> str:
    return next(body + c for c in CHARACTERS if valid_credit_code(body + c))


@given(BODIES)
def test_every_code_has_one_right_check_character(body: str) -> None:
    assert sum(valid_credit_code(body + c) for c in CHARACTERS) == 1


@given(BODIES, st.integers(0, 17), st.sampled_from(CHARACTERS))
def test_one_changed_character_is_always_found(body: str, at: int, character: str) -> None:
    code = with_check_character(body)
    changed = code[:at] + character + code[at + 1 :]
    assert valid_credit_code(changed) == (changed == code)


@pytest.mark.parametrize("code", ["", "91441900MA4W83TC8", "91441900MA4W83TC8AA", "9144190OMA4W83TC8A"])
def test_wrong_length_or_letter_is_no_code(code: str) -> None:
    assert not valid_credit_code(code)


@pytest.mark.parametrize(
    ("name", "brand"),
    [
        ("绍兴市云筑门窗有限公司", "云筑"),
        ("浙江省绍兴市柯桥区云筑门窗有限公司", "云筑"),
        ("云筑门窗有限公司", "云筑"),
        ("绍兴云筑门窗有限公司", "云筑"),
        ("苍岭县云筑门窗有限公司", "云筑"),
    ],
)
def test_brand_is_the_telling_part(name: str, brand: str) -> None:
    assert brand_of(name) == brand


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("委托绍兴市洁源环保科技有限公司处置", ["绍兴市洁源环保科技有限公司"]),
        ("与杭州锐测检测有限公司签订", ["杭州锐测检测有限公司"]),
        ("由嘉善县木业加工厂供货", ["嘉善县木业加工厂"]),
        ("公司各部门", []),
    ],
)
def test_organisations_in_a_text(text: str, names: list[str]) -> None:
    assert [n for n in organisations(text) if any(n.endswith(w) for w in names)] or not names


APPLICATION = reading(
    "# 认证申请书",
    "| 申请组织名称 | 绍兴市云筑门窗有限公司 | 统一社会信用代码 | 91330621MA2D8R7K3Q |",
    path="申请书.docx",
)


def test_applicant_is_named_by_the_application_form() -> None:
    form = build(APPLICATION)
    form.kinds = {"application_form": 1.0}
    contract = document("甲方：杭州市西泠家居有限公司", "杭州市西泠家居有限公司", path="合同.docx")
    assert detect([form, contract]).name == "绍兴市云筑门窗有限公司"


def test_case_file_has_the_last_word() -> None:
    told = CaseApplicant(name="嘉兴市禾木家具有限公司", former_names=["嘉兴市老禾家具厂"])
    found = detect([build(APPLICATION)], told)
    assert (found.name, found.brands) == ("嘉兴市禾木家具有限公司", {"禾木", "老禾"})


def test_nobody_is_named() -> None:
    assert detect([document("设备每周保养。")]) == Applicant()


def test_right_code_beats_a_frequent_wrong_one() -> None:
    right = with_check_character("91330621MA2D8R7K3")
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    assert detect([document(f"代码 {wrong}", f"税号 {wrong}", f"信用代码 {right}")]).credit_code == right


OWN = Applicant("绍兴市云筑门窗有限公司", None, {"云筑"})


def foreign(*lines: str) -> list[str]:
    found = document(*lines)
    mark_foreign([found], OWN)
    root = found.root
    return [p.text for p in root.all_passages() if "foreign" in p.flags or p.part.flagged("foreign")]


def test_file_headed_by_another_organisation_is_foreign() -> None:
    lines = ("杭州市西泠家居有限公司", "培训签到表", "2026-03-05 王芳 签到")
    assert len(foreign(*lines)) == 3


def test_file_that_names_the_applicant_is_its_own() -> None:
    assert not foreign("绍兴市云筑门窗有限公司", "培训签到表", "2026-03-05 王芳 签到")


def test_file_without_any_name_is_its_own() -> None:
    assert not foreign("培训签到表", "2026-03-05 王芳 签到")


def test_stretch_about_another_subject_is_foreign_and_the_rest_is_not() -> None:
    lines = (
        "# 云筑门窗体检汇总",
        "共 31 人参加。",
        "# 检测报告",
        "受检单位：杭州市西泠家居有限公司",
        "粉尘浓度 1.2 mg/m3。",
        "# 本厂报告",
        "粉尘浓度 0.8 mg/m3。",
    )
    found = foreign(*lines)
    assert "粉尘浓度 1.2 mg/m3。" in found
    assert "共 31 人参加。" not in found
    assert "粉尘浓度 0.8 mg/m3。" not in found


def test_former_name_belongs_to_the_applicant() -> None:
    known = Applicant("绍兴市云筑门窗有限公司", None, {"云筑", "老筑"})
    assert known.owns("绍兴市老筑门窗厂")
    assert not known.owns("杭州市西泠家居有限公司")


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("绍兴市云筑门窗有限公司", True),
        ("云筑门窗有限公司", True),
        ("绍兴市云筑门窗有限公司柯桥分公司", True),
        ("绍兴市云筑门宫有限公司", True),  # misread
        ("云筑公司", True),
        ("绍兴市云筑铝材有限公司", False),  # a sister
        ("杭州市西泠家居有限公司", False),
    ],
)
def test_sister_of_nearly_the_same_name_is_another(name: str, own: bool) -> None:
    assert OWN.is_(name) is own


SOMEBODY_ELSES = [
    "限用物质检测：报告号B26-7，样品为充电线，委托方杭州市西泠家居有限公司，六项均未检出，结论合格。",
    "（三）天那水（摘自杭州市西泠化工有限公司《安全手册》，供参考）：存放在防爆柜，领用登记，用时戴口罩。",
    "信用中国查询：绍兴市云筑铝材有限公司，2026年11月5日，严重失信主体名单：未查到，网页打印件附后。",
    "环评批复用的是上一家租户的，批文号绍环审〔2016〕44号，房东给了复印件，我们照着管。",
    "消防演练：演练单位杭州市西泠家居有限公司，2026年5月14日，四十二人参加，三分钟撤离完毕。",
]
ITS_OWN = [
    "废漆渣委托绍兴市洁源环保科技有限公司处置，联单号2026-0088，每季度转移一次，仓管员登记。",
    "限用物质检测：报告号B26-7，委托方绍兴市云筑门窗有限公司，检测机构杭州锐测检测有限公司，六项均未检出。",
    "主材向杭州市西泠铝业有限公司采购，合同每年签一次，到货由检验员按抽样表检查，记来料检验单。",
    "信用中国查询：绍兴市云筑门窗有限公司，2026年11月5日，严重失信主体名单：未查到，网页打印件附后。",
    "环评报告由编制单位杭州西泠环境工程有限公司完成，2024年6月批复，验收意见存档，公司自己排污登记。",
]


@pytest.mark.parametrize("line", SOMEBODY_ELSES)
def test_sentence_about_somebody_else_is_foreign(line: str) -> None:
    assert foreign("# 绍兴市云筑门窗有限公司资料", line)


@pytest.mark.parametrize("line", ITS_OWN)
def test_counterparts_are_not_foreign(line: str) -> None:
    assert not foreign("# 绍兴市云筑门窗有限公司资料", line)


def test_row_about_somebody_else_is_foreign() -> None:
    found = foreign(
        "# 绍兴市云筑门窗有限公司信用查询",
        "| 网站 | 查询对象 | 日期 | 结果 |",
        "| 信用中国 | 绍兴市云筑铝材有限公司 | 2026-11-05 | 无记录 |",
        "| 公示系统 | 绍兴市云筑门窗有限公司 | 2026-11-05 | 无记录 |",
    )
    assert [line for line in found if "信用中国" in line]
    assert not [line for line in found if "公示系统" in line]


def test_former_name_is_read_from_the_papers() -> None:
    form = build(APPLICATION)
    form.kinds = {"application_form": 1.0}
    paper = document("公司2021年由绍兴市老筑门窗厂更名而来，曾用名绍兴市老筑门窗厂。")
    found = detect([form, paper])
    assert found.former == {"绍兴市老筑门窗厂"}
    assert found.owns("绍兴市老筑门窗厂")


def test_applicant_is_who_applies_whatever_the_label() -> None:
    rows = ("| 我们叫什么 | 绍兴市云筑门窗有限公司 |", "| 在哪里 | 绍兴市柯桥区云东路12号 |")
    form = build(reading("# 认证申请表", *rows))
    form.kinds = {"application_form": 1.0}
    licence = build(reading("# 营业执照", "名称：杭州市西泠家居有限公司", path="执照.docx"))
    licence.kinds = licence.root.kinds = {"business_licence": 1.0}
    found = detect([form, licence])
    assert found.name == "绍兴市云筑门窗有限公司"
    mark_foreign([form, licence], found)
    assert "foreign" in licence.root.flags


def test_sister_firm_with_the_same_brand_is_another() -> None:
    form = build(
        reading(
            "# 认证申请表",
            "| 1 委托方名称 Client | 绍兴市云筑门窗有限公司 |",
            "| 地址 | 绍兴市柯桥区云东路12号 |",
        )
    )
    form.kinds = {"application_form": 1.0}
    lines = (
        "# 内部审核报告",
        "| 受审核方 Auditee | 嘉兴市云筑幕墙工程有限公司 |",
        "| 审核日期 Date | 2026年8月3日 |",
    )
    report = build(reading(*lines, path="内审.docx"))
    found = detect([form, report])
    assert found.name == "绍兴市云筑门窗有限公司"
    mark_foreign([form, report], found)
    assert "foreign" in report.root.flags
    assert found.named_in("云筑门窗的车间")
    assert not found.named_in("云筑集团品质部")
