"""All record rules by name: the modules of each family's package, and the rules told as data."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from pydantic import ValidationError

from checkers.records.generic import TYPES
from checkers.records.generic.base import check_names
from checkers.records.rule import Example, Rule
from corpus.errors import SchemeError
from corpus.record_rule import RuleData
from corpus.store import load_record_rules

# A family is a package below checkers/records/rules and, if it has rules of generic types, a file of
# corpus/record_rules. Each module of the package is one rule: it holds RULE, named like the module.
FAMILIES: dict[str, str] = {
    "documents": "文件通用",
    "identity": "主体与资质",
    "personnel": "人员与培训",
    "production": "设计、生产与交付",
    "equipment": "设备与计量",
    "service": "售后与回访",
    "safety": "安全与应急",
    "waste": "废物处置",
    "management": "体系运行",
    "standards": "标准与法规",
}


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name. Raises SchemeError for faulty data; a faulty module is a defect of ours."""
    found: dict[str, Rule] = {}
    for family in FAMILIES:
        for rule in (*_modules(family), *_data(family)):
            if rule.name in found:
                raise SchemeError(f"记录规则 {rule.name} 写了两次")
            found[rule.name] = rule
    return dict(sorted(found.items()))


@cache
def family_of(name: str) -> str:
    """The family a rule belongs to."""
    return next(f for f in FAMILIES if name in {r.name for r in (*_modules(f), *_data(f))})


def _modules(family: str) -> Iterator[Rule]:
    package = import_module(f"checkers.records.rules.{family}")
    for module in pkgutil.iter_modules(package.__path__):
        rule: Rule = import_module(f"{package.__name__}.{module.name}").RULE
        if rule.name != module.name.replace("_", "-"):
            raise AssertionError(f"module {module.name} holds the rule {rule.name}")
        yield rule


def _data(family: str) -> Iterator[Rule]:
    for name, data in load_record_rules().get(family, {}).items():
        yield bound(name, data)


def bound(name: str, data: RuleData) -> Rule:
    """A rule told as data joined with its generic type; a wrong type or parameter is a SchemeError."""
    if data.type not in TYPES:
        raise SchemeError(f"记录规则 {name}：没有类型 {data.type!r}；可用：{'、'.join(sorted(TYPES))}")
    try:
        generic = TYPES[data.type].model_validate(data.params)
    except ValidationError as error:
        faults = "；".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        allowed = "、".join(TYPES[data.type].model_fields)
        raise SchemeError(
            f"记录规则 {name}：类型 {data.type} 的参数有误：{faults}；可用参数：{allowed}"
        ) from error
    check_names(name, generic)
    example = Example(data.example.text, data.example.wrong, data.example.right)
    return Rule(
        name=name,
        title=data.title,
        why=data.why,
        looks_at=data.looks_at,
        source=data.source,
        severity=data.severity,
        example=example,
        judge=generic.judge,
        elements=tuple(data.elements),
        lowers=data.lowers,
    )
