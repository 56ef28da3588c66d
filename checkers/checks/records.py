"""`records` - a filled record or register of a kind, with its fields; a blank form is none."""

import re

from checkers.check import Check
from checkers.classify import lists_names
from checkers.finding import Evidence, Outcome, Verdict
from checkers.folding import fold
from checkers.search import Hit
from checkers.structure.part import Document, Part, Passage
from checkers.view import WHY, View, missing

_FATAL = {"hidden", "contents", "comment", "listed", "foreign", "draft", "blank_form"}
_ENOUGH_FIELDS = 3
_NUMBER = re.compile(r"\d{8,}|[a-z]{1,4}-?\d{3,}")
_DAY = re.compile(r"20\d\d[年./-]\d{1,2}[月./-]\d{1,2}|\d{1,2}月\d{1,2}日")
_TITLED = 0.8  # known by its title or columns
_SURE = 0.65  # a mere likeness makes no record


class Records(Check):
    """At least `least` filled rows (or one filled form) of a `document` kind; each of `fields` has answers."""

    document: list[str]
    fields: dict[str, list[str]] = {}
    least: int = 1

    def judge(self, view: View) -> Outcome:
        sought = view.name(self.document)
        filled: list[tuple[float, int, Document, Part]] = []
        blank: list[tuple[Document, Part, str]] = []
        open_place = 0.0  # how surely a part left blank is the paper sought
        for document, part, score in view.index.parts(self.document, _SURE):
            why = _unfit(view, part, self.document)
            amount = 0 if why else _amount(part)
            if why or not amount:
                blank.append((document, part, why or "blank_form"))
                if (why or "blank_form") == "blank_form" and part.kind == "table":
                    open_place = max(open_place, score)
            else:
                filled.append((-score - (part.kind == "table") * 0.3, -amount, document, part))
        if filled and all(_run_out(part) for *_, part in filled):
            blank += [(document, part, "expired") for *_, document, part in filled]
            filled = []
        surest = max((_likeness(part, self.document) for _, _, _, part in filled), default=0.0)
        if not filled or (open_place >= _TITLED and surest < _TITLED):
            return self._none(view, sought, blank)
        filled.sort(key=lambda f: f[:2])
        rows = _distinct_rows(filled)
        lapsed = [p for _, _, _, part in filled for p in part.all_passages() if "expired" in p.flags]
        lacking = [name for name, concepts in self.fields.items() if _left_blank(view, concepts, filled)]
        evidence = tuple(
            dict.fromkeys(e for _, _, d, p in filled[:4] for e in _samples(view, self.document, d, p))
        )[:3]
        if rows < self.least or lacking or lapsed:
            reasons = [f"已见：{sought}（{rows} 条）"]
            if lapsed:
                reasons.insert(0, f"其中 {len(lapsed)} 条已过有效期：{lapsed[0].text[:40]}")
            if lacking:
                reasons.insert(0, f"缺栏目或未填：{'、'.join(lacking)}")
            if rows < self.least:
                reasons.insert(0, f"只见 {rows} 条，要求至少 {self.least} 条")
            return Outcome(Verdict.PARTLY_MET, 0.75, evidence, reasons=tuple(reasons))
        return Outcome(Verdict.MET, 0.88, evidence, reasons=(f"已见：{sought}（{rows} 条）",))

    def _none(self, view: View, sought: str, blank: list[tuple[Document, Part, str]]) -> Outcome:
        found = view.find(self.document, asks="record")
        rows = [h for h in found.good if (h.source == "lexicon" or _told(h)) and h.passage.kind != "title"]
        if rows:
            found.good = rows
            return view.outcome(found, sought)
        outcome = missing(sought, [*found.drafts, *found.bad])
        near = tuple(e for d, p, _ in blank[:2] for e in _samples(view, self.document, d, p)[:1])
        reasons = tuple(dict.fromkeys(f"{p.title[:40]}：{WHY[why]}" for _, p, why in blank[:3]))
        return Outcome(
            Verdict.MISSING,
            0.8,
            (),
            (*near, *outcome.near_misses)[:3],
            (*outcome.reasons[:1], *reasons, *outcome.reasons[1:]),
        )

    def kinds(self) -> set[str]:
        return set(self.document)

    def concepts(self) -> set[str]:
        return {*self.document, *(c for f in self.fields.values() for c in f)}


def _told(hit: Hit) -> bool:
    """Whether a line is itself the record: its name with a number, a day and what was done (转移联单：2026…)."""
    if hit.source == "told":
        return True
    value = fold(hit.passage.value)
    return (
        hit.source == "label"
        and hit.passage.kind == "field"
        and bool(_NUMBER.search(value) and _DAY.search(value))
    )


def _likeness(part: Part, kinds: list[str]) -> float:
    """How surely the filled tables of a part (or the part, where it has none) are of one of the kinds."""
    tables = [q for q in part.walk() if q.kind == "table" and q.rows]
    return max((q.kinds.get(k, 0.0) for q in tables or [part] for k in kinds), default=0.0)


def _unfit(view: View, part: Part, kinds: list[str]) -> str | None:
    foreign_ok = any(view.index.concepts[k].holder == "other" for k in kinds)
    for flag in ("hidden", "contents", "listed", "blank_form", "foreign", "expired", "draft"):
        if flag == "listed" and "attachment_list" in kinds:
            continue  # the list itself is asked
        if part.flagged(flag) and not (flag == "foreign" and foreign_ok):
            return flag
    return None


def _run_out(part: Part) -> bool:
    """Whether a part holds rows and every one of them has run out."""
    rows = [p for p in part.all_passages() if p.kind == "row"]
    return bool(rows) and all("expired" in p.flags for p in rows)


def _amount(part: Part) -> int:
    """Filled rows of the part's tables, or 1 for a filled form or a dated narrative record."""
    rows = sum(p.rows for p in part.walk() if "blank_form" not in p.flags)
    if rows:
        return rows
    fields = [p for p in part.all_passages() if p.kind == "field" and p.filled and not p.flags]
    if len(fields) >= _ENOUGH_FIELDS:
        return 1
    if part.kind == "table" and any(lists_names(p) and not p.flags for p in fields):
        return 1
    dated = [p for p in part.all_passages() if p.kind == "sentence" and "20" in p.folded and not p.flags]
    return int(part.kind != "table" and len(dated) >= 2)


def _distinct_rows(filled: list[tuple[float, int, Document, Part]]) -> int:
    """The filled rows of all parts, each counted once; a form or narrative counts one."""
    rows = {id(p) for _, _, _, part in filled for p in part.all_passages() if p.kind == "row" and not p.flags}
    forms = {id(part) for _, _, _, part in filled if not any(q.rows for q in part.walk())}
    return len(rows) + (len(forms) if not rows else 0) or len(forms)


def _left_blank(view: View, concepts: list[str], filled: list[tuple[float, int, Document, Part]]) -> bool:
    """Whether the record has a place for the answer and nobody filled it in."""
    parts = {id(p) for _, _, _, part in filled for p in part.walk()}
    found = view.find(concepts, asks="record")
    if any(id(h.passage.part) in parts for h in found.good):
        return False
    return any(
        id(h.passage.part) in parts and h.source == "label" and "blank" in h.against for h in found.bad
    )


def _samples(view: View, kinds: list[str], document: Document, part: Part) -> list[Evidence]:
    """The first filled rows of a part, or its filled fields, or its title."""
    passages = [p for p in part.all_passages() if not p.flags & _FATAL]
    rows: list[Passage] = [p for p in passages if p.kind == "row"][:2]
    fields = [p for p in passages if p.kind == "field" and p.filled][:2]
    rest = [p for p in passages if p.kind in ("title", "sentence")][:1]
    return [view.place(document, p, kinds) for p in (rows or fields or rest)]
