"""The values of a body's numbering patterns that a case gives: year, cycle, code, accreditation, sub-certificate."""

from __future__ import annotations

import datetime

from docgen.case.model import Case


def number_values(case: Case, day: datetime.date) -> dict[str, int | str]:
    """Values by name for a paper of a day: `cycle` counts from 1, `cycle0` from 0; `sub` is 0 for a single certificate."""
    body, certificate = case.body, case.certificate
    accreditation = (body.accreditation_number if body else None) or ""
    values: dict[str, int | str] = {"year": day.year, "month": day.month}
    values |= {"cycle": case.cycle, "cycle0": case.cycle - 1}
    values |= {"code": (body.code if body else None) or "", "accreditation": accreditation.split("-")[0]}
    main = certificate.main_number if certificate else None
    values["sub"] = (certificate.number or "").removeprefix(main).strip("-") if certificate and main else "0"
    return values
