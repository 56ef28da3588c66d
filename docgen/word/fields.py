"""The fields that tags use, as paths into the data: client.name, sites[].address for each item of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from docgen.word.expressions import alone
from docgen.word.sandbox import ENVIRONMENT
from docgen.word.tags import Tag

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
_BY_NAME = ("map", "selectattr", "rejectattr", "sort", "groupby", "join", "sum", "unique", "min", "max")
_OPENERS = ("for", "macro", "with", "call")
Scope = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a template may use: its path, its Chinese name, and the clause that demands it."""

    name: str
    label: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a field: its path, the tag it stands in, and whether it is written out there."""

    path: str
    tag: Tag
    printed: bool


def uses(tags: Iterable[Tag]) -> list[Use]:
    """Every use of a field in tags in the order of the document; names that the template makes itself are followed.

    Each tag is read alone, so that one fault does not hide the others.
    """
    scopes: list[Scope] = [{"loop": None, "range": None, "caller": None, "namespace": None}]
    found: list[Use] = []
    for tag in tags:
        try:
            tree = ENVIRONMENT.parse(alone(tag))
        except (TemplateSyntaxError, RecursionError):
            continue
        found += (Use(path, tag, tag.kind == "print") for path in _tag(tag, tree, scopes))
    return found


def _tag(tag: Tag, tree: nodes.Template, scopes: list[Scope]) -> list[str]:
    if tag.word.removeprefix("end") in _OPENERS and tag.word.startswith("end") and len(scopes) > 1:
        scopes.pop()
    paths = [p for node in tree.body for p in _walk(node, scopes[-1])]
    opened = tree.body[0] if tree.body and tag.word in (*_OPENERS, "set") else None
    if isinstance(opened, nodes.Assign):
        scopes[-1].update(_targets(opened.target, _path(opened.node, scopes[-1])))
    elif isinstance(opened, nodes.AssignBlock):
        scopes[-1].update(_targets(opened.target, None))
    elif opened is not None:
        scopes.append(scopes[-1] | _inner(opened, scopes[-1]))
        if isinstance(opened, nodes.Macro):
            scopes[-2][opened.name] = None
    return paths


def _inner(node: nodes.Node, scope: Scope) -> Scope:
    """The names that a block makes for what stands in it."""
    if isinstance(node, nodes.For):
        return _looped(node.iter, node.target, scope)
    if isinstance(node, nodes.With):
        pairs = zip(node.targets, node.values, strict=True)
        return {n: p for target, value in pairs for n, p in _targets(target, _path(value, scope)).items()}
    return {a.name: None for a in getattr(node, "args", ()) if isinstance(a, nodes.Name)}


def _looped(values: nodes.Node, target: nodes.Node, scope: Scope) -> Scope:
    """What the names of a loop stand for: items of a list, values of a mapping, the one item of a written list."""
    if isinstance(values, nodes.List | nodes.Tuple) and len(values.items) == 1:
        return _targets(target, _path(values.items[0], scope))
    method = ""
    if isinstance(values, nodes.Call) and isinstance(values.node, nodes.Getattr):
        method, values = values.node.attr, values.node.node
    path = _path(values, scope)
    item = f"{path}[]" if path else None
    if method == "items" and isinstance(target, nodes.Tuple) and len(target.items) == 2:
        return _targets(target.items[0], None) | _targets(target.items[1], item)
    return _targets(target, item if method in ("", "values") else None)


def _walk(node: nodes.Node, scope: Scope) -> Iterator[str]:
    path = _path(node, scope)
    if isinstance(node, nodes.For):
        yield from _walk(node.iter, scope)
        if node.test is not None:
            yield from _walk(node.test, scope | _inner(node, scope))
    elif isinstance(node, (nodes.Assign, nodes.AssignBlock)):
        yield from _walk(node.node, scope) if isinstance(node, nodes.Assign) else ()
    elif isinstance(node, nodes.With):
        yield from (p for value in node.values for p in _walk(value, scope))
    elif isinstance(node, nodes.Macro):
        yield from (p for default in node.defaults for p in _walk(default, scope))
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        yield from (p for child in (node.node.node, *node.args) for p in _walk(child, scope))
    elif path and isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        yield path
        yield from _walk(node.arg, scope) if isinstance(node, nodes.Getitem) else ()
    elif not isinstance(node, nodes.Name):
        yield from (p for child in node.iter_child_nodes() for p in _walk(child, scope))
        yield from _by_name(node, scope)


def _by_name(node: nodes.Node, scope: Scope) -> Iterator[str]:
    """The field that a filter takes by name: sites|map(attribute='address')."""
    if isinstance(node, nodes.Filter) and node.name in _BY_NAME and node.node is not None:
        path = _path(node.node, scope)
        named = [k.value for k in node.kwargs if k.key == "attribute"]
        first = node.args[:1] if node.name in ("selectattr", "rejectattr", "groupby") else []
        for value in (*named, *first):
            if path and isinstance(value, nodes.Const) and isinstance(value.value, str):
                yield f"{path}[].{value.value}"


def _targets(target: nodes.Node, path: str | None) -> Scope:
    if isinstance(target, nodes.Name):
        return {target.name: path}
    return {name.name: None for name in target.find_all(nodes.Name)}


def _path(node: nodes.Node, scope: Scope) -> str | None:
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
    return _path(node.left, scope) if isinstance(node, nodes.Or) else None


class Catalogue:
    """The fields that a template may use, made quick to ask."""

    def __init__(self, fields: Iterable[Field]) -> None:
        """Take the fields; `site_names.*` stands for any key."""
        names = [f.name for f in fields]
        self.paths = dict.fromkeys(step for name in names for step in _steps(name))
        opened = (re.escape(n).replace(r"\.\*", r"(?:\..+|\[\])") for n in names if ".*" in n)
        self._open = re.compile("|".join(opened) or r"(?!)")

    def __contains__(self, path: object) -> bool:
        """Whether a path is a field or leads to one."""
        return path in self.paths or bool(self._open.fullmatch(str(path)))


def _steps(name: str) -> list[str]:
    """A path and all that lead to it: sites, sites[], sites[].address."""
    return [name[: m.start()] for m in re.finditer(r"\.|\[\]", name)] + [name]


def covers(use: Use, field: Field) -> bool:
    """Whether a use writes out a field, whole or a part of it."""
    name = field.name.removesuffix("[]")
    return use.printed and (use.path == name or use.path.startswith((f"{name}.", f"{name}[]")))
