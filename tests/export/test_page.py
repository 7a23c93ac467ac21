from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256

import pytest
from crowded_desk import crowded_desk, told_in_depth
from reading_html import Element, cited_text, read_html

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.export.page import printable, render_page
from crossread.export.page_names import citation_anchor
from crossread.export.page_text import every_citation
from sample_desk import sample_desk

_FETCHING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "manifest")


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(sample_desk(), title="A <title> & more", version="1.2.3")


@pytest.fixture(scope="module")
def tree(page: str) -> Element:
    return read_html(page)


def test_every_citation_has_its_exact_characters(tree: Element) -> None:
    desk = sample_desk()
    for citation in every_citation(desk):
        assert cited_text(tree, citation_anchor(citation)) == printable(desk.text(citation))


def test_every_report_is_printed_character_for_character(tree: Element) -> None:
    printed = [e.text for e in tree.every("div") if e.attributes.get("class") == "text"]
    assert sorted(printed) == sorted(printable(report.text) for report in sample_desk().reports)


def test_every_support_and_reading_is_linked(tree: Element) -> None:
    desk = sample_desk()
    targets = {e.attributes.get("href") for e in tree.every("a")}
    for claim in desk.claims:
        assert {f"#{citation_anchor(s.citation)}" for s in claim.support} <= targets
    for discrepancy in desk.discrepancies:
        assert {f"#{citation_anchor(r.citation)}" for r in discrepancy.readings} <= targets


def test_ids_are_unique_and_inner_links_lead_somewhere(tree: Element) -> None:
    ids = Counter(e.attributes["id"] for e in tree.every() if "id" in e.attributes)
    assert [name for name, number in ids.items() if number > 1] == []
    links = {e.attributes["href"][1:] for e in tree.every("a") if e.attributes["href"].startswith("#")}
    assert links <= ids.keys()


def test_no_link_stands_inside_another(tree: Element) -> None:
    for link in tree.every("a"):
        assert link.every("a") == [link]


def test_the_page_fetches_nothing(page: str, tree: Element) -> None:
    assert not [
        e for e in tree.every() if e.tag in ("link", "img", "iframe", "object", "embed", "base", "form")
    ]
    assert not [e for e in tree.every() if e.attributes.keys() & set(_FETCHING)]
    style = tree.every("style")[0].text
    assert "url(" not in style
    assert "@import" not in style
    assert "xlink:href" not in page


def test_addresses_are_links_only_when_safe(tree: Element) -> None:
    outer = [e.attributes["href"] for e in tree.every("a") if not e.attributes["href"].startswith("#")]
    assert outer == [
        "https://harbour-post.example/port/crane-falls",
        "https://coast-courier.example/news/4117",
    ]


def test_the_policy_admits_only_the_page_itself(tree: Element) -> None:
    policy = next(e for e in tree.every("meta") if "http-equiv" in e.attributes).attributes["content"]
    assert policy.startswith("default-src 'none';")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (element,) = tree.every(tag)
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy
    assert not [
        e for e in tree.every() if any(name.startswith("on") or name == "style" for name in e.attributes)
    ]


def test_hostile_text_stays_text(page: str, tree: Element) -> None:
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<title>A &lt;title&gt; &amp; more</title>" in page
    page.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]", page)
    unseen = [e for e in tree.every("span") if "unseen" in e.attributes.get("class", "")]
    assert {e.attributes["data-tag"] for e in unseen} == {"U+0000", "U+200B", "U+202C", "U+202E", "U+D800"}


def test_nothing_outside_the_texts_turns_words_around(tree: Element) -> None:
    names = [e for e in tree.every() if e.tag in ("bdi", "h4", "summary")]
    assert not any(set("\u200b\u202e\u202c") & set(e.text) for e in names)


def test_carriage_returns_survive_the_parser() -> None:
    assert printable("a\r\nb\x00\ud800\t") == "a&#13;\nb\ufffd\ufffd\t"


def test_it_begins_as_a_browser_expects(page: str) -> None:
    assert page.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')


def test_equal_desks_give_equal_pages(page: str) -> None:
    assert render_page(sample_desk(), title="A <title> & more", version="1.2.3") == page


def test_the_first_words_are_how_many_accounts_there_are(tree: Element) -> None:
    assert [e.text for e in tree.every("p") if e.attributes.get("class") == "sentence"] == [
        "5 reports are 3 independent accounts."
    ]


def test_it_never_says_true_of_a_claim(tree: Element) -> None:
    for row in tree.every("tbody")[0].every("tr"):
        assert "true" not in row.text.lower()


def test_readings_are_set_against_each_other_word_by_word(tree: Element) -> None:
    card = next(e for e in tree.every("article") if e.text.lstrip().startswith("D1 altered"))
    assert [e.text for e in card.every("del")] == ["after the other"]
    assert [e.text for e in card.every("ins")] == ["by one"]


def test_reuse_is_proved_side_by_side(tree: Element) -> None:
    compare = [e for e in tree.every("details") if e.attributes.get("class") == "compare"]
    desk = sample_desk()
    ties = [tie for lineage in desk.lineages for tie in lineage.reuse] + [
        tie for story in desk.stories for tie in story.relations
    ]
    assert len(compare) == len(ties)
    assert sum(len(e.every("blockquote")) for e in compare) == 2 * sum(
        len(tie.pairs) + len(tie.shared_quotations) for tie in ties
    )


def test_sureness_speaks_of_one_account_or_two(tree: Element) -> None:
    items = [
        " ".join(e.every("p")[0].text.split())
        for e in tree.every("div")
        if e.attributes.get("class") == "reuse-item"
    ]
    assert len(items) == 4
    assert items[0].endswith("partially derived. One account: almost certain (0.96).")
    assert items[2].endswith("common origin. Two accounts: likely (0.78).")


def test_furniture_is_named(tree: Element) -> None:
    texts = [e for e in tree.every("div") if e.attributes.get("class") == "text"]
    tags = {e.attributes.get("data-tag") for text in texts for e in text.every("span")}
    assert {"title", "byline", "photo credit", "credit line"} <= tags


def test_problems_version_and_limits_stand_at_the_end(tree: Element) -> None:
    (foot,) = tree.every("footer")
    for words in (
        "inbox/scan-0007.pdf",
        "without a text layer",
        "Crossread 1.2.3",
        "Corroborated is not true",
    ):
        assert words in foot.text


def test_an_empty_desk_says_so() -> None:
    assert "holds no reports" in read_html(render_page(Desk(), version="1")).text


def test_reports_not_measured_are_named_with_the_reason() -> None:
    desk = sample_desk()
    lone = Report("r-lone", "Zu kurz.", "Kurz", "de", path="kurz.txt")
    kept = Reading("r-lone", not_measured="too little text: 2 words, at least 40 expected")
    grown = replace(desk, reports=(*desk.reports, lone), readings=(*desk.readings, kept))
    tree = read_html(render_page(grown, version="1"))
    assert "kurz.txt Kurz: too little text: 2 words" in " ".join(tree.every("footer")[0].text.split())
    assert any("Not measured: too little text" in e.text for e in tree.every("article"))


def test_a_report_without_a_reading_is_printed_all_the_same() -> None:
    desk = replace(sample_desk(), readings=())
    assert "no reading in this desk" in render_page(desk, version="1")


def test_stories_are_listed_biggest_first_and_single_reports_last() -> None:
    desk = sample_desk()
    single = Report("r-one", "Only this paper has it.", "Alone", "en", outlet="The Crier")
    small = Story("s-one", "A quiet day", ("r-one",))
    grown = replace(
        desk,
        reports=(*desk.reports, single),
        readings=(*desk.readings, Reading("r-one")),
        stories=(small, *desk.stories),
    )
    tree = read_html(render_page(grown, version="1"))
    index = next(e for e in tree.every("section") if e.attributes.get("id") == "stories")
    assert "2 stories in 6 reports" in index.text
    assert index.text.index("Crane falls") < index.text.index("1 story told by one report only")
    assert "Only this paper has it." in next(
        e.text for e in tree.every("section") if e.attributes.get("id") == "singles"
    )


@pytest.mark.parametrize("sizes", [(1,), (1, 1), (2, 1), (14, 8, 4, 2, 1, 1)])
def test_any_number_of_reports_makes_a_sound_page(sizes: tuple[int, ...]) -> None:
    desk = crowded_desk(sizes, ties=4)
    placed = [e for e in read_html(render_page(desk, version="1")).every() if "id" in e.attributes]
    by_id = {e.attributes["id"]: e for e in placed}
    assert len(by_id) == len(placed)
    for citation in every_citation(desk):
        assert by_id[citation_anchor(citation)].text == desk.text(citation)


def test_two_hundred_reports_told_in_depth_stay_a_page_one_can_open() -> None:
    desk = told_in_depth(crowded_desk([30, 20, 10, 5] + [1] * 135, ties=40))
    page = render_page(desk, version="1")
    assert len(page.encode()) < 8_000_000
    assert page.count('class="d0 ') + page.count('class="d4"') > 8 * 195


def test_a_hundred_reports_stay_a_page_one_can_mail() -> None:
    page = render_page(crowded_desk([30, 20, 10, 5] + [1] * 35, ties=40), version="1")
    assert len(page.encode()) < 4_000_000
