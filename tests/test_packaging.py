"""The wheel holds every package of the tree and the data that it reads at run time."""

from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_setup_lists_every_package() -> None:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(setup["options"]["packages"].split())
    found = {
        ".".join(p.parent.relative_to(ROOT).parts)
        for top in ("checkers", "corpus", "docgen", "templates")
        for p in (ROOT / top).rglob("__init__.py")
    }
    assert listed == found


NOT_AT_RUN_TIME = (
    "corpus/passages",
    "corpus/samples",
)  # training texts and samples; the sample cases are read


def test_every_data_file_read_at_run_time_is_in_the_wheel() -> None:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    packed = {
        path
        for package, globs in setup["options.package_data"].items()
        for glob in globs.replace(",", " ").split()
        for path in (ROOT / package.replace(".", "/")).glob(glob)
    }
    needed = {
        path
        for top in ("checkers", "corpus", "docgen", "templates")
        for path in (ROOT / top).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md")
    }
    left_out = {p.relative_to(ROOT).as_posix() for p in needed - packed}
    assert [p for p in sorted(left_out) if not p.startswith(NOT_AT_RUN_TIME)] == []
    assert set((ROOT / "corpus/samples/cases").glob("*.yaml")) <= packed
