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
