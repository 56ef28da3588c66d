"""Mini papers: one short paper of an applicant at a time, judged as a careful reader would from it alone.

``gap`` is the wrong verdict that is given so far; it may become right, nothing that is right may become wrong.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from build import prescreen_text

FILES = sorted((Path(__file__).parent / "data" / "minis").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mini_papers_stay_right(path: Path) -> None:
    data = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    wrong = []
    for number, paper in enumerate(data["papers"]):
        judged = prescreen_text(data["scheme"], {f"{paper['name']}.md": paper["text"]})
        answer = judged[paper["id"]].outcome.verdict.value
        if answer != paper["verdict"] and "gap" not in paper:
            wrong.append(f"{number} {paper['id']}: {paper['verdict']}, not {answer}")
    assert not wrong
