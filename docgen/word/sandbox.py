"""The Jinja environment of templates: no code but expressions over plain data, bounded work and output."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, LoopContext, Macro, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen.word.codegen import Generator
from docgen.word.filters import MOST_TEXT, OURS, textual
from docgen.word.values import in_attribute, in_text, printed

BUDGET = "\0budget"  # no template can name it
STEPS = 500_000
_RANGE = 10_000
_MOST_ITEMS = 100_000
_SAFE_FILTERS = (
    "abs count d default dictsort first groupby items last length list map max min reject rejectattr reverse "
    "round select selectattr sort unique"
)
_TEXT_FILTERS = "capitalize float int lower string title trim truncate upper wordcount"
_METHODS = (
    "items keys values get strip lstrip rstrip split startswith endswith upper lower title count index find "
    "isdigit isoformat strftime cycle changed"
)
_TESTS = (
    "boolean defined divisibleby eq equalto even false float ge greaterthan gt in integer iterable le lessthan lower "
    "lt mapping ne none number odd sameas sequence string true undefined upper == != > >= < <="
)


class Budget:
    """How many steps of loops and calls one rendering may still take."""

    def __init__(self, steps: int = STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Count steps. Raises SecurityError when too many."""
        self.left -= steps
        if self.left < 0:
            raise SecurityError("循环次数过多")


class Missing(StrictUndefined):
    """A field without a value: any use of it is an error whose text is the last part of the field's name."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name or "")


@pass_context
def budgeted(context: Context, values: Any) -> Any:
    """What a loop runs over, counted before the loop begins."""
    budget = context.parent[BUDGET]
    if not isinstance(values, (list, tuple, dict, str, range)):
        values = _drawn(values, budget.left)
    budget.spend(len(values))
    return values


def _drawn(values: Any, most: int) -> list[Any]:
    found = []
    for value in values:
        found.append(value)
        if len(found) > most:
            break
    return found


def concatenated(values: Sequence[Any]) -> str:
    """Values joined by ~, bounded; text that is XML already stays XML, the rest is escaped then."""
    if any(type(v) is Markup for v in values):
        return Markup(_short("".join(in_text(v) for v in values)))
    return _short("".join([v if isinstance(v, str) else printed(v) for v in values]))


def _short(text: str) -> str:
    if len(text) > MOST_TEXT:
        raise SecurityError("文字过长")
    return text


def built(values: Any) -> Any:
    """A list or dictionary that a template makes, refused when it holds too much, however deep."""
    weight, waiting = 0, [values]
    while waiting:
        value = waiting.pop()
        if isinstance(value, (list, tuple, dict)):
            weight += len(value)
            if weight > _MOST_ITEMS:
                raise SecurityError("列表过大")
            waiting += value.values() if isinstance(value, dict) else value
    return values


def few(*bounds: int) -> range:
    """The numbers of a range, at most ten thousand."""
    numbers = range(*bounds)
    if len(numbers) > _RANGE:
        raise SecurityError(f"range 最多 {_RANGE} 项")
    return numbers


class Sandbox(ImmutableSandboxedEnvironment):
    """Plain data only: a key of a dictionary before its methods, few methods, no operators that multiply text."""

    code_generator_class = Generator
    intercepted_binops = frozenset(["*", "**", "%", "+"])
    concatenated = staticmethod(concatenated)
    built = staticmethod(built)

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        for loop in source.find_all(nodes.For):
            if loop.recursive:
                raise TemplateSyntaxError("recursive", loop.lineno)
            loop.iter = nodes.Filter(loop.iter, "\0budgeted", [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a dictionary, else an attribute that is safe."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only named methods of plain values, and the facts about a loop."""
        if isinstance(obj, LoopContext):
            return not attr.startswith("_")
        return attr in _METHODS.split() or (
            isinstance(obj, datetime.date) and attr in ("year", "month", "day")
        )

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, loops, range and the named methods of plain values."""
        if isinstance(obj, (Macro, LoopContext)) or obj is few:
            return True
        return getattr(obj, "__name__", "") in _METHODS.split() and not hasattr(obj, "__globals__")

    def call(self, context: Context, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what is safe to call, counted."""
        context.parent[BUDGET].spend(1)
        return super().call(context, function, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers of human size; adding of short texts and lists."""
        if operator == "+" and type(left) is type(right) and isinstance(left, (str, list)):
            return _short(left + right) if isinstance(left, str) else built(left + right)
        if operator == "**" or any(isinstance(v, (str, list, tuple, dict)) for v in (left, right)):
            raise SecurityError(f"运算 {operator} 只用于数")
        if all(isinstance(v, int) for v in (left, right)) and max(abs(left), abs(right)) > 10**15:
            raise SecurityError("数过大")
        return super().call_binop(context, operator, left, right)


def _environment() -> Sandbox:
    made = Sandbox(autoescape=True, undefined=Missing, finalize=in_text, cache_size=0, auto_reload=False)
    filters: dict[str, Callable[..., Any]] = {name: FILTERS[name] for name in _SAFE_FILTERS.split()}
    filters |= {name: textual(FILTERS[name]) for name in _TEXT_FILTERS.split()}
    made.filters = filters | OURS | {"\0budgeted": budgeted, "one_line": in_attribute}
    made.tests = {name: made.tests[name] for name in _TESTS.split()}
    made.globals = {"range": few}
    return made


ENVIRONMENT = _environment()
