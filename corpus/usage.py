"""The command line's own words in Chinese: help headings, what is wrong with a command, an option or a path."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError, NoSuchOption

from corpus.errors import CertdeskError, why

_WORDS = {
    "Options": "选项",
    "Commands": "命令",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Show this message and exit.": "显示本帮助",
    "Show the version and exit.": "显示版本",
    "[required]": "[必填]",
    "[default: ": "[默认：",
}
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")


def _chinese(text: str) -> str:
    for english, chinese in _WORDS.items():
        text = text.replace(english, chinese)
    return text


class Help(click.HelpFormatter):
    """The help page with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _chinese(args), "用法：")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_chinese(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(term, _chinese(text)) for term, text in rows], col_max, col_spacing)


class Page(click.Context):
    """A context whose help is Chinese."""

    formatter_class = Help


class Verb(click.Command):
    """One verb."""

    context_class = Page


class Plain(click.Group):
    """A group whose verbs end a wrong input with one Chinese sentence and exit code 2."""

    context_class = Page
    command_class = Verb
    group_class = type

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        """Run; as a program, say what is wrong with the command line in one sentence."""
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **extra)
        try:
            code = super().main(args, standalone_mode=False, **extra)
        except NoArgsIsHelpError as error:
            error.show()
            sys.exit(2)
        except click.UsageError as error:
            page = f"；用法见 {error.ctx.command_path} --help" if error.ctx else ""
            click.echo(f"certdesk：{sentence(error)}{page}", err=True)
            sys.exit(2)
        except click.Abort:
            click.echo("certdesk：已中断", err=True)
            sys.exit(2)
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CertdeskError as error:
            click.echo(f"certdesk：{error}", err=True)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of a pipe has gone: click ends quietly
                raise
            click.echo(f"certdesk：{error.filename or '文件'}：{why(error)}", err=True)
        return ctx.exit(2)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.commands, 1)
            known = f"是否想写 {near[0]}？" if near else ""
            ctx.fail(f"没有命令 {args[0]}；{known}可用：{'、'.join(self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)


def sentence(error: click.UsageError) -> str:
    """What is wrong with a command line, in Chinese."""
    if isinstance(error, NoSuchOption):
        near = f"，是否想写 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的写法不对：缺少值，或不能带值"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        kind = "选项" if isinstance(error.param, click.Option) else "参数"
        return f"缺少{kind} {_name(error.param)}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{_name(error.param)} {_allowed(error.param.type, error.message)}"
    extra = _EXTRA.search(error.message)
    return f"多余的参数：{extra.group(1)}" if extra else error.message


def _name(param: click.Parameter) -> str:
    return param.opts[-1] if isinstance(param, click.Option) else param.make_metavar(Page(Verb(None)))


def _allowed(kind: click.ParamType[Any], message: str) -> str:
    """What a value has to be."""
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(kind.choices)}"
    if isinstance(kind, click.IntRange):
        return f"应是 {kind.min} 至 {kind.max} 的整数"
    if isinstance(kind, click.DateTime):
        return "应是存在的日期，写成 2026-11-20 的样子"
    if isinstance(kind, click.Path):
        return "应是文件，不是文件夹"
    return message
