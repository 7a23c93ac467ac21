"""The page of a report: its exact text, layers in the address, long texts in parts, hostile texts as text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html  # type: ignore[import-untyped]

from crossread.domain.facts import Place, PlaceMention, PlacePrecision
from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.export.page import printable
from sample_desk import HARBOUR_NET_TEXT, POST_TEXT, sample_desk
from serve.conftest import Visit
from serve.kept import keep_one
from serve.pages.page_tree import PageTree

DESK = sample_desk()
POST, NET = (next(one for one in DESK.reports if one.text == text) for text in (POST_TEXT, HARBOUR_NET_TEXT))
ALL = "claims,discrepancies,attributions,entities,figures,times,places,reuse,furniture"


def read(client: TestClient, address: str, **asked: object) -> str:
    answer = client.get(address, params={name: str(value) for name, value in asked.items()})
    assert answer.status_code == 200, answer.text
    PageTree(answer.text)
    return answer.text


def shown_text(page: str) -> str:
    """The characters of the report's text, as a browser has them."""
    (block,) = html.fromstring(page).xpath("//div[@id='text']")
    return str(block.text_content())


def marked(page: str, layer: str) -> list[str]:
    found = html.fromstring(page).xpath(f"//mark[contains(concat(' ', @class, ' '), ' {layer} ')]")
    return [one.text_content() for one in found]


def checked(page: str) -> list[str]:
    return list(html.fromstring(page).xpath("//input[@type='checkbox'][@checked]/@value"))


@pytest.mark.parametrize("layers", ["none", "claims", ALL])
def test_the_text_is_shown_character_for_character(invented: TestClient, layers: str) -> None:
    for report in DESK.reports:
        page = read(invented, f"/reports/{report.id}", layers=layers)
        assert shown_text(page) == printable(report.text)


def test_claims_discrepancies_and_attributions_are_marked_unless_said_otherwise(invented: TestClient) -> None:
    page = read(invented, f"/reports/{POST.id}")
    assert checked(page) == ["claims", "discrepancies", "attributions"]
    assert "Tomas Verrin" in marked(page, "r-source")
    assert marked(page, "figures") == []


def test_the_address_says_which_layers_are_marked(invented: TestClient) -> None:
    page = read(invented, f"/reports/{POST.id}", layers="figures,furniture")
    assert checked(page) == ["figures", "furniture"]
    assert "killing four dock workers" in marked(page, "figures")
    assert marked(page, "claims") == []
    assert checked(read(invented, f"/reports/{POST.id}", layers="none")) == []
    form = invented.get(f"/reports/{POST.id}", params={"layers": ["none", "times", "claims"]})
    assert checked(form.text) == ["claims", "times"]
    assert checked(read(invented, f"/reports/{POST.id}", layers="nonsense")) == []


def test_a_mark_leads_to_its_claim_its_discrepancy_and_its_partner(invented: TestClient) -> None:
    links = PageTree(read(invented, f"/reports/{POST.id}", layers=ALL))
    story = DESK.stories[0].id
    for claim in DESK.claims:
        if any(support.citation.report == POST.id for support in claim.support):
            assert links.links_to(f"/stories/{story}/claims/{claim.id}")
    assert links.links_to(f"/stories/{story}/discrepancies/d-")
    assert links.links_to(f"/compare?a={POST.id}&b=")
    assert links.links_to(f"/reports/{POST.id}/marks?at=")


def test_htmx_gets_the_text_alone(invented: TestClient) -> None:
    part = invented.get(f"/reports/{POST.id}", headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<section id="reading"')
    assert "<header" not in part


def test_a_link_to_a_passage_marks_it(invented: TestClient) -> None:
    start = POST_TEXT.index("Tomas Verrin")
    page = read(invented, f"/reports/{POST.id}", at=f"{start}-{start + 12}")
    (here,) = html.fromstring(page).xpath("//*[@id='here']")
    assert here.text_content() == "Tomas Verrin"
    assert 'href="#here"' in page
    outside = read(invented, f"/reports/{POST.id}", at="999990-999999")
    assert 'id="here"' not in outside
    assert invented.get(f"/reports/{POST.id}", params={"at": "x"}).status_code == 422


def test_what_is_said_of_some_words_is_a_page_and_a_part(invented: TestClient) -> None:
    start = POST_TEXT.index("At least nine")
    address = f"/reports/{POST.id}/marks"
    at = f"{start}-{start + 13}"
    whole = read(invented, address, at=at)
    assert "“At least nine”" in PageTree(whole).words
    part = invented.get(address, params={"at": at}, headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<ul class="mark-list">')
    assert "injured: at least 9" in PageTree(part).words
    assert "Nothing is said" not in part
    blank = POST_TEXT.index("\n\n")
    assert "Nothing is said of these words" in read(invented, address, at=f"{blank}-{blank + 1}")


def test_hostile_texts_stay_text(invented: TestClient) -> None:
    for address in (f"/reports/{NET.id}", f"/reports/{NET.id}/marks"):
        page = read(invented, address, layers=ALL)
        tree = html.fromstring(page)
        assert not tree.xpath("//img")
        assert not [src for src in tree.xpath("//script/@src") if not src.startswith("/assets/")]
        assert not tree.xpath("//script[not(@src)]")
        assert not tree.xpath("//a[starts-with(@href, 'javascript')]")
    assert "<script>alert(“port”)</script>" in shown_text(read(invented, f"/reports/{NET.id}"))
    tags = html.fromstring(read(invented, f"/reports/{NET.id}")).xpath("//mark/@data-tag")
    assert {"U+202E", "U+200B", "U+D800", "U+0000"} <= set(tags)


def test_it_tells_when_it_was_written_and_how_that_is_known(invented: TestClient) -> None:
    words = PageTree(read(invented, f"/reports/{POST.id}")).words
    assert "12 May 2031" in words
    assert "stated in the text" in words
    assert "one account" in words


@pytest.mark.corpora
def test_a_doubtful_day_is_called_so_with_the_reasons(seeds: TestClient) -> None:
    listed = seeds.get("/api/v1/reports").json()["items"]
    (report,) = [one["id"] for one in listed if one["path"].startswith("000_")]
    words = PageTree(read(seeds, f"/reports/{report}")).words
    assert "date doubtful , more likely Sunday 1 to Monday 2 December 2024" in words
    assert "far less likely than" in words


def test_a_report_that_is_not_there_is_told_so(invented: TestClient) -> None:
    for address in ("/reports/r-none", "/reports/r-none/marks"):
        assert invented.get(address, headers={"accept": "text/html"}).status_code == 404


def long_report(sentence: str, times: int) -> tuple[Report, Reading]:
    """A text of one sentence many times over, with a located place in each."""
    text = sentence * times
    report = Report("r-long", text, "A long text", "zh")
    place = Place("geonames:1", "Lindmark", 1.0, 2.0, "SE", "", "PPL", 1, PlacePrecision.TOWN)
    starts = range(0, len(text), len(sentence))
    spans = [Span(start, start + 4) for start in starts]
    return report, Reading(
        report.id,
        passages=tuple(
            Passage(at, Span(start, start + len(sentence) - 1), at) for at, start in enumerate(starts)
        ),
        places=tuple(PlaceMention(span, place, 1.0) for span in spans),
    )


@pytest.mark.parametrize(
    ("sentence", "times", "least_chars"),
    [("林德港码头起重机倒塌，四名工人遇难。" * 4 + "\n", 2_800, 200_000), ("Lima ", 6_000, 30_000)],
    ids=["200,000 characters of three bytes", "a place in every word"],
)
def test_a_long_text_is_shown_in_parts_that_stay_small(
    visit: Visit, tmp_path: Path, sentence: str, times: int, least_chars: int
) -> None:
    report, reading = long_report(sentence, times)
    client = visit(keep_one(tmp_path / "long.db", report, reading))
    assert len(report.text) >= least_chars
    first = client.get("/reports/r-long", params={"layers": ALL})
    assert first.status_code == 200
    assert len(first.content) < 500_000
    numbers = re.search(r"Part 1 of (\d+)", first.text)
    assert numbers
    last = int(numbers[1])
    assert last > 3

    def part(number: int) -> str:
        return shown_text(client.get("/reports/r-long", params={"layers": "none", "part": number}).text)

    assert report.text.startswith(part(1) + part(2))
    assert report.text.endswith(part(last))
    assert part(last + 1) == part(last)
    middle = len(report.text) // 2
    led = client.get("/reports/r-long", params={"at": f"{middle}-{middle + 3}"}).text
    (here,) = html.fromstring(led).xpath("//*[@id='here']")
    assert here.text_content() == report.text[middle : middle + 3]
    assert "Part 1 of" not in led
