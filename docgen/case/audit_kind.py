"""The kinds of audits (审核类型) that a case may hold."""

from __future__ import annotations

from typing import Literal

AuditType = Literal["initial", "surveillance", "recertification", "special", "change"]
"""What the case is about as a whole."""

AuditKind = Literal[
    "stage1",
    "stage2",
    "initial",
    "surveillance",
    "recertification",
    "extension",
    "short_notice",
    "follow_up",
]
"""One stage or visit: `initial` where the scheme has no two stages, `follow_up` verifies corrections on site."""
