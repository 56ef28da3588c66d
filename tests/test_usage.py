"""The command line's own words: Chinese help, one Chinese sentence for every wrong way to call it."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from certdesk import main
from corpus.errors import why

CASES = Path(__file__).parent.parent / "corpus" / "samples" / "cases"
ENGLISH = re.compile(r"\b(Usage|Error|Try|Missing|Invalid|Show|Options|Commands|required|default)\b")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.mark.parametrize("verb", ["", *main.commands])
def test_help_is_chinese(verb: str) -> None:
    shown = run(*([verb] if verb else []), "--help")
    assert shown.exit_code == 0
    assert "用法：" in shown.output
    assert "显示本帮助" in shown.output
    assert not ENGLISH.search(shown.output)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek"], "没有命令 chek；是否想写 check？"),
        (["scheme", "frob"], "没有命令 frob；可用：lint、list、show"),
        (["check"], "缺少参数 SUBMISSION"),
        (["check", "a"], "缺少选项 --scheme"),
        (["check", "a", "--scheme"], "选项 --scheme 的写法不对"),
        (["check", "a", "--scheme", "x", "--frob"], "没有选项 --frob"),
        (["check", "a", "--scheme", "x", "--jobs", "0"], "--jobs 应是 1 至 64 的整数"),
        (["check", "a", "--scheme", "x", "--fail-on", "all"], "只能是 critical、major、minor"),
        (["check", "a", "--scheme", "x", "--as-of", "2026-02-30"], "应是存在的日期"),
        (["check", "a", "b", "--scheme", "x"], "多余的参数：b"),
        (["timeline", "a", "--png", CASES], "--png 应是文件，不是文件夹"),
        (["read", CASES], "是文件夹"),
        (["plan-time", CASES], "这是文件夹"),
        (["plan-time", "没有.yaml"], "没有这个案卷文件"),
        (["plan-time", "长" * 300], "文件名太长"),
        (["case", "import-excel", "没有.xlsx", "-o", "a.yaml"], "没有这个文件"),
        (["case", "export-excel", CASES / "zdrz-rsms.yaml", "-o", "表.txt"], ".xlsx"),
    ],
)
def test_a_wrong_call_ends_with_one_chinese_sentence(arguments: list[object], words: str) -> None:
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert isinstance(refused.exception, SystemExit)
    said = [line for line in refused.stderr.splitlines() if line.startswith("certdesk：")]
    assert len(said) == 1
    assert words in said[0]
    assert not ENGLISH.search(refused.stderr)
    assert not refused.stdout


def test_without_a_verb_the_verbs_are_told() -> None:
    told = run()
    assert told.exit_code == 2
    assert "lint-case" in told.stderr


def test_reasons_of_the_system_are_chinese_where_known() -> None:
    assert why(OSError(errno.EACCES, "Permission denied")) == "没有权限"
    assert why(OSError(errno.EIO, "Input/output error")) == "Input/output error"
