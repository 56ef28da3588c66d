"""What a maintainer should know of a scheme's figures: gaps and jumps of tables, open ends, undefined starts, totals."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from corpus.audit_time import AuditTime, HeadcountTable, load_audit_time
from corpus.deadlines import Deadline, load_deadlines
from corpus.exact import shown
from corpus.levels import Levels, load_levels
from corpus.problem import SchemeProblem
from corpus.scheme import Scheme, Severity
from corpus.store import SCHEMES, scheme_ids

MONTHS_A_YEAR = 12


def figure_problems(scheme: Scheme) -> Iterator[SchemeProblem]:
    """Every problem of the figures of an installed scheme; nothing for a scheme without figures."""
    name = scheme.head.id
    if name not in scheme_ids():
        return
    if (SCHEMES / name / "audit_time.yaml").exists():
        yield from _times(scheme, load_audit_time(name))
    if (SCHEMES / name / "deadlines.yaml").exists():
        yield from _deadlines(scheme, load_deadlines(name))
    levels = load_levels(name)
    if levels is not None:
        yield from _levels(scheme, levels)


def _times(scheme: Scheme, time: AuditTime) -> Iterator[SchemeProblem]:
    if time.table is not None:
        yield from table_problems(scheme, time.table)
        yield from _caps(scheme, time, time.table)
    for name, silent in time.silent.items():
        yield SchemeProblem(
            "figure-missing-in-source", "info", silent.clause, name, silent.asks,
            "由有权人员填写并写明理由，程序不代填", scheme=scheme.head.id,
        )  # fmt: skip
    for setting, value in time.settings.model_dump().items():
        if setting in time.settings.model_fields_set:
            yield SchemeProblem(
                "reading-is-a-setting", "info", "计算设定", setting, f"原文有不同读法，默认 {setting}={str(value).lower()}",
                "机构可在案卷 time.settings 里改；推导中写明", scheme=scheme.head.id,
            )  # fmt: skip


def table_problems(scheme: Scheme, table: HeadcountTable) -> Iterator[SchemeProblem]:
    """Gaps, skipped steps, falling values and the open end of a headcount table."""
    known = {a.id for a in scheme.anomalies}

    def problem(rule: str, where: str, message: str, advice: str, anomaly: str | None) -> SchemeProblem:
        severity: Severity = "minor" if anomaly in known else "major"
        told = f"{message}（已登记为 {anomaly}）" if anomaly in known else f"{message}，未登记为原文异常"
        return SchemeProblem(rule, severity, table.clause, where, told, advice, scheme=scheme.head.id)

    for lower, band in zip([0, *(b.up_to for b in table.bands)], table.bands, strict=False):
        if band.days is None:
            yield problem(
                "table-gap", f"{lower + 1}-{band.up_to}", f"{lower + 1}～{band.up_to} 人没有档",
                "照印保存，取值由设定 gap_policy 决定；不要改表", band.anomaly,
            )  # fmt: skip
    yield from _steps(table, problem)
    if table.beyond.per is None:
        last = table.bands[-1].up_to
        yield problem(
            "table-open-end", f"{last} 人以上", f"超过 {last} 人没有数值",
            "由有权人员核定基础人日并写明理由；不要自造档位", table.beyond.anomaly,
        )  # fmt: skip


def _steps(table: HeadcountTable, problem: Callable[..., SchemeProblem]) -> Iterator[SchemeProblem]:
    rows = [b for b in table.bands if b.days is not None]
    for before, after in pairwise(rows):
        assert before.days is not None
        assert after.days is not None
        where = f"{before.up_to} → {after.up_to}"
        if after.days <= before.days:
            yield problem(
                "table-falls", where, f"人数增加而人日不增：{shown(before.days)} → {shown(after.days)}",
                "核对原文该两档", after.anomaly,
            )  # fmt: skip
        elif after.days - before.days > 1:
            lacking = "、".join(shown(before.days + n) for n in range(1, int(after.days - before.days)))
            yield problem(
                "table-step-missing", where, f"由 {shown(before.days)} 跳到 {shown(after.days)}，没有 {lacking} 人日一档",
                "照印保存，不作修补；请规则的所有者确认", after.anomaly,
            )  # fmt: skip


def _caps(scheme: Scheme, time: AuditTime, table: HeadcountTable) -> Iterator[SchemeProblem]:
    """Tabled values whose full reduction, rounded to the nearest half day, would fall under the cap."""
    if time.rounding is None or time.adjustment is None:
        return
    step, half = time.rounding.step, Fraction(1, 2)
    floors = {b.days: b.days * (1 - time.adjustment.limit) for b in table.bands if b.days is not None}
    broken = [d for d, floor in floors.items() if (floor / step + half) // 1 * step < floor]
    if broken:
        yield SchemeProblem(
            "rounding-breaks-cap", "info", time.rounding.clause, "、".join(shown(d) for d in broken),
            f"{len(broken)} 个表值减到上限后取最接近的半人日会突破 {shown(time.adjustment.limit * 100)}% 上限",
            "计算时上限优先，取其上的半人日，推导中写明", scheme=scheme.head.id,
        )  # fmt: skip


def _deadlines(scheme: Scheme, rules: Iterable[Deadline]) -> Iterator[SchemeProblem]:
    items, anomalies = {i.id for i in scheme.items}, {a.id for a in scheme.anomalies}
    covered: set[str] = set()
    for rule in rules:
        covered |= set(rule.items)
        unknown = [i for i in rule.items if i not in items]
        if unknown or (rule.anomaly and rule.anomaly not in anomalies):
            yield SchemeProblem(
                "deadline-reference-unknown", "critical", rule.clause, rule.id,
                f"所指条目或异常不存在：{'、'.join([*unknown, *([rule.anomaly] if not unknown and rule.anomaly else [])])}",
                "改成本方案条款清单或异常清单里的编号", scheme=scheme.head.id,
            )  # fmt: skip
        if rule.by_default:
            yield SchemeProblem(
                "deadline-reading-by-default", "info", rule.clause, rule.id,
                f"{rule.title}：起算、止日或口径原文未写明；{rule.note or '取默认读法'}",
                "时限表中已注明；机构另有规定的改 deadlines.yaml", scheme=scheme.head.id,
            )  # fmt: skip
        yield from _transition(scheme, rule)
    for item in scheme.items:
        if item.kind == "timing" and item.id not in covered:
            yield SchemeProblem(
                "timing-without-deadline", "minor", item.clause, item.id, f"时限条目没有期限规则：{item.statement}",
                "能计算的写进 deadlines.yaml；期限由他人逐次指定的不必", scheme=scheme.head.id,
            )  # fmt: skip


def _transition(scheme: Scheme, rule: Deadline) -> Iterator[SchemeProblem]:
    """A transition of so many years: told with both anchors, the effective day and the day of the cut-off."""
    effective = scheme.head.effective_date
    for limit in rule.limits:
        cut = limit.when.date if limit.when else ""
        if (
            limit.fixed is None
            or effective is None
            or not cut[:1].isdigit()
            or cut == limit.fixed.isoformat()
        ):
            continue
        whole = {a: _whole_years(datetime.date.fromisoformat(a), limit.fixed) for a in (cut, effective)}
        words = "；".join(
            f"自 {a} 起算{'为 ' + str(n) + ' 年' if n else '不是整年'}" for a, n in whole.items()
        )
        yield SchemeProblem(
            "transition-anchor", "info", rule.clause, rule.id, f"过渡期止于 {limit.fixed}：{words}",
            "三个日期各自保存，不由年限推算", scheme=scheme.head.id,
        )  # fmt: skip


def _whole_years(start: datetime.date, end: datetime.date) -> int | None:
    return end.year - start.year if (end.month, end.day) == (start.month, start.day) else None


def _levels(scheme: Scheme, levels: Levels) -> Iterator[SchemeProblem]:
    listed = {key: [i for i in scheme.items if i.module == name] for key, name in levels.names.items()}
    for row in levels.rows:
        columns = [row.most_not_met, row.most_partly, row.least_fully]
        items = [i for m in row.modules for i in listed[m]]
        count, missing = len(items), sum(i.status == "missing_in_source" for i in items)
        if row.printed_total is None:
            yield SchemeProblem(
                "level-without-figures", "info", row.clause, f"{row.level} 级", "各栏没有数值，只能由人工确认",
                "不得当作 0", scheme=scheme.head.id,
            )  # fmt: skip
        elif count - missing != row.printed_total or sum(c or 0 for c in columns) != row.printed_total:
            yield SchemeProblem(
                "level-total-differs", "minor", row.clause, f"{row.level} 级",
                f"三栏合计 {sum(c or 0 for c in columns)}，条目实列 {count - missing}（另有占位 {missing}）",
                f"不增删条目凑数；见 {'、'.join(levels.total_anomalies)}", scheme=scheme.head.id,
            )  # fmt: skip
