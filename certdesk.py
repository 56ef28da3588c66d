"""The front door: the command `certdesk` and its verbs. No logic here; see checkers, docgen and corpus."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from corpus.usage import Plain

VERSION = "0.1.0"
FAIL_ON = "有这个级别及以上的问题时退出码为 1"
SEVERITIES = ("critical", "major", "minor")
DONE, FINDINGS, FAILED = 0, 1, 2


def as_of_option(function: Any) -> Any:
    """The day as of which papers are judged; no rule reads the clock by itself."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        default=lambda: datetime.datetime.now().strftime("%Y-%m-%d"),
        show_default="今天",
        help="以哪一天为准判断",
    )(function)


@click.group(cls=Plain, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="certdesk", message="%(prog)s %(version)s")
def main() -> None:
    """认证机构的资料预审与文书生成工具。"""


@main.command()
@click.argument("submission", type=click.Path(path_type=Path))
@click.option("--scheme", "scheme_id", required=True, help="认证方案编号，见 certdesk scheme list")
@click.option("--case", type=click.Path(path_type=Path), help="案卷文件 case.yaml")
@as_of_option
@click.option("--out", type=click.Path(path_type=Path), help="结果写到哪个文件夹")
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="同时读取的进程数")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="major", show_default=True, help=FAIL_ON)
def check(
    submission: Path,
    scheme_id: str,
    case: Path | None,
    as_of: datetime.datetime,
    out: Path | None,
    jobs: int,
    fail_on: str,
) -> None:
    """预审一份申请资料（文件夹、zip 或单个文件）。"""
    from checkers.desk import examine
    from docgen import prescreen_files, summary

    click.echo(f"预审 {submission}，方案 {scheme_id}，以 {as_of:%Y-%m-%d} 为准 …", err=True)
    data = examine(submission, scheme_id, as_of.date(), VERSION, case, jobs, partial(click.echo, err=True))
    if out is not None:
        prescreen_files.write(data, out)
    summary.show(data, out)
    worst = SEVERITIES.index(fail_on)
    sys.exit(FINDINGS if summary.gaps(data, SEVERITIES[: worst + 1]) else DONE)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def read(file: Path) -> None:
    """读取一个文件，以 JSON 打印读到的内容。"""
    from checkers.desk import reading_as_data

    click.echo(json.dumps(reading_as_data(file), ensure_ascii=False, indent=1))


@main.command("plan-time")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def plan_time(case: Path, as_json: bool) -> None:
    """核定审核人日，并写出全部推导。"""
    from docgen.case.load import load_case
    from docgen.figures import show_time
    from docgen.figures.plan_time import plan_times

    read_case = load_case(case)
    plans = plan_times(read_case)
    if as_json:
        click.echo(json.dumps(show_time.as_data(read_case, plans), ensure_ascii=False, indent=1))
    else:
        show_time.print_plans(read_case, plans)
    sys.exit(FINDINGS if any(p.status == "error" for p in plans) else DONE)


@main.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--seed", help="抽样种子（默认为案卷编号）；同一种子每次结果相同")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def sampling(case: Path, seed: str | None, as_json: bool) -> None:
    """抽取各次审核的场所和条款，写明种子、下限和覆盖。"""
    from docgen.case.load import load_case
    from docgen.figures import show_figures
    from docgen.figures.sample_plan import sample_plan

    read_case = load_case(case)
    plan = sample_plan(read_case, seed)
    if as_json:
        click.echo(json.dumps(show_figures.sample_data(read_case, plan), ensure_ascii=False, indent=1))
    else:
        show_figures.print_samples(read_case, plan)
    sys.exit(FINDINGS if plan.status == "error" else DONE)


@main.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def level(case: Path, as_json: bool) -> None:
    """按条款评价判定级别，给出下限、上限和理由。"""
    from docgen.case.load import load_case
    from docgen.figures import show_figures

    read_case = load_case(case)
    levels, result = show_figures.level_of(read_case)
    data = show_figures.level_data(read_case, levels, result)
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        show_figures.print_level(read_case, levels, result)
    sys.exit(FINDINGS if data["result"]["comparison"] == "does_not_support" else DONE)


@main.command()
@click.argument("case", type=click.Path(path_type=Path))
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
@click.option("--ics", type=click.Path(path_type=Path, dir_okay=False), help="另写成日历文件（iCalendar）")
@click.option("--png", type=click.Path(path_type=Path, dir_okay=False), help="另画成图")
def timeline(case: Path, as_of: datetime.datetime, as_json: bool, ics: Path | None, png: Path | None) -> None:
    """列出案卷的全部期限和窗口，各写明条款、起算、规则和略过的日子。"""
    from docgen.case.load import load_case
    from docgen.figures.timeline import engine, show
    from docgen.figures.timeline.files import write_files

    read_case, day = load_case(case), as_of.date()
    events = engine.timeline(read_case, day)
    if as_json:
        click.echo(json.dumps(show.as_data(read_case, events, day), ensure_ascii=False, indent=1))
    else:
        show.print_timeline(read_case, events, day)
    write_files(read_case, events, day, ics, png)
    sys.exit(FINDINGS if any(e.result == "error" or e.status == "overdue" for e in events) else DONE)


@main.command()
@click.argument("arguments", nargs=-1, metavar="[文书] 案卷")
@click.option("--list", "listed", is_flag=True, help="列出案卷的方案有哪些文书、哪些现在可以出具")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="输出的 .docx 文件或文件夹")
@click.option("--pdf", is_flag=True, help="同时生成 PDF（需要 LibreOffice）")
@click.option("--template", type=click.Path(path_type=Path), help="用这个 Word 模板")
@click.option("--of", "subject", help="写哪一次审核、哪个不符合项、哪个事件、哪个决定")
@click.option(
    "--register",
    type=click.Path(path_type=Path),
    envvar="CERTDESK_REGISTER",
    help="登记到这份发文登记簿（SQLite 文件）；没有编号时按机构的规则取号",
)
def render(
    arguments: tuple[str, ...],
    listed: bool,
    out: Path | None,
    pdf: bool,
    template: Path | None,
    subject: str | None,
    register: Path | None,
) -> None:
    """由案卷（或一个文件夹的案卷）生成一种 Word 文书。"""
    from docgen.deliverables import render as rendering

    if len(arguments) != (1 if listed else 2):
        raise click.UsageError("写成 certdesk render 文书 case.yaml，或 certdesk render --list case.yaml")
    source = Path(arguments[-1])
    if listed:
        click.echo("\n".join(rendering.listing(source)))
        return
    wish = rendering.Wish(arguments[0], subject, template, pdf, register)
    if not source.is_dir():
        _tell(rendering.render(source, wish, out))
        return
    failed = 0
    for done in rendering.render_folder(source, wish, out or Path()):
        failed += isinstance(done, Exception)
        _tell(done)
    sys.exit(FAILED if failed else DONE)


def _tell(done: Any) -> None:
    """Say on stdout what was written; on stderr what was not, and what else could have been."""
    if isinstance(done, Exception):
        click.echo(f"certdesk：{done}", err=True)
        return
    for path in done.paths:
        click.echo(f"《{done.title}》已写到 {path}")
    if done.drawn:
        click.echo(f"已登记，编号 {done.drawn}；请写入案卷", err=True)
    if done.others:
        click.echo(f"写的是 {done.subject}；另有 {'、'.join(done.others)}，用 --of 指定", err=True)


@main.group()
def scheme() -> None:
    """查看和维护认证方案。"""


@scheme.command("list")
def list_schemes() -> None:
    """列出可用的认证方案。"""
    from corpus.store import load_scheme, scheme_ids

    for scheme_id in scheme_ids():
        head = load_scheme(scheme_id).head
        click.echo(f"{scheme_id}\t{head.title}\t{head.document_number or '无文件编号'}\t{head.edition}")


@scheme.command("show")
@click.argument("scheme_id")
def show_scheme(scheme_id: str) -> None:
    """打印一个方案要求申请组织提交或证明的全部要素。"""
    from corpus.store import load_scheme

    found = load_scheme(scheme_id)
    for item in (*found.elements, *found.standard_elements):
        click.echo(f"{item.id}\t{item.clause}\t{item.severity}\t{item.statement}")


@scheme.command("lint")
@click.argument("scheme_id", required=False)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def lint_scheme(scheme_id: str | None, as_json: bool) -> None:
    """检查方案数据，列出原文存疑之处和数据薄弱之处（不写编号则检查全部方案）。"""
    from checkers.checks import CHECKS
    from corpus import lint
    from corpus.store import load_scheme, scheme_ids

    found = {i: lint.problems(load_scheme(i), CHECKS) for i in ([scheme_id] if scheme_id else scheme_ids())}
    if as_json:
        listed = [dataclasses.asdict(p) for several in found.values() for p in several]
        click.echo(json.dumps({"problems": listed}, ensure_ascii=False, indent=1))
    else:
        for name, several in found.items():
            click.echo("\n".join((f"方案 {name}", *lint.lines(several))))
    sys.exit(FINDINGS if any(p.severity in lint.GRAVE for s in found.values() for p in s) else DONE)


@main.group()
def case() -> None:
    """案卷文件 case.yaml：新建、导入、Excel 表单。"""


@case.command("new")
@click.option("--scheme", "scheme_id", required=True, help="认证方案编号，见 certdesk scheme list")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="写到哪个文件；不写则打印")
def new_case(scheme_id: str, out: Path | None) -> None:
    """写一份带中文说明的空白案卷；文件名以 .xlsx 结尾时写空白 Excel 表单。"""
    from docgen.case.store import write_new
    from docgen.case_excel.write import blank

    content = blank(scheme_id, out)
    if out is None:
        click.echo(content.decode(), nl=False)
    else:
        write_new(out, content)
        click.echo(f"已写好空白案卷：{out}", err=True)


@main.command("issued")
@click.argument("register", type=click.Path(path_type=Path), envvar="CERTDESK_REGISTER")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def list_issued(register: Path, as_json: bool) -> None:
    """列出发文登记簿。"""
    from docgen.issued import listing

    click.echo(listing.as_json(register) if as_json else listing.as_text(register))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--register",
    type=click.Path(path_type=Path),
    envvar="CERTDESK_REGISTER",
    help="发文登记簿（SQLite 文件）",
)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def verify(file: Path, register: Path | None, as_json: bool) -> None:
    """核对一份 Word 文件是否由本机构发出、内容有无改动。"""
    from docgen.issued import verify as verifying
    from docgen.issued.register import Register

    with contextlib.ExitStack() as stack:
        book = stack.enter_context(Register(register, create=False)) if register else None
        answer = verifying.verify(file, book)
    click.echo(
        json.dumps(answer.as_data(), ensure_ascii=False, indent=1) if as_json else verifying.as_text(answer)
    )
    sys.exit(DONE if answer.status == "unchanged" else FINDINGS)


@case.command("import")
@click.argument("findings", type=click.Path(path_type=Path))
@click.option("--case", "case_file", type=click.Path(path_type=Path), help="写进这份案卷")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="没有案卷时，写一份新案卷")
def import_findings(findings: Path, case_file: Path | None, out: Path | None) -> None:
    """把预审结果 findings.json 作为待确认的候选写进案卷。"""
    from docgen.case import store, take_over
    from docgen.case.load import load_case

    if (case_file is None) == (out is None):
        raise click.UsageError("请写 --case 案卷.yaml（写进已有案卷）或 -o 新案卷.yaml，二选一")
    data = take_over.read_findings(findings)
    if case_file is not None:
        found = take_over.for_case(data, load_case(case_file))
        store.write_candidates(case_file, load_case(case_file), found)
    else:
        new = take_over.new_case(data)
        found = new.confirmed_findings
        store.write_new(out or Path(), store.as_yaml(new))
    left = sum(c.status == "candidate" for c in found)
    click.echo(f"已写入 {case_file or out}：候选 {left} 条，待审核员逐条确认", err=True)


@case.command("export-excel")
@click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="Excel 表单")
@click.option("--overwrite", is_flag=True, help="覆盖已有文件")
def export_excel(case_file: Path, out: Path, overwrite: bool) -> None:
    """把案卷写成 Excel 表单。"""
    from docgen.case.load import load_case
    from docgen.case.store import write_new
    from docgen.case_excel.write import form

    if out.suffix.lower() != ".xlsx":
        raise click.UsageError(f"表单是 Excel 文件，输出应以 .xlsx 结尾：{out}")
    write_new(out, form(load_case(case_file)), overwrite)
    click.echo(f"已写好表单：{out}", err=True)


@case.command("import-excel")
@click.argument("form_file", metavar="FORM", type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="案卷 case.yaml")
@click.option("--overwrite", is_flag=True, help="覆盖已有文件")
def import_excel(form_file: Path, out: Path, overwrite: bool) -> None:
    """把填好的 Excel 表单读成案卷。"""
    from docgen.case.store import as_yaml, write_new
    from docgen.case_excel.read import read_form

    write_new(out, as_yaml(read_form(form_file)), overwrite)
    click.echo(f"已写好案卷：{out}", err=True)


@main.group()
def template() -> None:
    """Word 模板：检查、查看可用字段。"""


@template.command("lint")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--deliverable", help="文书编号或标题：核对字段和必备内容，并用样例案卷试写")
@click.option("--scheme", "scheme_id", help="认证方案编号，见 certdesk scheme list")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
def lint_template(file: Path, deliverable: str | None, scheme_id: str | None, as_json: bool) -> None:
    """检查一个 Word 模板，一次列出全部问题及其位置。"""
    from docgen.deliverables.template_lint import lint
    from docgen.word.lint import as_json as to_json
    from docgen.word.lint import as_text

    problems = lint(file, deliverable, scheme_id)
    click.echo(to_json(problems) if as_json else as_text(problems, file.name))
    sys.exit(FINDINGS if problems else DONE)


@template.command("fields")
@click.argument("deliverable")
@click.option("--scheme", "scheme_id", help="认证方案编号；不写则取第一个有这份文书的方案")
@click.option("--under", help="只列某一名称之下的字段，如 client")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印全部字段")
def template_fields(deliverable: str, scheme_id: str | None, under: str | None, as_json: bool) -> None:
    """列出一份文书的模板可用的字段，必备内容在前。"""
    from docgen.deliverables import fields as catalogue

    scheme_id, found = catalogue.used(deliverable, scheme_id)
    several = catalogue.fields(scheme_id, found)
    if as_json:
        listed = [dataclasses.asdict(f) for f in several]
        click.echo(json.dumps({"scheme": scheme_id, "fields": listed}, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join((f"方案 {scheme_id}，《{found.title}》", *catalogue.listed(several, under))))


@main.command("lint-case")
@click.argument("case", type=click.Path(path_type=Path))
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="以 JSON 打印")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="major", show_default=True, help=FAIL_ON)
def lint_case(case: Path, as_of: datetime.datetime, as_json: bool, fail_on: str) -> None:
    """按方案的规则检查案卷、审核组和审核计划。"""
    from docgen.case.load import load_case
    from docgen.case_lint.lint import problems
    from docgen.case_lint.show import lines

    click.echo(f"检查 {case}，以 {as_of:%Y-%m-%d} 为准 …", err=True)
    found = problems(load_case(case), as_of.date())
    if as_json:
        click.echo(
            json.dumps({"problems": [dataclasses.asdict(p) for p in found]}, ensure_ascii=False, indent=1)
        )
    else:
        click.echo("\n".join(lines(found)))
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    sys.exit(FINDINGS if any(p.severity in grave and p.accepted is None for p in found) else DONE)


if __name__ == "__main__":
    main()
