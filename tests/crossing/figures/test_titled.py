"""Counts of harm in headlines; all invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.made import prepare
from crossread.crossing.figures.titled import titled_counts

_BODY = (
    "\n\nThe harbour office shut the quay on the same day. An inquiry has begun, the mayor told the council."
)

TITLED = [
    ("Four hurt in knife attack at school", [("Four", "injured", "")]),
    ("Seven dead, 12 injured as ferry hits pier", [("Seven", "killed", ""), ("12", "injured", "")]),
    ("At least 30 dockers killed in crane fall", [("At least 30", "killed", "dockers")]),
    ("Blast kills nine in Lindmark", [("nine", "killed", "")]),
    ("Police arrest 40 after march", [("40", "arrested", "")]),
    ("Three still missing after avalanche", []),
    ("Two Ostby miners missing", [("Two", "missing", "miners")]),
    ("Gunmen abduct six engineers", [("six", "abducted", "")]),
    ("Twelve hostages freed", [("Twelve", "released", "hostages")]),
]
UNTITLED = [
    "Four ways to mend a hurt knee",
    "Six dead trees to be felled in park",
    "Ten missing ballots found in cellar",
    "Council buys 12 buses, saved money goes to schools",
    "Harbour opens at seven",
    "Four pupils and a teacher hurt",
    "12",
    "",
]


@pytest.mark.parametrize(("title", "counts"), TITLED)
def test_a_headline_counts(title: str, counts: list[tuple[str, str, str]]) -> None:
    report = prepare(title + _BODY, title=title)
    found = [(f.number.span.of(report.report.text), f.what, f.who) for f in titled_counts(report)]
    assert found == counts


@pytest.mark.parametrize("title", UNTITLED)
def test_a_headline_that_counts_nobody_harmed(title: str) -> None:
    assert list(titled_counts(prepare(title + _BODY, title=title))) == []


def test_a_title_that_does_not_stand_in_the_text_counts_nothing() -> None:
    assert list(titled_counts(prepare(_BODY.strip(), title="Four hurt in knife attack"))) == []


@given(st.lists(st.sampled_from(["9", "hurt", "dead", ",", "kills", "💥", "of", "“"]), max_size=9))
def test_spans_lie_in_the_title(parts: list[str]) -> None:
    title = " ".join(parts)
    for figure in titled_counts(prepare(title + _BODY, title=title)):
        assert 0 <= figure.span.start < figure.span.end <= len(title)
