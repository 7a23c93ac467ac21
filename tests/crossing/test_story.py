from __future__ import annotations

import pytest

from crossing.made import crossed, prepare
from crossing.texts import ORIGINAL, QUOTATION_ONLY, REWRITTEN, SECOND_NEWSROOM, VERBATIM
from crossread.crossing.story import CrossedStory, lone_story, story_id
from crossread.domain.crossing import Status
from crossread.domain.reuse import Relation

REPORTS = (
    prepare(
        ORIGINAL, outlet="Harbour Post", published="2031-05-12", title="Crane falls at Lindmark, four dead"
    ),
    prepare(VERBATIM, outlet="Lindmark Courier", published="2031-05-13", title="Dockers killed"),
    prepare(REWRITTEN, outlet="Coast Herald", published="2031-05-14", title="Four die in crane accident"),
    prepare(SECOND_NEWSROOM, outlet="Parish Paper", published="2031-05-14", title="A kitchen table"),
    prepare(QUOTATION_ONLY, outlet="Assembly News", published="2031-06-01", title="Assembly quarrels"),
)


@pytest.fixture(scope="module")
def story() -> CrossedStory:
    return crossed(REPORTS)


def test_the_title_is_that_of_the_source_of_the_largest_lineage(story: CrossedStory) -> None:
    assert story.story.title == "Crane falls at Lindmark, four dead"


def test_first_and_last_day(story: CrossedStory) -> None:
    assert (story.story.first, story.story.last) == ("2031-05-12", "2031-06-01")


def test_three_accounts_of_five_outlets(story: CrossedStory) -> None:
    ids = [r.id for r in REPORTS]
    assert [set(x.reports) for x in story.lineages] == [
        set(ids[:3]),
        *sorted(({i} for i in ids[3:]), key=min),
    ]


def test_a_shared_quotation_ties_two_lineages_without_making_them_one(story: CrossedStory) -> None:
    ties = {r.relation for r in story.story.relations if REPORTS[4].id in (r.source, r.derived)}
    assert ties == {Relation.COMMON_ORIGIN}


def test_claims_count_lineages_and_not_outlets(story: CrossedStory) -> None:
    ids = {r.id for r in REPORTS[:3]}
    copied = [c for c in story.claims if {s.citation.report for s in c.support} <= ids]
    assert len(copied) >= 6
    assert {c.status for c in copied} == {Status.SINGLE_LINEAGE}
    assert {c.lineages for c in copied} == {1}
    assert max(c.outlets for c in copied) == 3


def test_a_quotation_printed_by_two_lineages_is_a_single_origin(story: CrossedStory) -> None:
    shared = [c for c in story.claims if REPORTS[4].id in {s.citation.report for s in c.support}]
    assert [(c.lineages, c.origins, c.status) for c in shared] == [(2, 1, Status.SINGLE_ORIGIN)]
    assert {s.origin for c in shared for s in c.support} == {"Tomas Verrin"}


def test_every_claim_is_printed_in_one_of_its_supports(story: CrossedStory) -> None:
    texts = {r.id: r.report.text for r in REPORTS}
    for claim in story.claims:
        supports = [" ".join(s.citation.span.of(texts[s.citation.report]).split()) for s in claim.support]
        assert claim.text in supports
        assert claim.reports == len({s.citation.report for s in claim.support})
        assert 1 <= claim.lineages <= len({s.lineage for s in claim.support})
        assert claim.origins == len({s.origin for s in claim.support})


def test_the_order_of_the_reports_does_not_matter(story: CrossedStory) -> None:
    assert crossed(REPORTS[::-1]) == story
    assert story_id([r.id for r in REPORTS]) == story_id([r.id for r in REPORTS[::-1]]) == story.story.id


def test_a_lone_report_is_a_story_of_its_own() -> None:
    lone = lone_story(REPORTS[0].report, REPORTS[0].reading)
    assert lone.story.title == "Crane falls at Lindmark, four dead"
    assert [x.reports for x in lone.lineages] == [(REPORTS[0].id,)]
    assert lone.story.first == lone.story.last == "2031-05-12"
