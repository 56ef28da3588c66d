"""Writing files that must not overwrite anybody's work, and candidates into a case whose comments stay."""

from __future__ import annotations

from pathlib import Path

from corpus import yaml_file
from corpus.errors import CertdeskError, why
from docgen.case.block import replaced
from docgen.case.candidate import Candidate
from docgen.case.faults import CaseError
from docgen.case.load import as_data, load_case
from docgen.case.model import Case


def write_new(path: Path, content: bytes, overwrite: bool = False) -> None:
    """Write a file that does not exist yet. Raises CertdeskError if it does or cannot be written."""
    try:
        with path.open("wb" if overwrite else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise CertdeskError(f"文件已存在，不覆盖（要覆盖请加 --overwrite）：{path}") from None
    except OSError as error:
        raise CertdeskError(f"写不了文件 {path}：{why(error)}") from error


def as_yaml(case: Case) -> bytes:
    """The case as the bytes of a YAML file."""
    return yaml_file.dump(as_data(case)).encode()


def write_candidates(path: Path, case: Case, found: list[Candidate]) -> None:
    """Put the candidates into the case file; every other line, comments too, stays as it is."""
    listed = [c.model_dump(mode="json", exclude_defaults=True) | {"status": c.status} for c in found]
    block = yaml_file.dump({"confirmed_findings": listed})
    before = path.read_bytes()
    path.write_text(replaced(before.decode("utf-8"), "confirmed_findings", block), encoding="utf-8")
    wanted = case.model_copy(update={"confirmed_findings": found})
    try:
        safe = load_case(path) == wanted
    except CaseError:
        safe = False
    if not safe:
        path.write_bytes(before)
        raise CertdeskError(f"{path}：confirmed_findings 的写法特殊，不能自动替换；请先删去这个键再导入")
