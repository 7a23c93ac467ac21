"""Where the readings of a story differ: all of it by kinds, and one by its own address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from crossread.export.page_discrepancies import MEANINGS, VALUES_SHOWN
from crossread.serve.answers.discrepancies import (
    DiscrepancyAnswer,
    DiscrepancyQuery,
    discrepancies_page,
    discrepancy_answer,
)
from crossread.serve.answers.story import story_head
from crossread.serve.pages.links import link_to
from crossread.serve.pages.templating import page
from crossread.serve.pages.wordings import reading_pieces, tag_of
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()


def compared(card: DiscrepancyAnswer) -> tuple[str, str] | None:
    """Source and copy, by their ids, where a card is of one report written from another."""
    for reading in card.readings:
        if reading.of is not None:
            ends = (reading.report.id, reading.of.id)
            return ends if reading.role == "source" else ends[::-1]
    sources = dict.fromkeys(reading.report.id for reading in card.readings if reading.role == "source")
    copies = dict.fromkeys(reading.report.id for reading in card.readings if reading.role == "copy")
    return (next(iter(sources)), next(iter(copies))) if len(sources) == len(copies) == 1 else None


# What the cards of any page need.
CARD_VALUES = {
    "compared": compared,
    "pieces": reading_pieces,
    "tag_of": tag_of,
    "values_shown": VALUES_SHOWN,
    "kind_meanings": {kind.value: meaning for kind, meaning in MEANINGS.items()},
}


class CardsAsked(DiscrepancyQuery):
    """A part of the cards."""

    limit: int = Field(default=15, ge=1, le=30)


@router.get("/stories/{story}/discrepancies")
def show_discrepancies(
    request: Request, served: Served, visitor: Reader, story: str, wanted: Annotated[CardsAsked, Query()]
) -> Response:
    """Cards of the kinds asked for."""
    given = {
        "head": story_head(served.library, story),
        "section": "discrepancies",
        "wanted": wanted,
        "cards": discrepancies_page(served.library, story, wanted),
        "link": link_to(f"/stories/{story}/discrepancies", wanted),
        **CARD_VALUES,
    }
    return page(request, "story_discrepancies.html", given)


@router.get("/stories/{story}/discrepancies/{discrepancy}")
def show_discrepancy(
    request: Request, served: Served, visitor: Reader, story: str, discrepancy: str
) -> Response:
    """One card, whole."""
    given = {
        "head": story_head(served.library, story),
        "section": "discrepancies",
        "card": discrepancy_answer(served.library, story, discrepancy),
        **CARD_VALUES,
    }
    return page(request, "story_discrepancy.html", given)
