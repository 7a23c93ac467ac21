"""The accounts of a story as drawings: who wrote from whom, agencies on top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType

from crossread.domain.desk import Desk
from crossread.export.lineage_diagram import FORMATS, Diagram, lineage_diagram
from crossread.export.page_family import fold
from crossread.export.page_names import Names, sort_lineages
from crossread.serve.answers.stories import story_version
from crossread.serve.answers.story_desk import results_desk, results_names, story_of
from crossread.serve.library import Library


@dataclass(frozen=True, slots=True)
class LineageDrawing:
    """One diagram for each width of screen; `undrawn` counts accounts, and `folded` reports, that were left out."""

    diagrams: tuple[Diagram, ...]
    undrawn: int
    folded: int


def lineage_drawing(library: Library, story_id: str, *, cards: int, account_cards: int) -> LineageDrawing:
    """The largest accounts, with a card a report: about so many `cards` in all, at most `account_cards` of one account.

    No diagrams where there is nothing to compare.

    Raises:
        RequestError: when the desk holds no such story.
    """
    key = ("drawing", story_id, story_version(library, story_id), cards, account_cards)
    return library.kept(key, lambda: _drawn(library, story_id, cards, account_cards))


def _drawn(library: Library, story_id: str, cards: int, account_cards: int) -> LineageDrawing:
    whole, every_name = results_desk(library, story_id), results_names(library, story_id)
    story = story_of(whole)
    if len(story.reports) < 2 or not whole.lineages:
        return LineageDrawing((), 0, 0)
    ordered = sort_lineages(whole, whole.lineages)
    reached = accumulate(min(len(lineage.reports), account_cards) for lineage in ordered)
    accounts = max(1, sum(1 for number in reached if number <= cards))
    desk = replace(whole, lineages=ordered[:accounts])
    names = _folded(desk, every_name, account_cards)
    return LineageDrawing(
        diagrams=tuple(lineage_diagram(desk, names, story, form=form) for form in FORMATS),
        undrawn=len(whole.lineages) - len(desk.lineages),
        folded=sum(names.lineages[lineage.id].family.folded for lineage in desk.lineages),
    )


def _folded(desk: Desk, names: Names, most: int) -> Names:
    lineages = {
        lineage.id: replace(names.lineages[lineage.id], family=fold(names.lineages[lineage.id].family, most))
        for lineage in desk.lineages
    }
    return replace(names, lineages=MappingProxyType(lineages))
