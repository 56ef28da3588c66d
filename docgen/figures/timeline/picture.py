"""The timeline as a picture (PNG): one bar a deadline from its start to its due day, the as-of day as a line."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont

from corpus.errors import CertdeskError
from docgen.case.model import Case
from docgen.clean import line
from docgen.figures.timeline.event import STATUS_WORDS, Event, Status
from docgen.figures.timeline.period import add_months, day_of

FONTS = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "simsun.ttc",
    "PingFang.ttc",
    "STHeiti Light.ttc",
    "Hiragino Sans GB.ttc",
)
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/Library/Fonts",
           "/System/Library/Fonts", "C:/Windows/Fonts")  # fmt: skip
COLOURS: dict[Status, str] = {
    "done": "#4c9f70",
    "due": "#e0a030",
    "overdue": "#c0392b",
    "upcoming": "#5b7fa6",
    "cannot_determine": "#8e6bb0",
}
INK, FAINT, PAPER = "#222222", "#d9d9d9", "#ffffff"
LABELS, DATES, CHART, ROW, TOP, MARGIN = 500, 110, 850, 30, 96, 20
LONG = datetime.timedelta(days=4 * 366)
"""A longer period runs out of the picture instead of pressing the others together."""
Font: TypeAlias = ImageFont.FreeTypeFont | ImageFont.ImageFont


def write_png(
    case: Case, events: Sequence[Event], as_of: datetime.date, path: Path, font: Path | None = None
) -> None:
    """Draw the events that have a due day. Raises CertdeskError where no Chinese font is found."""
    shown = [e for e in events if e.due is not None]
    face = font or chinese_font()
    text, small = ImageFont.truetype(str(face), 17), ImageFont.truetype(str(face), 14)
    height = TOP + ROW * max(len(shown), 1) + MARGIN * 2
    image = Image.new("RGB", (LABELS + DATES + CHART + MARGIN * 2, height), PAPER)
    draw = ImageDraw.Draw(image)
    scale = _Scale(shown, as_of)
    _head(draw, case, as_of, ImageFont.truetype(str(face), 22), small)
    _grid(draw, scale, height, small)
    for place, event in enumerate(shown):
        _bar(draw, scale, event, TOP + place * ROW, text, small)
    _as_of(draw, scale, as_of, height)
    image.save(path, "PNG", optimize=True)


def chinese_font() -> Path:
    """A font with Chinese characters. Raises CertdeskError where none is found."""
    for folder in FOLDERS:
        root = Path(folder).expanduser()
        for name in FONTS:
            found = sorted(root.rglob(name)) if root.is_dir() else []
            if found:
                return found[0]
    raise CertdeskError(
        f"找不到中文字体，不能画图；请安装思源黑体或文泉驿（如 {FONTS[0]}），或改用 --ics、--json"
    )


class _Scale:
    """Days to horizontal places, from the first day shown to the last."""

    def __init__(self, events: Sequence[Event], as_of: datetime.date) -> None:
        days = [day for e in events for day in _days(e)]
        self.first = min([*days, as_of]).replace(day=1)
        self.last = add_months(max([*days, as_of]).replace(day=1), 1)

    def place(self, day: datetime.date) -> int:
        """Pixels from the left; what lies beyond the last day stands at the edge."""
        share = min((day - self.first).days / max((self.last - self.first).days, 1), 1)
        return LABELS + DATES + round(share * CHART)

    def marks(self) -> list[datetime.date]:
        """Firsts of months, thinned out until at most twelve are left."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months / s <= 12)
        return [add_months(self.first, m) for m in range(0, months + 1, step)]


def _days(event: Event) -> list[datetime.date]:
    days = [day_of(d) for d in (event.start, event.due, event.actual) if d is not None]
    return days if max(days) - min(days) <= LONG else [min(days)]


def _head(draw: ImageDraw.ImageDraw, case: Case, as_of: datetime.date, title: Font, small: Font) -> None:
    client = case.client.name if case.client else ""
    text = f"{case.number or '案卷'}　{client}　期限表"
    draw.text(
        (MARGIN, 12), _fitting(draw, text, title, LABELS + DATES + CHART - MARGIN), fill=INK, font=title
    )
    left = MARGIN
    for status, word in STATUS_WORDS.items():
        draw.rectangle((left, 50, left + 12, 62), fill=COLOURS[status])
        draw.text((left + 18, 46), word, fill=INK, font=small)
        left += 92
    draw.ellipse((left, 50, left + 12, 62), fill=PAPER, outline=INK, width=2)
    draw.text((left + 18, 46), f"实际或计划　　虚线：{as_of}（以此日为准）", fill=INK, font=small)


def _grid(draw: ImageDraw.ImageDraw, scale: _Scale, height: int, small: Font) -> None:
    for day in scale.marks():
        x = scale.place(day)
        draw.line((x, TOP - 8, x, height - MARGIN), fill=FAINT)
        draw.text((x - 26, TOP - 28), f"{day:%Y-%m}", fill=INK, font=small)


def _bar(draw: ImageDraw.ImageDraw, scale: _Scale, event: Event, top: int, text: Font, small: Font) -> None:
    assert event.due is not None
    due = scale.place(day_of(event.due))
    start = scale.place(day_of(event.start)) if event.start else due
    left, right = sorted((start, due))
    colour = COLOURS[event.status]
    draw.rectangle((left, top + 9, max(right, left + 4), top + 19), fill=colour)
    if event.actual is not None:
        x = scale.place(day_of(event.actual))
        draw.ellipse((x - 5, top + 9, x + 5, top + 19), fill=PAPER, outline=INK, width=2)
    label = f"{event.id} {event.title}　{event.subject}".strip()
    draw.text((MARGIN, top + 3), _fitting(draw, label, text, LABELS - MARGIN - 8), fill=INK, font=text)
    draw.text((LABELS, top + 5), day_of(event.due).isoformat(), fill=COLOURS[event.status], font=small)


def _as_of(draw: ImageDraw.ImageDraw, scale: _Scale, as_of: datetime.date, height: int) -> None:
    x = scale.place(as_of)
    for y in range(TOP - 8, height - MARGIN, 8):
        draw.line((x, y, x, y + 4), fill=COLOURS["overdue"], width=2)


def _fitting(draw: ImageDraw.ImageDraw, label: str, font: Font, width: int) -> str:
    label = line(label)
    if draw.textlength(label, font=font) <= width:
        return label
    while label and draw.textlength(label + "…", font=font) > width:
        label = label[:-1]
    return label + "…"
