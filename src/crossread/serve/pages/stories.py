"""The first page: the list of stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from crossread.export.page_claims import MEANINGS as STATUS_MEANINGS
from crossread.export.page_discrepancies import MEANINGS as KIND_MEANINGS
from crossread.serve.answers.desk import desk_answer
from crossread.serve.answers.facets import facets_answer
from crossread.serve.answers.stories import StoryCard, StoryQuery, stories_page
from crossread.serve.pages.lists import active_filters, address, asked_of, pager, pushed, worth_dropping
from crossread.serve.pages.sparkline import Dots, Sparkline, account_dots, sparkline
from crossread.serve.pages.templating import page
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()

_PATH = "/"
_MOST_CARDS = 30  # a card is a screenful of a phone, and takes a fifth of a millisecond to write
_FILTERS = (
    ("q", "words"),
    ("after", "from"),
    ("before", "until"),
    ("place", "place"),
    ("outlet", "outlet"),
    ("origin", "voice"),
    ("status", "claim"),
    ("kind", "discrepancy"),
)
_SORTS = (
    ("newest", "Newest movement"),
    ("added", "Added last"),
    ("accounts", "Most independent accounts"),
    ("title", "Title"),
)


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A card with its drawings."""

    card: StoryCard
    spark: Sparkline | None
    dots: Dots | None


@router.get("/")
def show_stories(
    request: Request, served: Served, visitor: Reader, query: Annotated[StoryQuery, Query()]
) -> Response:
    """The stories of the desk; htmx gets the list alone."""
    library, limit = served.library, min(_MOST_CARDS, served.configuration.page_size)
    shown = stories_page(library, query, offset=query.offset, limit=limit)
    asked = asked_of(query, _FILTERS)
    active = active_filters(_PATH, asked, _FILTERS)

    def total(other: StoryQuery) -> int:
        return stories_page(library, other, limit=1).total

    answer = page(
        request,
        "stories.html",
        {
            "lines": tuple(_line(card) for card in shown.items),
            "total": shown.total,
            "pager": pager(_PATH, asked, shown),
            "active": active,
            "without": ()
            if shown.total
            else worth_dropping(query, active, lambda other: stories_page(library, other, limit=1).total),
            "query": query,
            "asked": asked,
            "sorts": _SORTS,
            "facets": lambda: facets_answer(library),  # not asked for where the form stands already
            "desk": desk_answer(library) if not shown.total and not active else None,
            "statuses": {status.value: words for status, words in STATUS_MEANINGS.items()},
            "kinds": {kind.value: words for kind, words in KIND_MEANINGS.items()},
        },
    )
    return pushed(answer, address(_PATH, asked))


def _line(card: StoryCard) -> StoryLine:
    days = [(day.day, day.reports) for day in card.days]
    return StoryLine(card, sparkline(days, card.undated), account_dots(card.accounts))
