"""The five seed reports, byte for byte as they came: what any reader of them can check by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from cited import CitedDesk, ties
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.reuse import Relation

pytestmark = pytest.mark.corpora

MATCHED_CHARS = 0.5  # share of expected characters that a finding must cover to count as found
ENVOY = "I have repeatedly warned of the risks of escalation"


@pytest.fixture(scope="module")
def seeds(corpora: Path) -> CitedDesk:
    files = sorted((corpora / "seeds").glob("*.txt"))
    assert len(files) == 5
    return CitedDesk.of(files)


@pytest.fixture(scope="module")
def files(seeds: CitedDesk) -> dict[str, str]:
    """Full file names by their first three digits."""
    return {name[:3]: name for name in seeds.reports}


def test_five_reports_are_one_story(seeds: CitedDesk) -> None:
    assert len(seeds.desk.reports) == 5
    assert len(seeds.desk.stories) == 1
    assert not seeds.desk.problems


def test_five_reports_are_three_lineages(seeds: CitedDesk) -> None:
    numbered = {frozenset(name[:3] for name in account) for account in seeds.accounts}
    assert numbered == {frozenset({"000", "003"}), frozenset({"001", "002"}), frozenset({"004"})}


def test_the_rewrite_runs_from_the_newspaper_to_the_site(seeds: CitedDesk, files: dict[str, str]) -> None:
    reuse = seeds.reuse(files["000"], files["003"])
    assert reuse is not None
    assert (seeds.name(reuse.source)[:3], seeds.name(reuse.derived)[:3]) == ("003", "000")
    assert reuse.directed
    assert reuse.one_lineage
    assert reuse.relation in (Relation.WHOLLY_DERIVED, Relation.PARTIALLY_DERIVED)


def test_two_renderings_of_one_dispatch_share_an_origin(seeds: CitedDesk, files: dict[str, str]) -> None:
    reuse = seeds.reuse(files["001"], files["002"])
    assert reuse is not None
    assert reuse.relation is Relation.COMMON_ORIGIN
    assert not reuse.directed
    lineage = seeds.desk.lineage_of(seeds.reports[files["001"]].id)
    assert lineage is not None
    assert lineage.agency == "AFP"


def test_the_only_agency_stands_on_the_dispatch(seeds: CitedDesk) -> None:
    assert [lineage.agency for lineage in seeds.desk.lineages if lineage.agency] == ["AFP"]


def test_a_shared_quotation_is_not_reuse(seeds: CitedDesk, files: dict[str, str]) -> None:
    reuse = seeds.reuse(files["003"], files["004"])
    assert reuse is not None
    assert reuse.relation is Relation.COMMON_ORIGIN
    assert not reuse.one_lineage
    places = seeds.cite(files["003"], ENVOY), seeds.cite(files["004"], ENVOY)
    assert ties(reuse.shared_quotations, *places)
    assert not ties(reuse.pairs, *places)


@pytest.mark.parametrize(
    "words",
    [
        "risks drawing Turkey into conflict with Russia",
        "gave the green light for the offensive",
        "commented on the news on X",
        "is a catastrophe for world peace",
        "Enough of this incompetent foreign and defence",
        "troops continue to strike militant clusters",
        "militant columns being hit appears on social media",
    ],
)
def test_what_the_rewrite_adds_is_flagged(seeds: CitedDesk, files: dict[str, str], words: str) -> None:
    place = seeds.cite(files["000"], words)
    assert seeds.share_flagged(DiscrepancyKind.ADDITION, place) >= MATCHED_CHARS


@pytest.mark.parametrize(
    "words",
    [
        "hit areas in northern Syria",
        "circulated images of airstrikes",
        "struck near a stadium in Aleppo",
        "met Assad for talks in Damascus on Sunday night",
        "remained in “excellent spirits”",
        "is expected in the Turkish capital Ankara",
        "sent heavy weapons into the northern countryside",
        "suggested normalising relations with Damascus",
        "closely monitoring the situation in Syria",
    ],
)
def test_what_the_rewrite_took_over_is_no_addition(
    seeds: CitedDesk, files: dict[str, str], words: str
) -> None:
    place = seeds.cite(files["000"], words)
    assert seeds.share_flagged(DiscrepancyKind.ADDITION, place) == 0


@pytest.mark.parametrize(
    ("original", "printed"),
    [
        ("admirable spirits", "excellent spirits"),
        ("does not serve Syria alone as much as", "serves not only the interests of Syria"),
        ("to recover all regions", "to recapture all regions"),
        ("in contact over the last 48 hours", "has been in contact with regional capitals"),
    ],
)
def test_quotations_the_rewrite_altered(
    seeds: CitedDesk, files: dict[str, str], original: str, printed: str
) -> None:
    places = seeds.cite(files["003"], original), seeds.cite(files["000"], printed)
    found = seeds.disagreement(DiscrepancyKind.QUOTATION, *places)
    assert found is not None
    assert found.detail == "altered"


@pytest.mark.parametrize(
    ("unmarked", "marked"),
    [
        (
            "strongly support the Syrian government and army",
            "strongly support the Syrian government and army",
        ),
        ("repel terrorist aggression in the provinces", "repelling terrorist aggression in the provinces"),
        ("a reminder of the regime's weakness", "a reminder of the regime’s weakness"),
        ("Thank God their injuries were minor", "Thank God their injuries were minor"),
    ],
)
def test_quote_marks_that_one_rendering_lacks(
    seeds: CitedDesk, files: dict[str, str], unmarked: str, marked: str
) -> None:
    places = seeds.cite(files["001"], unmarked), seeds.cite(files["002"], marked)
    found = seeds.disagreement(DiscrepancyKind.QUOTATION, *places)
    assert found is not None
    assert found.detail.startswith("marks")


def test_one_remark_rendered_in_two_accounts(seeds: CitedDesk, files: dict[str, str]) -> None:
    places = (
        seeds.cite(files["002"], "developments present severe risks to civilians"),
        seeds.cite(files["004"], "developments pose severe risks to civilians"),
    )
    assert seeds.disagreement(DiscrepancyKind.QUOTATION, *places)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("000", "Wednesday, December 4, 2024"),
        ("000", "HomeWorldMiddle East"),
        ("000", "RELATED ARTICLES"),
        ("000", "Most Popular"),
        ("001", "date 2024-12-02 Politics"),
        ("001", "Photo: AFP"),
        ("002", "This website uses cookies to improve your experience"),
        ("002", "Accept Read More"),
        ("003", "Photograph: Iranian foreign ministry office/EPA"),
        ("003", "Photograph: Ghaith Alsayed/AP"),
        ("003", "∎"),
    ],
)
def test_page_furniture_is_marked(seeds: CitedDesk, files: dict[str, str], number: str, words: str) -> None:
    assert seeds.share_furniture(seeds.cite(files[number], words)) == 1


def test_the_address_of_the_page_is_furniture(seeds: CitedDesk, files: dict[str, str]) -> None:
    report = seeds.reports[files["004"]]
    assert report.body[0].start == report.text.index("Syrian and Russian jets carried out")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("000", "Syrian and Russian airstrikes hit areas"),
        ("001", "sought to shore up support from his allies"),
        ("002", "voiced concerns that the community might witness"),
        ("003", "had remained conspicuously absent from public view"),
        ("003", "said it had seized control of the town of Tel Rifaat"),
        ("004", "calling on resuming diplomatic efforts"),
    ],
)
def test_news_is_no_furniture(seeds: CitedDesk, files: dict[str, str], number: str, words: str) -> None:
    assert seeds.share_furniture(seeds.cite(files[number], words)) == 0
