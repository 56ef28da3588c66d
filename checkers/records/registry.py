"""All record rules by name: each is declared in corpus/record_rules; some have a module that judges."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from pydantic import ValidationError

from checkers.records.generic import TYPES
from checkers.records.generic.base import check_names
from checkers.records.rule import Judge, Rule
from corpus.errors import SchemeError
from corpus.record_rule import RuleData
from corpus.store import load_record_rules

# A family is a file of corpus/record_rules and a package below checkers/records/rules.
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
MODULE = "module"


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name. Raises SchemeError for faulty data."""
    found: dict[str, Rule] = {}
    for family, declared in load_record_rules().items():
        if family not in FAMILIES:
            raise SchemeError(f"记录规则没有类别 {family!r}；可用：{'、'.join(FAMILIES)}")
        for name, data in declared.items():
            if name in found:
                raise SchemeError(f"记录规则 {name} 写了两次（{found[name].family}、{family}）")
            found[name] = Rule(name, family, data, judge_of(name, family, data))
    return dict(sorted(found.items()))


def judge_of(name: str, family: str, data: RuleData) -> Judge:
    """What judges: the module named like the rule, or the generic type with its parameters."""
    if data.type == MODULE:
        return _module(name, family)
    if data.type not in TYPES:
        raise SchemeError(
            f"记录规则 {name}：没有类型 {data.type!r}；可用：{'、'.join([MODULE, *sorted(TYPES)])}"
        )
    try:
        generic = TYPES[data.type].model_validate(data.params)
    except ValidationError as error:
        faults = "；".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        allowed = "、".join(TYPES[data.type].model_fields)
        raise SchemeError(
            f"记录规则 {name}：类型 {data.type} 的参数有误：{faults}；可用参数：{allowed}"
        ) from error
    check_names(name, generic)
    return generic.judge


def _module(name: str, family: str) -> Judge:
    path = f"checkers.records.rules.{family}.{name.replace('-', '_')}"
    if find_spec(path) is None:
        raise SchemeError(f"记录规则 {name} 的类型是 {MODULE}，但没有模块 {path}")
    judge: Judge = import_module(path).judge
    return judge
