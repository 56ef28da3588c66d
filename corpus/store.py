"""From folders to models: schemes and the shared lexicon."""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from pydantic import RootModel

from corpus.errors import SchemeError
from corpus.lexicon import Concept
from corpus.record_kind import RecordKind
from corpus.record_rule import RuleData
from corpus.scheme import Anomaly, Item, Scheme, SchemeHead, Shows, Strict
from corpus.synonyms import Synonyms, WordClass
from corpus.yaml_file import load_as, load_list, load_map

HERE = Path(__file__).resolve().parent
SCHEMES = HERE / "schemes"
LEXICON = HERE / "lexicon"
SYNONYMS = HERE / "synonyms"
RECORD_KINDS = HERE / "record_kinds"
RECORD_RULES = HERE / "record_rules"


def scheme_ids() -> list[str]:
    """The ids of the schemes that are installed, sorted."""
    return sorted(p.parent.name for p in SCHEMES.glob("*/scheme.yaml"))


@cache
def load_scheme(scheme_id: str) -> Scheme:
    """One scheme whole. Raises SchemeError for an unknown id or faulty data."""
    if scheme_id not in scheme_ids():
        raise SchemeError(f"没有认证方案 {scheme_id!r}；可用：{'、'.join(scheme_ids())}")
    return read_scheme(SCHEMES / scheme_id)


def read_scheme(folder: Path) -> Scheme:
    """The scheme in one folder; ids must be unique and every reference must lead somewhere."""
    items = [item for path in _files(folder / "clauses") for item in load_list(path, Item)]
    _refuse_duplicates([i.id for i in items], folder)
    shows: dict[str, Shows] = {}
    known = {i.id for i in items}
    for path in _files(folder / "evidence"):
        for item_id, spec in load_map(path, Shows).items():
            if item_id not in known:
                raise SchemeError(f"条目 {item_id} 不在本方案的条款清单里", path)
            if item_id in shows:
                raise SchemeError(f"条目 {item_id} 的证据规则写了两次", path)
            shows[item_id] = spec
    anomalies = [a for path in _files(folder / "anomalies") for a in load_list(path, Anomaly)]
    return Scheme(
        head=load_as(folder / "scheme.yaml", SchemeHead),
        items=tuple(items),
        shows=shows,
        anomalies=tuple(anomalies),
    )


@cache
def load_lexicon() -> dict[str, Concept]:
    """All concepts by id, from every lexicon file. Raises SchemeError on a duplicate id."""
    concepts: dict[str, Concept] = {}
    for path in _files(LEXICON):
        for concept in load_list(path, Concept):
            if concept.id in concepts:
                raise SchemeError(f"概念 {concept.id} 重复", path)
            concepts[concept.id] = concept
    return concepts


@cache
def load_synonyms() -> Synonyms:
    """All classes of words that stand for one another. Raises SchemeError on a duplicate id."""
    classes: dict[str, WordClass] = {}
    for path in _files(SYNONYMS):
        for one in load_list(path, WordClass):
            if one.id in classes:
                raise SchemeError(f"同义词组 {one.id} 重复", path)
            classes[one.id] = one
    return Synonyms.of(classes.values())


@cache
def load_contained_words() -> dict[str, list[str]]:
    """Words that stand by chance inside longer words of another meaning, with those. Raises SchemeError."""
    path = HERE / "contained_words.yaml"
    longer = load_as(path, ContainedWords).root
    for word, words in longer.items():
        if wrong := [w for w in words if word not in w or word == w]:
            raise SchemeError(f"{word!r} 不在 {wrong[0]!r} 里面", path)
    return longer


@cache
def load_record_kinds() -> dict[str, RecordKind]:
    """All kinds of records by id. Raises SchemeError for a duplicate id or an unknown document kind."""
    return read_record_kinds(RECORD_KINDS)


def read_record_kinds(folder: Path) -> dict[str, RecordKind]:
    """The kinds of records in one folder, each file a list of kinds."""
    kinds: dict[str, RecordKind] = {}
    documents = sorted(c.id for c in load_lexicon().values() if c.document)
    for path in _files(folder):
        for kind in load_list(path, RecordKind):
            if kind.id in kinds:
                raise SchemeError(f"记录种类 {kind.id} 重复", path)
            unknown = [d for d in kind.documents if d not in documents]
            if unknown:
                near = get_close_matches(unknown[0], documents, 5) or documents[:5]
                raise SchemeError(
                    f"记录种类 {kind.id} 的 documents 有不认识的文件种类 {unknown[0]!r}；相近的：{'、'.join(near)}",
                    path,
                )
            named = [*kind.must, *([kind.key] if kind.key else [])]
            if strange := [n for n in named if n not in kind.fields]:
                raise SchemeError(
                    f"记录种类 {kind.id} 的 key 或 must 里的 {strange[0]!r} 不是它的字段；可用：{'、'.join(kind.fields)}",
                    path,
                )
            kinds[kind.id] = kind
    return kinds


@cache
def load_record_rules() -> dict[str, dict[str, RuleData]]:
    """The record rules of generic types by family and name."""
    return {path.stem: load_map(path, RuleData) for path in _files(RECORD_RULES)}


class ContainedWords(RootModel[dict[str, list[str]]]):
    """For a word the longer words in which it does not mean what it says."""


class Regions(Strict):
    """Names of provinces and cities that begin the names of organisations."""

    provinces: str
    cities: str
    province_codes: dict[str, str]


@cache
def load_regions() -> tuple[str, ...]:
    """All region names, longest first."""
    regions = load_as(HERE / "regions.yaml", Regions)
    return tuple(sorted((*regions.provinces.split(), *regions.cities.split()), key=lambda r: (-len(r), r)))


@cache
def load_province_codes() -> dict[str, str]:
    """The provinces by the first two digits of administrative codes (GB/T 2260)."""
    return load_as(HERE / "regions.yaml", Regions).province_codes


def clause_order(name: str) -> list[tuple[int, int, str]]:
    """A sort key that puts 4.2 before 4.10."""
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in re.findall(r"\d+|[^\d.]+", name)]


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"), key=lambda p: clause_order(p.stem))


def _refuse_duplicates(ids: list[str], folder: Path) -> None:
    twice = [i for i, n in Counter(ids).items() if n > 1]
    if twice:
        raise SchemeError(f"条目编号重复：{'、'.join(twice)}", folder)
