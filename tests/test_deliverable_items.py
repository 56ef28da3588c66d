"""Every item of a scheme on papers or certificates is named by a paper, or listed as a duty with the reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.deliverables import Deliverable, load_deliverables, load_duties
from corpus.store import load_scheme, scheme_ids

KINDS = ("deliverable", "certificate")


def named(deliverable: Deliverable) -> Iterator[str]:
    """The items that a paper names: itself, by its contents, by its preconditions."""
    yield from deliverable.items
    yield from (one.item for one in (*deliverable.contents, *deliverable.requires) if one.item)


def all_named(scheme_id: str) -> set[str]:
    return {item for d in load_deliverables(scheme_id).values() for item in named(d)}


@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_every_item_on_papers_is_named_or_a_duty(scheme_id: str) -> None:
    wanted = {i.id for i in load_scheme(scheme_id).items if i.kind in KINDS}
    assert wanted - all_named(scheme_id) - set(load_duties(scheme_id)) == set()


@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_what_papers_and_duties_name_are_items_of_the_scheme(scheme_id: str) -> None:
    items = {i.id for i in load_scheme(scheme_id).items}
    assert all_named(scheme_id) | set(load_duties(scheme_id)) <= items


@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_no_duty_is_named_by_a_paper_as_well(scheme_id: str) -> None:
    assert all_named(scheme_id) & set(load_duties(scheme_id)) == set()
