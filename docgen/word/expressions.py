"""The code of each tag by itself: what Jinja cannot read, and filters and tests that do not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from docgen.word.sandbox import ENVIRONMENT
from docgen.word.tags import Found, Tag

_WRAPS = {
    "if": "{{% {} %}}{{% endif %}}",
    "elif": "{{% if 1 %}}{{% {} %}}{{% endif %}}",
    "for": "{{% {} %}}{{% endfor %}}",
    "macro": "{{% {} %}}{{% endmacro %}}",
    "call": "{{% {} %}}{{% endcall %}}",
    "with": "{{% {} %}}{{% endwith %}}",
}
_REASONS = {
    "unexpected end of": "表达式不完整",
    "expected token": "语法不对",
    "unexpected char": "有不能识别的字符",
    "Expected an expression": "缺少表达式",
    "unexpected": "语法不对",
}


def check(found: Found) -> None:
    """Note every tag whose code cannot be read, and every filter or test that does not exist."""
    for tag in found.tags:
        try:
            tree = ENVIRONMENT.parse(alone(tag))
        except TemplateSyntaxError as error:
            reason = next((zh for en, zh in _REASONS.items() if en in str(error.message)), "语法不对")
            found.problem(f"{reason}：{tag.written}", tag.place)
        except RecursionError:
            found.problem("表达式嵌套过深", tag.place)
        else:
            _names(tree, tag, found)


def alone(tag: Tag) -> str:
    """The tag as a template of its own: a statement that opens a block is closed at once."""
    if tag.kind == "note":
        return ""
    if tag.kind == "print":
        return f"{{{{ {tag.code} }}}}"
    if tag.word == "set":
        return f"{{% {tag.code} %}}" + ("" if "=" in tag.code else "{% endset %}")
    return _WRAPS[tag.word].format(tag.code) if tag.word in _WRAPS else ""


def _names(tree: nodes.Template, tag: Tag, found: Found) -> None:
    for kind, known, what in (
        (nodes.Filter, ENVIRONMENT.filters, "过滤器"),
        (nodes.Test, ENVIRONMENT.tests, "判断"),
    ):
        for node in tree.find_all(kind):
            if node.name not in known:
                found.problem(
                    f"没有名为 {node.name} 的{what}{nearest(node.name, known)}：{tag.written}", tag.place
                )


def nearest(name: str, known: Iterable[str]) -> str:
    """The words （最接近的是 ...）, or nothing when none is near."""
    close = difflib.get_close_matches(name, [k for k in known if k[:1] != "\0"], 1, 0.5)
    return f"（最接近的是 {close[0]}）" if close else ""
