"""Reading a table as a register (header labels above rows) or a form (label beside value)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checkers.document import Block, Cell
from checkers.folding import fold
from checkers.language.led import led
from checkers.structure.labels import known_label

_HEADER_WORDS = re.compile(
    r"序号|编号|号码|单号|名称|品名|型号|规格|数量|台数|单位|日期|时间|日子|姓名|名字|部门|岗位|工种|工序|内容|备注|签名|签字|"
    r"结果|结论|判定|负责人|责任人|经办|地点|对象|项目|次数|金额|单价|去向|客户|供方|供应商|版本|页次|月份|主题|讲师|"
    r"成绩|得分|合格|有效期|证号|证书|来源|批号|批次|车间|班组|说明|措施|原因|职责|环节|步骤|阶段|风险|要点|职务|职位|学历|专业|用途|厂家|品牌|效果|评价|意见|反馈|状态|电话|地址|类别|种类|标准|要求|方式|频次|周期|情况"
)
_VALUE = re.compile(r"\d{4}[年./-]\d|^\d+(\.\d+)?%?$|^[√✓×☑□○●/-]+$|\d{3,}")
_BLANK = re.compile(r"^[\s_＿—–\-－/／\\.·…xX×＊*年月日时分:：()（）□☐〇]*$")
# The year before a label of a register that sets years side by side (2024年检查日, 2025年度产量).
_OF_YEAR = re.compile(
    rf"^20\d\d年?度?(?=[\u4e00-\u9fff]{{0,6}}(?:{_HEADER_WORDS.pattern}|[日数量分值额率比])$)"
)
_NOTE = re.compile(r"[(（][^)）]*[)）]")
_UNTICKED = re.compile(r"^\s*[□☐]")
_TICKED = re.compile(r"[☑☒√✓✔■●▣]|[(（\[]\s*[√vxX]\s*[)）\]]")


@dataclass(slots=True)
class Field:
    """A label with its verbatim value and the row and grid column where the value stands."""

    label: str
    value: str
    block: Block
    column: int
    heading: str = ""  # the title row above it, or the merged cell beside it


@dataclass(slots=True)
class Record:
    """One data row of a register: its fields in column order.

    ``more`` are columns that have no cell in this row: the value of a cell merged from above, or "".
    """

    block: Block
    fields: list[Field]
    more: list[Field] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table understood: captions inside it, form fields, header labels, filled and blank rows."""

    titles: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    header: Block | None = None
    records: list[Record] = field(default_factory=list)
    merged: dict[int, tuple[str, int]] = field(default_factory=dict)  # column -> value, last row of the table
    plain: list[Block] = field(default_factory=list)  # rows that are neither


def is_blank(text: str) -> bool:
    """Whether a value is empty, a line to fill in, unticked boxes or date words without figures."""
    return bool(_BLANK.match(text)) or bool(_UNTICKED.search(text) and not _TICKED.search(text))


_LABEL_ONLY = re.compile(
    r"^(作业人|监护人|批准人?|审核人?|编制人?|日期|时间|地点|签名|签字|备注|结论|部门|姓名|负责人|记录人|检验员|作业内容|作业时间|措施|联系人|电话)[:：]?$"
)
_CALLED_OFF = led(
    r"^(本次|本期|本批|当次|目前|暂时?)?(未|没)(?!检出|发现|见|超|有问题|问题|花|坏|死|裂|掉|松|事|关闭|结案|销案|闭环|销项|解决|处理完|整改|回复|回(?=$))[^,;。]{1,5}$|^(已?取消|作废|未发|没发|未实施|未开展|没开成|未开|没开|未培训|缺货|未做|没做|未购|没买|未配|未到|停办|未进行|未执行|未落实|未完成|未签|未检(?!出)|未测|未拿到|未取得|未考|在考|报名|未建|未办|顺延|延后|推后|改期|待讨论|待研究|待议|待(考|取证?|办|发证?|审|批|评|检|测)$)|[,，](未发|没发|未买|没买|未做|没做)$|"
    r"(尚|还|暂|仍)?(未|没)(有)?(开放|上线|接入|开发|启用|开通|对接|实现|做完|做好|投用)(好|完成?)?$|(已|已经)?(停用|作废)$|(已经?|功能|页面)下线$|^(计划|拟|打算|预计|准备)(于|在|到|明年|后年|下|20\d\d|\d{1,2}月)[^,;。]{0,14}$|"
    r"^20\d\d年?(度|初|底|春|夏|秋|冬|[一二三四上下](季度|半年))?(再|才|拟|计划|打算|准备|将)[^,;。]{1,12}$"
)
_AMOUNT = re.compile(r"^台$|^数$|^qty$|几台|几个|数量|台数|件数|实发|实有|人数|份数|数$")


_BETTER_NONE = re.compile(r"不良|不合格|缺陷|返|退|坏|次品|废|欠|差|投诉|事故|损|短少|故障|停机|补")


def called_off(label: str, value: str) -> bool:
    """Whether an answer says that the row did not come about: cancelled, not issued, amount nought."""
    folded = fold(value)
    if (
        _AMOUNT.search(fold(label))
        and not _BETTER_NONE.search(fold(label))
        and re.match(r"^(0|零|无)([(（台件只个套].*)?$", folded)
    ):
        return True
    if folded == "下线":  # a stage of work, unless the column tells a state
        return bool(re.search(r"状态?|现状|情况|备注", fold(label)))
    return len(folded) <= 24 and bool(_CALLED_OFF.search(folded))


_FUNCTION = re.compile(r"功能|页面|模块|菜单|栏目|入口|界面|板块")
_STATE = re.compile(r"状态?$|现状|情况|上线|说明|备注|进展|能不能用|开通|启用")
_NOT_OPEN = led(
    r"(开发|建设|筹备|规划|选型|调试|改版|内测|招标|设计|完善|搭建|制作|测试)中(?=$|[,，。;；])|^(页面|功能|入口)?(在建|筹备|规划|待建|筹建|待定|没有|无|关闭|停用)$|敬请期待|"
    r"(已|现|暂时?|临时)(于?[^,，。;]{0,12})?(关闭|关停|下架|停用|停开|撤下)|^(未|待|没)(上线|开发|开通|启用|建|做)|(二期|三期|下一期|下期|明年|20\d\d年?.{0,4})(再)?(开发|做|上线|上|建)|未开放|未启用|没上线|未上线"
)


def not_open(fields: Sequence[tuple[str, str]]) -> bool:
    """Whether a row of a list of functions says that the function is not there, or closed."""
    if any(_HAD.search(fold(label)) for label, _ in fields) and any(
        _EXISTS.fullmatch(fold(label)) and _DENIED.fullmatch(fold(value)) for label, value in fields
    ):
        return True
    if not any(_FUNCTION.search(fold(label)) for label, _ in fields):
        return False
    return any(
        _STATE.search(fold(label)) and len(value) <= _SHORT_STATE and _NOT_OPEN.search(fold(value))
        for label, value in fields
    )


_SHORT_STATE = 30
# What an applicant has or has not; no list of faults, where none is good news.
_HAD = re.compile(r"功能|页面|模块|菜单|栏目|入口|界面|板块|文件|资料|制度|设施|证照|证书|岗位")
_EXISTS = led(r"(目前|现)?(有[/或]?无|有没有|有否|是否(已?有|具备|设有|配备|建立|提供|上线|开通|实现))[??]?")
_DENIED = led(
    r"(暂|尚)?(无|没有|未有|否|没|×|x|✗|✘|未(上线|开通|建立|配备|提供|实现|设))([(（].*[)）])?[。]?"
)


def understand(rows: list[Block]) -> Table:
    """Read the rows of one table."""
    table = Table()
    form = _is_form(rows)
    side = _Side()
    width = max((c.column + c.columns - 1 for r in rows for c in r.cells), default=0)
    index = 0
    while index < len(rows):
        row = rows[index]
        cells = [c for c in row.cells if c.text.strip()]
        following = rows[index + 1 : index + 4]
        side.pass_row(row)
        for cell in row.cells:
            if cell.rows > 1:
                table.merged[cell.column] = (cell.text, index + cell.rows - 1)
        if not cells:
            pass  # an empty row says nothing
        elif len(cells) == 1 and len(row.cells) == 1 and width > 1:
            _take_single(table, row, cells[0])
            side.heading = cells[0].text.strip()
        elif not table.labels and _people_below(row, following):
            form = False
            index += _take_header(table, row, following)
        elif (
            (not table.labels and side.takes(row))
            or (form and len(row.cells) % 2 == 0)
            or _goes_on(row, rows[index - 1] if index else None, table)
            or (not _fills(row, table) and _paired(row, following))
        ):
            table.fields.extend(_pairs(row, side) or ())
        elif _is_header(row, cells, following, table, width):
            index += _take_header(table, row, following)
        elif table.labels and _fits(row, table.labels):
            _take_record(table, row, index)
        elif (pairs := _pairs(row, side)) is not None:
            table.fields.extend(pairs)
        else:
            table.plain.append(row)
        index += 1
    table.labels = dict(sorted(table.labels.items()))
    return table


def _take_single(table: Table, row: Block, cell: Cell) -> None:
    if len(fold(cell.text)) <= 40 and not re.search(r"[。；]", cell.text) and not _labelled(cell.text):
        table.titles.append(row)
    else:
        table.plain.append(row)


def _labelled(text: str) -> bool:
    return bool(re.match(r"^[^：:\n]{1,14}[：:]", text.strip()))


def label_like(text: str) -> bool:
    """Whether a cell could be a label: short, no value shape, no sentence."""
    folded = _OF_YEAR.sub("", fold(text))
    return 1 <= len(folded) <= 18 and not _VALUE.search(folded) and not re.search(r"[。；;]", folded)


def _is_header(row: Block, cells: list[Cell], following: list[Block], table: Table, width: int) -> bool:
    if len(cells) < 2 or not all(label_like(c.text) for c in cells):
        return False
    if _spans(row, following):
        return True
    if len(cells) < 0.5 * len(row.cells):
        return False
    words = sum(bool(_HEADER_WORDS.search(fold(c.text))) for c in cells)
    if not following:
        return (
            not table.labels
            and not table.fields
            and len(cells) >= 3
            and (words >= 0.6 * len(cells) or len(cells) % 2 == 1)
        )
    if len(cells) >= 3 and words >= len(cells) - 1 and all(len(fold(c.text)) <= 8 for c in cells[1:]):
        return True
    fitting = [r for r in following if _same_columns(row, r)]
    if table.labels:
        return len(cells) >= 3 and words >= max(2, 0.6 * len(cells)) and bool(fitting)
    if len(cells) == 2:
        return words == 2 and bool(fitting) and not _form_below(following)
    if _repeats(row, fitting):
        return True
    if _alternating([row, *following]) and words < len(cells) and not _register_below(row, following):
        return False
    return bool(fitting) and (words >= 2 or len(cells) >= 3)


_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施洪祁邢俞倪柴童温庄莫祝鲍庞安詹甘严牛葛季向路岳梅盛颜"
    "柏苗翁关丛樊霍卞屠费凌燕滕解荆仝逄耿欧游阮伍蒙蓝冼岑麦褚缪戚濮桑裴阚屈芮尚聂穆单房纪项辛管包左吉华丘柯卓骆连诸卫应车宫邬巫池卜成和仇沙娄楚储匡栾祖凤花计米古官班宿逯刁闵茅汲邴糜井乌焦巴弓牧隗山谷郁佘伏鄂索咸籍靳冀党翟谈郎容戈宁习甄封虞鹿全权冉苑蔺宗阳霞闫肖"
)
_ASKS_NAME = re.compile(r"^(姓名|名字|员工|员工姓名|人员|谁|人名|学员|参训人|受检人|作业人员|领用人)$")
_PERSON = re.compile(rf"^[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}$")
_PEOPLE = 2  # persons below one another that make a list


def _people_below(row: Block, following: list[Block]) -> bool:
    """Whether the first column asks for a name and has persons below: a list, whatever its other columns."""
    if not row.cells or len(row.cells) < 2 or not _ASKS_NAME.match(fold(row.cells[0].text)):
        return False
    below = [fold(r.cells[0].text) for r in following if _same_columns(row, r) and len(r.cells) > 1]
    people = sum(bool(_PERSON.match(name)) for name in below)
    return people >= min(_PEOPLE, len(following)) and people >= 0.6 * len(below) and people >= _PEOPLE


def _repeats(row: Block, fitting: list[Block]) -> bool:
    """Whether a column repeats one answer below another word (现状: 在用, 在用): a form repeats no label."""
    if len(row.cells) < 3 or any(re.search(r"\d", c.text) for c in row.cells):
        return False
    for label in row.cells[2::2]:
        below = [fold(c.text) for r in fitting for c in r.cells if c.column == label.column]
        if len(below) >= 2 and len(set(below)) == 1 and below[0] not in ("", fold(label.text)):
            return not known_label(below[0])
    return False


def _same_columns(one: Block, other: Block) -> bool:
    """Whether two rows start their cells at mostly the same grid columns."""
    a, b = {c.column for c in one.cells}, {c.column for c in other.cells}
    return len(a & b) >= 0.7 * max(len(a), len(b), 1)


def _spans(row: Block, following: list[Block]) -> bool:
    """Whether merged cells stand above a second row of labels, as in a header of two rows."""
    if not following or not any(c.columns > 1 for c in row.cells):
        return False
    second = [c for c in following[0].cells if c.text.strip()]
    known = sum(known_label(c.text) for c in second)
    starts = {c.column for c in following[0].cells}
    below = [r for r in following[1:] if _same_columns(following[0], r) or len(r.cells) > len(row.cells)]
    return (
        len(second) >= 3
        and len(following[0].cells) > len(row.cells)
        and all(label_like(c.text) for c in second)
        and known >= 0.5 * len(second)
        and any(c.column in starts for c in row.cells if c.columns > 1)
        and (bool(below) or len(following) == 1)
    )


def _register_below(row: Block, following: list[Block]) -> bool:
    """Whether the rows below carry values where a form of label and value pairs would have its labels."""
    fitting = [r for r in following if _same_columns(row, r)]
    odd = [c for r in fitting for c in r.cells[0::2] if c.text.strip()]
    if len(fitting) < 2 or not odd or any(re.search(r"\d", c.text) for c in row.cells):
        return False
    known = sum(known_label(c.text) for c in odd)
    own = sum(known_label(c.text) for c in row.cells)
    valued = any(re.search(r"\d", c.text) for c in odd)
    return valued and known < 0.2 * len(odd) and own >= 2


def _is_form(rows: list[Block]) -> bool:
    """Whether a whole table is label, value, label, value: its odd cells are known labels, its even ones are not."""
    wide = [r for r in rows if len(r.cells) >= 4]
    paired = [r for r in wide if len(r.cells) % 2 == 0]
    if len(paired) < 2 or len(paired) < 0.6 * len(wide):
        return False
    odd = [c.text for r in paired for c in r.cells[0::2] if c.text.strip()]
    even = [c.text for r in paired for c in r.cells[1::2] if c.text.strip()]
    if not odd or sum(bool(_VALUE.search(fold(t))) for t in odd) > 0.1 * len(odd):
        return False
    labels, values = sum(map(known_label, odd)), sum(map(known_label, even))
    return labels >= 0.7 * len(odd) and values <= 0.3 * len(even)


@dataclass(slots=True)
class _Side:
    """What stands above or beside the labels of a form: the last title row, or a merged first cell."""

    heading: str = ""
    merged: str = ""
    rows: int = 0

    def pass_row(self, row: Block) -> None:
        """Count down the rows of the merged cell."""
        self.rows -= 1
        if self.rows <= 0:
            self.merged = ""

    def takes(self, row: Block) -> bool:
        """Whether a row begins with a cell merged over several rows, beside label and value pairs."""
        first, rest = row.cells[0], row.cells[1:]
        if first.rows < 2 or len(rest) < 2 or len(rest) % 2 or not label_like(first.text):
            return False
        if not any(known_label(c.text) for c in rest[0::2]) or any(known_label(c.text) for c in rest[1::2]):
            return False
        self.merged, self.rows = first.text.strip(), first.rows
        return True


def _goes_on(row: Block, before: Block | None, table: Table) -> bool:
    """Whether a form of label and value pairs goes on: the same columns, and not labels all the way."""
    if table.labels or before is None or len(row.cells) < 4 or len(row.cells) % 2:
        return False
    paired = sum(f.block is before for f in table.fields) >= 2
    known = sum(known_label(c.text) for c in row.cells[1::2])
    return (
        paired
        and _same_columns(row, before)
        and known == 0
        and all(label_like(c.text) for c in row.cells[0::2] if c.text)
    )


def _paired(row: Block, following: list[Block]) -> bool:
    """Whether a row is label, value, label, value: the odd cells are known label words, the even ones are not."""
    odd, even = row.cells[0::2], row.cells[1::2]
    if not odd or len(odd) != len(even) or len(row.cells) < 4:
        return False
    labels = [bool(_HEADER_WORDS.search(fold(c.text))) and label_like(c.text) for c in odd]
    values = [bool(_HEADER_WORDS.search(fold(c.text))) and label_like(c.text) for c in even]
    if _register_below(row, following):
        return False
    return sum(labels) >= max(2, 0.6 * len(labels)) and not any(values)


def _fills(row: Block, table: Table) -> bool:
    """Whether a row has the columns of the register being read."""
    return bool(table.labels) and {c.column for c in row.cells} == set(table.labels)


def _form_below(rows: list[Block]) -> bool:
    """Whether the first cells of the rows are labels themselves, as in a form of two columns."""
    labels = [bool(_HEADER_WORDS.search(fold(r.cells[0].text))) for r in rows if r.cells]
    return sum(labels) >= max(1, 0.5 * len(labels)) if labels else False


def _alternating(rows: list[Block]) -> bool:
    """Whether rows look like label, value, label, value ..."""
    good = 0
    for row in rows:
        odd, even = row.cells[0::2], row.cells[1::2]
        labels = odd and len(odd) == len(even) and all(label_like(c.text) for c in odd)
        good += bool(labels and any(is_blank(c.text) or not label_like(c.text) for c in even))
    return good >= max(1, 0.6 * len(rows))


def _take_header(table: Table, row: Block, following: list[Block]) -> int:
    """Take a header of one row, or of two where merged cells stand above a second label row."""
    table.header = row
    table.labels = {c.column: c.text.strip() for c in row.cells}
    wide = [c for c in row.cells if c.columns > 1]
    second = following[0] if following else None
    if wide and second and sum(label_like(c.text) for c in second.cells if c.text.strip()) >= 2:
        covered = {n for c in wide for n in range(c.column, c.column + c.columns)}
        below = [c for c in second.cells if c.column in covered and c.text.strip()]
        others = [c for c in second.cells if c.column not in covered and c.text.strip()]
        spanned = _spans(row, following)
        if (
            len(below) >= 2
            and (spanned or not others)
            and not any(_VALUE.search(fold(c.text)) for c in below)
        ):
            tops = {
                n: _NOTE.sub("", c.text).strip() for c in wide for n in range(c.column, c.column + c.columns)
            }
            for cell in below:
                table.labels[cell.column] = f"{tops[cell.column]} {cell.text.strip()}".strip()
            table.labels |= {c.column: c.text.strip() for c in others}
            return 1
    return 0


def _fits(row: Block, labels: dict[int, str]) -> bool:
    starts = {c.column for c in row.cells}
    return len(starts & set(labels)) >= 0.5 * min(len(labels), max(len(starts), 1)) and len(row.cells) > 1


def _take_record(table: Table, row: Block, index: int) -> None:
    fields = [Field(table.labels.get(c.column, ""), c.text, row, c.column) for c in row.cells]
    # The running number alone, or fewer than two real answers, is a row waiting to be filled in.
    real = [f for f in fields if not is_blank(f.value) and not _running_number(f, fields)]
    if real and (len(real) >= 2 or len(fields) <= 2 or len(real) >= 0.5 * len(fields)):
        table.records.append(Record(row, fields, list(_lacking(table, row, index))))


def _running_number(found: Field, fields: list[Field]) -> bool:
    return found is fields[0] and bool(re.fullmatch(r"\d{1,3}", fold(found.value)))


def _lacking(table: Table, row: Block, index: int) -> Iterator[Field]:
    """The labelled columns without a cell in a row: merged from above, or blank."""
    covered = {n for c in row.cells for n in range(c.column, c.column + c.columns)}
    for column, label in table.labels.items():
        if column not in covered:
            value, last = table.merged.get(column, ("", -1))
            yield Field(label, value if index <= last else "", row, column)


def _pairs(row: Block, side: _Side) -> list[Field] | None:
    """The labels of a row with their values, below and beside the headings of the form."""
    beside = bool(side.merged) and row.cells[0].text.strip() == side.merged
    heading = f"{side.heading} {side.merged}".strip()
    found = _pairs_of(row, row.cells[1:] if beside else row.cells)
    for pair in found or ():
        pair.heading = heading
    return found


def _pairs_of(row: Block, cells: Sequence[Cell]) -> list[Field] | None:
    if len(cells) < 2:
        return None
    pairs: list[Field] = []
    index = 0
    while index < len(cells):
        label = cells[index]
        if not label.text.strip():
            index += 1
            continue
        if index + 1 >= len(cells) and label_like(label.text) and pairs:
            pairs.append(Field(label.text.strip(), "", row, label.column))
            break
        if not label_like(label.text) or index + 1 >= len(cells):
            return pairs or None
        value = cells[index + 1]
        if value.column > label.column + label.columns:  # the cell beside the label is blank
            pairs.append(Field(label.text.strip(), "", row, label.column + label.columns))
            index += 1
            continue
        if _LABEL_ONLY.match(fold(value.text)):
            pairs.append(Field(label.text.strip(), "", row, label.column))
            index += 1
            continue
        pairs.append(Field(label.text.strip(), value.text, row, value.column))
        index += 2
    return pairs or None
