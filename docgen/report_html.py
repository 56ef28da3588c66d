"""The report as one self-contained page that opens offline."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from docgen.checklist import Checklist, sections
from docgen.labels import SEVERITIES, VERDICT_COLOURS, VERDICT_MEANINGS, VERDICT_TINTS, VERDICTS
from docgen.prescreen_docx import STANDARD
from docgen.word_base import TEMPLATES

_PAGES = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def build(shown: Checklist) -> bytes:
    """The page; only its own script may run in it, whatever the applicant's files contain."""
    script = _PAGES.get_template("report.js.j2").render()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = _PAGES.get_template("report.html.j2").render(
        shown=shown,
        parts=[("检查表", sections(shown.rows)), (STANDARD, sections(shown.standard_rows))],
        verdicts=VERDICTS,
        meanings=VERDICT_MEANINGS,
        colours=VERDICT_COLOURS,
        tints=VERDICT_TINTS,
        severities=SEVERITIES,
        script=Markup(script),
        script_hash=f"sha256-{digest}",
    )
    return page.encode()
