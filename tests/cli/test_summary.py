from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from crossread.cli.marked import Marked
from crossread.cli.summary import story_summaries
from crossread.cli.words import fragment, plain
from crossread.domain.crossing import DiscrepancyKind, Lineage, Story
from crossread.domain.desk import Desk
from crossread.domain.facts import EventStatus, Grain, Period
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.reuse import Relation, Reuse
from crossread.export.page_differences import Piece
from facts_desk import doubtful_desk, facts_desk, shared_desk
from sample_desk import sample_desk

GOLDEN = Path(__file__).parent / "golden"
STEERING = {*map(chr, range(32)), *map(chr, range(127, 160)), *"\u200b\u202a\u202e\u2066\ufeff\ud800\udfff"}


def printed(desk: Desk, *, width: int = 80, colour: bool = False) -> str:
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
    )
    for summary in story_summaries(desk):
        console.print(summary)
    return file.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_the_sample_desk_reads_as_kept(width: int) -> None:
    """To renew: write what `printed` gives into the file, and read it before you keep it."""
    expected = (GOLDEN / f"summary-{width}.txt").read_text("utf-8")
    assert printed(sample_desk(), width=width) == expected


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("colour", [True, False])
def test_no_line_is_wider_than_the_terminal(width: int, colour: bool) -> None:
    plain_lines = printed(sample_desk(), width=width).splitlines()
    assert max(map(cell_len, plain_lines)) <= width
    assert all(line == line.rstrip() for line in plain_lines)
    if colour:
        assert len(printed(sample_desk(), width=width, colour=True).splitlines()) >= len(plain_lines) - 1


def test_words_that_differ_are_marked_with_and_without_colour() -> None:
    assert "go one *after the other*, and" in printed(sample_desk(), width=120)
    assert "go one \x1b[1;33mafter the other\x1b[0m, and" in printed(sample_desk(), width=120, colour=True)


def test_nothing_a_report_holds_steers_the_terminal() -> None:
    desk = sample_desk()
    hostile = "\x1b]0;owned\x07\x9b31m\u202e\x00\ud800name"
    desk = replace(
        desk,
        reports=tuple(replace(report, outlet=hostile) for report in desk.reports),
        stories=tuple(replace(story, title=hostile) for story in desk.stories),
        claims=tuple(replace(claim, text=hostile) for claim in desk.claims),
        discrepancies=tuple(replace(d, explanation=hostile, detail=hostile) for d in desk.discrepancies),
    )
    assert not (STEERING - {"\n"}) & set(printed(desk))


def test_undirected_reuse_is_not_given_a_direction() -> None:
    text = printed(_pair(directed=False))
    assert "└↔ Second" in text
    assert "50 % the same, direction open, likely" in " ".join(text.split())
    directed = printed(_pair(directed=True))
    assert "└→ Second" in directed
    assert "partially derived, 50 % of it, likely" in " ".join(directed.split())


def test_a_report_that_was_not_read_says_why() -> None:
    desk = _pair(directed=True)
    readings = (desk.readings[0], Reading("r-2", not_measured="Welsh is not read yet"))
    assert "not measured: Welsh is not read yet" in " ".join(
        printed(replace(desk, readings=readings)).split()
    )


def test_long_lists_are_counted() -> None:
    desk = sample_desk()
    claims = tuple(replace(desk.claims[0], id=f"c-{at}") for at in range(11)) + desk.claims[1:2]
    text = printed(replace(desk, claims=claims))
    assert "Claims  8 of 12" in text
    assert "and 3 more corroborated, 1 more disputed" in text
    assert "Discrepancies  8 of 15, surest first" in text


def test_facts_are_the_gravest_counts_day_and_place_and_days_worked_out() -> None:
    text = printed(facts_desk(), width=120)
    told = text[text.index("Facts") : text.index("No passages")]
    assert [" ".join(line.split()) for line in told.splitlines() if line.strip()] == [
        "Facts",
        "mainly Sunday 11 May 2031, Varna",
        "killed 14 (a running total), since March 2031: B1",
        "At least 12 people, Dobrich: A1",
        "five children (part of “At least 12” killed): A1",
        "and 1 more count",
        "dates B1 undated; inferred: Monday 12 May 2031, very likely",
    ]


def test_a_doubtful_date_stands_beside_the_likelier_one() -> None:
    told = " ".join(printed(doubtful_desk(), width=120).split())
    assert "A1 doubtful date: states Monday 12 May 2031, more likely Thursday 8 to Friday 9 May 2031" in told


def test_estimates_and_labels_take_the_place_of_counts() -> None:
    with_both = printed(sample_desk(), width=120)
    assert "estimate  killed best 4, low 4, high 5 (UCDP manner); best 4 (ACLED manner)" in with_both
    assert "labels    dock worker: A1, A2; victim: Arne Holt (quoted); crew: Per Aalto (quoted)" in with_both
    assert "estimate" not in printed(facts_desk())


def test_a_happening_of_long_ago_is_not_the_main_one() -> None:
    desk = shared_desk()
    old = Period("2011-05-01", "2011-05-01", Grain.DAY)
    past = replace(desk, events=tuple(replace(event, day=old) for event in desk.events))
    assert "estimate" in printed(desk)
    assert "estimate" not in printed(past)


def test_no_kind_crowds_out_the_others() -> None:
    desk = sample_desk()
    quotation = next(d for d in desk.discrepancies if d.kind is DiscrepancyKind.QUOTATION)
    many = tuple(replace(quotation, id=f"d-{at}", confidence=0.99) for at in range(9))
    text = printed(replace(desk, discrepancies=(*many, *desk.discrepancies)), width=120)
    assert text.count("quotation: altered") == 2
    only = printed(replace(desk, discrepancies=many), width=120)
    assert only.count("quotation: altered") == 8


def test_what_is_only_planned_is_no_count() -> None:
    desk = facts_desk()
    planned = tuple(
        replace(
            reading, figures=tuple(replace(figure, status=EventStatus.PLANNED) for figure in reading.figures)
        )
        for reading in desk.readings
    )
    assert "killed" not in printed(replace(desk, readings=planned))


def test_a_story_without_claims_says_so() -> None:
    text = printed(_pair(directed=True))
    assert "No passages of two reports make the same claim." in text
    assert "Nothing that was measured differs." in text


def test_a_story_of_hundreds_stays_short() -> None:
    ids = tuple(f"r-{at:03}" for at in range(300))
    desk = Desk(
        reports=tuple(Report(report, "Text", "Title", "en", outlet="Paper") for report in ids),
        readings=tuple(Reading(report) for report in ids),
        stories=(Story("s-1", "Title", ids),),
        lineages=(
            Lineage("l-0", "s-1", ids[:200], "AFP"),
            *(Lineage(f"l-{report}", "s-1", (report,)) for report in ids[200:]),
        ),
    )
    text = printed(desk)
    assert "300 reports are 101 independent accounts" in text
    assert "and 188 more reports" in text
    assert "and 89 more accounts" in text
    assert len(text.splitlines()) < 50


@given(st.text(st.characters() | st.sampled_from("\x1b\x9b\u202e\u200b \n\ud800"), max_size=80))
def test_plain_words_are_one_harmless_line(text: str) -> None:
    for words in (plain(text), fragment(text), Marked([Piece(text, differs=True)]).text(coloured=True).plain):
        assert not STEERING & set(words)


@given(st.lists(st.tuples(st.text("abc \n", max_size=90), st.booleans()), max_size=8))
def test_a_long_wording_is_cut_around_its_first_difference(parts: list[tuple[str, bool]]) -> None:
    marked = Marked([Piece(words, differs) for words, differs in parts]).text(coloured=True)
    whole = "".join(fragment(words) for words, _ in parts)
    core = marked.plain.removeprefix("…").removesuffix("…")
    assert core in whole
    assert len(core) == min(len(whole), 160)
    if any(differs and fragment(words) for words, differs in parts):
        assert any(span.style for span in marked.spans)


def _pair(*, directed: bool) -> Desk:
    reuse = Reuse("r-1", "r-2", Relation.PARTIALLY_DERIVED, directed, True, 0.5, 0.5, 0.7)
    return Desk(
        reports=tuple(
            Report(f"r-{at}", "Text", "Title", "en", outlet=name)
            for at, name in ((1, "First"), (2, "Second"))
        ),
        readings=(Reading("r-1"), Reading("r-2")),
        stories=(Story("s-1", "Title", ("r-1", "r-2")),),
        lineages=(Lineage("l-1", "s-1", ("r-1", "r-2"), None, (reuse,)),),
    )
