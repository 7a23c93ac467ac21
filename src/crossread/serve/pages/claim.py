"""The page of one claim."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from crossread.serve.answers.claim import AccountAnswer, ClaimAnswer, SupportAnswer, claim_answer
from crossread.serve.answers.claim_against import ContraryAnswer
from crossread.serve.answers.claim_why import voice_words
from crossread.serve.answers.discrepancies import DiscrepancyAnswer, ReadingAnswer
from crossread.serve.answers.paging import Paging
from crossread.serve.answers.story import story_head
from crossread.serve.pages.links import link_to
from crossread.serve.pages.templating import page
from crossread.serve.pages.wordings import reading_pieces, tag_of
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter()


class PassagesAsked(Paging):
    """Which of the passages behind a claim are wanted."""

    limit: int = Field(default=30, ge=1, le=60)


@router.get("/stories/{story}/claims/{claim}")
def show_claim(
    request: Request,
    served: Served,
    visitor: Reader,
    story: str,
    claim: str,
    wanted: Annotated[PassagesAsked, Query()],
) -> Response:
    """The claim with the passages asked for."""
    answer = claim_answer(served.library, story, claim, wanted)
    given = {
        "head": story_head(served.library, story),
        "section": "claims",
        "claim": answer,
        "groups": _groups(answer),
        "against": [_sides(one) for one in answer.against],
        "link": link_to(f"/stories/{story}/claims/{claim}", wanted),
        "check": f"/check?{urlencode({'q': answer.text[:2000]}, errors='replace')}",
        "judge": f"/review?{urlencode({'subject': 'claim', 'story': story, 'id': claim})}",
        "pieces": reading_pieces,
        "tag_of": tag_of,
        "voice_words": voice_words,
    }
    return page(request, "claim.html", given)


def _sides(
    one: ContraryAnswer,
) -> tuple[DiscrepancyAnswer, list[ReadingAnswer], list[ReadingAnswer]]:
    """A discrepancy with the readings that stand in the claim's passages and the others, account by account."""
    sides: tuple[list[ReadingAnswer], list[ReadingAnswer]] = [], []
    for at, reading in enumerate(one.discrepancy.readings):
        sides[at not in one.here].append(reading)
    lineages = [reading.lineage for reading in one.discrepancy.readings]
    for side in sides:
        side.sort(key=lambda reading: lineages.index(reading.lineage))
    return one.discrepancy, *sides


def _groups(answer: ClaimAnswer) -> list[tuple[AccountAnswer, list[SupportAnswer]]]:
    """Passages by the account they belong to."""
    accounts = {account.lineage: account for account in answer.by_account}
    found = groupby(answer.support.items, key=lambda support: support.lineage)
    return [(accounts[lineage], list(passages)) for lineage, passages in found]
