"""The one-way order of the packages, by their imports: certdesk -> checkers | docgen -> corpus."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("certdesk", "checkers", "docgen", "corpus", "templates", "benchmarks", "tests")
MAY_IMPORT = {
    "corpus": {"corpus"},
    "checkers": {"checkers", "corpus"},
    "docgen": {"docgen", "corpus", "templates"},
    "templates": set(),
}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The full names of all modules a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def users_of(library: str) -> set[str]:
    """The files of the product that import a library."""
    found = [
        p
        for package in (*MAY_IMPORT, "certdesk.py")
        for p in ([ROOT / package] if package.endswith(".py") else modules(package))
    ]
    return {
        p.relative_to(ROOT).as_posix() for p in found if any(n.split(".")[0] == library for n in imported(p))
    }


def test_imports_go_one_way() -> None:
    for package, allowed in MAY_IMPORT.items():
        for path in modules(package):
            inner = {n.split(".")[0] for n in imported(path)} & set(PACKAGES)
            assert inner <= allowed, f"{path.relative_to(ROOT)} imports {sorted(inner - allowed)}"


def test_templates_hold_data_only() -> None:
    assert [p.name for p in modules("templates")] in ([], ["__init__.py"])


def test_only_the_language_package_imports_spacy() -> None:
    assert users_of("spacy")
    assert all(name.startswith("checkers/language/") for name in users_of("spacy"))


def test_only_one_file_imports_yaml() -> None:
    assert users_of("yaml") == {"corpus/yaml_file.py"}


def test_nothing_of_the_product_imports_its_tests_or_benchmarks() -> None:
    assert not users_of("tests")
    assert not users_of("build")
    assert not users_of("benchmarks")


def test_every_module_says_what_it_is() -> None:
    silent = [
        p.relative_to(ROOT).as_posix()
        for package in MAY_IMPORT
        for p in modules(package)
        if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_no_module_knows_a_scheme_by_name() -> None:
    named = ("ols-", "OLS-", "cesi-", "CESI-", "zdrz-", "ZDRZ-", "zhdh-", "ZHDH-")
    for package in ("checkers", "docgen", "corpus"):
        for path in modules(package):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    assert not node.value.startswith(named), f"{path.relative_to(ROOT)}:{node.lineno}"
