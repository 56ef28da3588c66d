"""Office files without clock or machine: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def steady(package: bytes, day: str) -> bytes:
    """A docx or xlsx whose entries carry a fixed time and whose properties carry one day (YYYY-MM-DD)."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), content)
            new.writestr(entry, content)
    return result.getvalue()
