"""The customer satisfaction survey (满意度调查): rows or totals, and what follows a low result."""

from __future__ import annotations

from docgen.case.values import Amount, Count, Day, Strict, Text, many, named, opt, req


class Reply(Strict):
    """One customer's answer, scores by dimension out of `full_mark`."""

    customer: str = req("客户")
    date: Day | None = opt("日期")
    method: str | None = opt("方式")
    scores: dict[str, Amount] = named("各维度得分")
    satisfied: bool | None = opt("是否满意")
    comment: str | None = opt("意见")


class Tally(Strict):
    """A dimension as a total: how many answered, how many are satisfied."""

    dimension: str = req("维度")
    answers: Count = req("答复数")
    satisfied: Count = req("满意数")


class Survey(Strict):
    """A survey of one audit; `satisfaction` is what the body states, in per cent."""

    audit: Text | None = opt("审核编号")
    start: Day | None = opt("开始日期")
    end: Day | None = opt("结束日期")
    methods: list[str] = many("调查方式")
    selection: str | None = opt("抽取方式")
    sent: Count | None = opt("发出份数")
    returned: Count | None = opt("回收份数")
    full_mark: Amount | None = opt("满分")
    rows: list[Reply] = many("答复")
    totals: list[Tally] = many("汇总")
    satisfaction: Amount | None = opt("总体满意度（%）")
    conducted_by: str | None = opt("调查人")
    cause: str | None = opt("未达标原因分析")
    improvement: str | None = opt("改进方案")
    rechecked_on: Day | None = opt("复查日期")
    recheck_result: str | None = opt("复查结果")
