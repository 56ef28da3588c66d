"""What the code of tags says: its faults, and the fields it uses as paths (client.name, sites[].address)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from docgen.word.sandbox import ENVIRONMENT
from docgen.word.tags import Found, Tag

_KEEPING = (
    "sort",
    "list",
    "reverse",
    "unique",
    "select",
    "reject",
    "selectattr",
    "rejectattr",
    "default",
    "d",
)
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


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a field: its path and the tag it stands in."""

    path: str
    tag: Tag


def check(found: Found) -> None:
    """Note every tag whose code cannot be read, and every filter or test that does not exist."""
    for tag in found.tags:
        try:
            tree = ENVIRONMENT.parse(_alone(tag))
        except TemplateSyntaxError as error:
            reason = next((zh for en, zh in _REASONS.items() if en in str(error.message)), "语法不对")
            found.problem(f"{reason}：{tag.written}", tag.place)
        except RecursionError:
            found.problem("表达式嵌套过深", tag.place)
        else:
            _names(tree, tag, found)


def _alone(tag: Tag) -> str:
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


class Reader:
    """Reads the fields that a whole part uses, following loops and assignments."""

    def __init__(self, tags: list[Tag]) -> None:
        self.tags = tags

    def uses(self, tree: nodes.Template) -> list[Use]:
        """Every use of a field that is not a name of the template's own."""
        return list(self._walk(tree, {"loop": None, "range": None, "caller": None}))

    def _walk(self, node: nodes.Node, scope: dict[str, str | None]) -> Iterator[Use]:
        if isinstance(node, nodes.For):
            yield from self._loop(node, scope)
        elif isinstance(node, nodes.Assign):
            yield from self._walk(node.node, scope)
            scope.update(_targets(node.target, _path(node.node, scope)))
        elif isinstance(node, nodes.AssignBlock):
            yield from self._children(node, scope)
            scope.update(_targets(node.target, None))
        elif isinstance(node, nodes.Macro):
            scope[node.name] = None
            yield from self._children(node, scope | {a.name: None for a in node.args})
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
            yield from self._walk(node.node.node, scope)
            for child in (*node.args, *node.kwargs):
                yield from self._walk(child, scope)
        elif isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            yield from self._named(node, scope)
        else:
            yield from self._children(node, scope)

    def _children(self, node: nodes.Node, scope: dict[str, str | None]) -> Iterator[Use]:
        for child in node.iter_child_nodes():
            yield from self._walk(child, scope)

    def _loop(self, node: nodes.For, scope: dict[str, str | None]) -> Iterator[Use]:
        yield from self._walk(node.iter, scope)
        path = _path(node.iter, scope)
        inner = scope | _targets(node.target, f"{path}[]" if path else None)
        for child in (*([node.test] if node.test else []), *node.body):
            yield from self._walk(child, inner)
        for child in node.else_:
            yield from self._walk(child, scope)

    def _named(self, node: nodes.Expr, scope: dict[str, str | None]) -> Iterator[Use]:
        path = _path(node, scope)
        if path:
            yield Use(path, self.tags[node.lineno - 1])
        if not isinstance(node, nodes.Name):
            below = node.node  # type: ignore[attr-defined]
            if not path and not isinstance(below, nodes.Name):
                yield from self._walk(below, scope)
            if isinstance(node, nodes.Getitem):
                yield from self._walk(node.arg, scope)


def _targets(target: nodes.Node, path: str | None) -> dict[str, str | None]:
    if isinstance(target, nodes.Name):
        return {target.name: path}
    return {name.name: None for name in target.find_all(nodes.Name)}


def _path(node: nodes.Node, scope: dict[str, str | None]) -> str | None:
    """The path of a field; None for anything that is not simply a field."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        above = _path(node.node, scope)
        return f"{above}.{node.attr}" if above else None
    if isinstance(node, nodes.Getitem):
        above = _path(node.node, scope)
        if above and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return f"{above}.{node.arg.value}"
        return f"{above}[]" if above else None
    if isinstance(node, nodes.Filter) and node.name in _KEEPING and node.node is not None:
        return _path(node.node, scope)
    if isinstance(node, nodes.Or):
        return _path(node.left, scope)
    return None
