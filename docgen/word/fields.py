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
Paths = tuple[str, ...]  # what a name may stand for; none for something that is no field
Scope = dict[str, Paths]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a template may use: its path, its Chinese name, and the clause that demands it."""

    name: str
    label: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a field: its path, the tag it stands in, whether it is written out there.

    ``choices`` are all the paths that the name may stand for, this one among them (a loop over two lists).
    """

    path: str
    tag: Tag
    printed: bool
    choices: Paths = ()


def uses(tags: Iterable[Tag]) -> list[Use]:
    """Every use of a field in tags in the order of the document; names that the template makes itself are followed.

    Each tag is read alone, so that one fault does not hide the others.
    """
    scopes: list[Scope] = [dict.fromkeys(("loop", "range", "caller", "namespace"), ())]
    found: list[Use] = []
    for tag in tags:
        try:
            tree = ENVIRONMENT.parse(alone(tag))
        except (TemplateSyntaxError, RecursionError):
            continue
        found += (Use(p, tag, tag.kind == "print", paths) for paths in _tag(tag, tree, scopes) for p in paths)
    return found


def _tag(tag: Tag, tree: nodes.Template, scopes: list[Scope]) -> list[Paths]:
    if tag.word.removeprefix("end") in _OPENERS and tag.word.startswith("end") and len(scopes) > 1:
        scopes.pop()
    paths = [p for node in tree.body for p in _walk(node, scopes[-1])]
    opened = tree.body[0] if tree.body and tag.word in (*_OPENERS, "set") else None
    if isinstance(opened, nodes.Assign):
        scopes[-1].update(_targets(opened.target, _paths(opened.node, scopes[-1])))
    elif isinstance(opened, nodes.AssignBlock):
        scopes[-1].update(_targets(opened.target, ()))
    elif opened is not None:
        scopes.append(scopes[-1] | _inner(opened, scopes[-1]))
        if isinstance(opened, nodes.Macro):
            scopes[-2][opened.name] = ()
    return paths


def _inner(node: nodes.Node, scope: Scope) -> Scope:
    """The names that a block makes for what stands in it."""
    if isinstance(node, nodes.For):
        return _looped(node.iter, node.target, scope)
    if isinstance(node, nodes.With):
        pairs = zip(node.targets, node.values, strict=True)
        return {n: p for target, value in pairs for n, p in _targets(target, _paths(value, scope)).items()}
    return {a.name: () for a in getattr(node, "args", ()) if isinstance(a, nodes.Name)}


def _looped(values: nodes.Node, target: nodes.Node, scope: Scope) -> Scope:
    """What the names of a loop stand for: items of a list, values of a mapping, the one item of a written list."""
    if isinstance(values, nodes.List | nodes.Tuple):
        return _targets(target, tuple(p for item in values.items for p in _paths(item, scope)))
    method = ""
    if isinstance(values, nodes.Call) and isinstance(values.node, nodes.Getattr):
        method, values = values.node.attr, values.node.node
    items = tuple(f"{path}[]" for path in _paths(values, scope))
    if method == "items" and isinstance(target, nodes.Tuple) and len(target.items) == 2:
        return _targets(target.items[0], ()) | _targets(target.items[1], items)
    return _targets(target, items if method in ("", "values") else ())


def _walk(node: nodes.Node, scope: Scope) -> Iterator[Paths]:
    paths = _paths(node, scope)
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
    elif paths and isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        yield paths
        yield from _walk(node.arg, scope) if isinstance(node, nodes.Getitem) else ()
    elif not isinstance(node, nodes.Name):
        yield from (p for child in node.iter_child_nodes() for p in _walk(child, scope))
        yield from _by_name(node, scope)


def _by_name(node: nodes.Node, scope: Scope) -> Iterator[Paths]:
    """The field that a filter takes by name: sites|map(attribute='address')."""
    if isinstance(node, nodes.Filter) and node.name in _BY_NAME and node.node is not None:
        paths = _paths(node.node, scope)
        named = [k.value for k in node.kwargs if k.key == "attribute"]
        first = node.args[:1] if node.name in ("selectattr", "rejectattr", "groupby") else []
        for value in (*named, *first):
            if paths and isinstance(value, nodes.Const) and isinstance(value.value, str):
                yield tuple(f"{path}[].{value.value}" for path in paths)


def _targets(target: nodes.Node, paths: Paths) -> Scope:
    if isinstance(target, nodes.Name):
        return {target.name: paths}
    return {name.name: () for name in target.find_all(nodes.Name)}


def _paths(node: nodes.Node, scope: Scope) -> Paths:
    """The fields that an expression may stand for; none for anything that is not simply a field."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, (node.name,))
    if isinstance(node, nodes.Getattr):
        return tuple(f"{path}.{node.attr}" for path in _paths(node.node, scope))
    if isinstance(node, nodes.Getitem):
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        step = f".{key}" if isinstance(key, str) else "[]"
        return tuple(f"{path}{step}" for path in _paths(node.node, scope))
    if isinstance(node, nodes.Filter) and node.name in _KEEPING and node.node is not None:
        return _paths(node.node, scope)
    if isinstance(node, nodes.Or | nodes.Add):
        return _paths(node.left, scope) + _paths(node.right, scope)
    if isinstance(node, nodes.CondExpr):
        return _paths(node.expr1, scope) + (_paths(node.expr2, scope) if node.expr2 else ())
    return ()


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
