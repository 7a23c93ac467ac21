from __future__ import annotations

import pytest

from crossread.domain.report import FurnitureKind
from crossread.intake import make_report
from intake.marks import NEWS, body_of, furniture_of

CAPTION = "The harbour master, Elin Sand, left, with engineers on the closed pier on Sunday."


@pytest.mark.parametrize(
    ("credit", "glued"),
    [
        ("Photograph: Lindmark port office/EPA", "Engineers had warned"),
        ("Photograph: Jo Berg/AP", "The port had been warned"),
        ("Photo: AFP", "Engineers had warned"),
        ("Photograph: Jo McBride", "Engineers had warned"),
        ("Photo: Jo Berg/AFP via Getty Images", "A pilot had warned"),
        ("Picture: Kim Lund for Reuters", "“Nobody knew"),
    ],
)
def test_caption_and_credit_end_exactly_where_the_glued_sentence_begins(credit: str, glued: str) -> None:
    news = f"{glued} for years that the pillars would not hold much longer, the authority said on Monday."
    report = make_report(text=f"{NEWS[0]}\n{CAPTION} {credit}{news}\n{NEWS[1]}")
    (mark,) = (m for m in report.furniture if m.kind is FurnitureKind.PHOTO_CREDIT)
    assert mark.span.of(report.text) == f"{CAPTION} {credit}"
    assert body_of(report).split(" | ")[1].startswith(glued)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: AFP",
        "Photo by Jo Berg",
        "(AP Photo/Jo Berg)",
        "Getty Images",
        "AFP/Getty Images",
        f"{CAPTION} (Photo: Harbour Courier)",
        f"{CAPTION} (Jo Berg/Reuters)",
        f"{CAPTION} Jo Berg/AFP via Getty Images",
        f"{CAPTION} Credit: Lindmark Police",
    ],
)
def test_lines_that_are_credits_or_captions_as_a_whole(line: str) -> None:
    assert furniture_of(f"{NEWS[0]}\n\n{line}\n\n{NEWS[1]}") == [("photo credit", line)]


def test_a_long_paragraph_before_a_credit_stays_news() -> None:
    text = f"{NEWS[0]} {NEWS[1]} {NEWS[3]} Photo: AFP"
    assert furniture_of(f"{text}\n\n{NEWS[2]}") == [("photo credit", "Photo: AFP")]


def test_speech_before_a_credit_stays_news() -> None:
    line = "Olsen said the pier was lost. (AP Photo/Jo Berg)"
    assert furniture_of(f"{NEWS[0]}\n\n{line}\n\n{NEWS[1]}") == [("photo credit", "(AP Photo/Jo Berg)")]


@pytest.mark.parametrize(
    "line",
    [
        "The photo shows a pier that was broken off by the storm in the night, the museum said.",
        "Officials released an image: it shows the pillar three days before the first crack was seen there.",
        "Credit markets fell on Monday (the worst day of the year) and ferries stood still for hours.",
        "LINDMARK (Coast Radio/AP) People were told to keep away from the piers on Monday.",
    ],
)
def test_words_about_pictures_are_news(line: str) -> None:
    kinds = {kind for kind, _ in furniture_of(f"{NEWS[0]}\n\n{line}\n\n{NEWS[1]}")}
    assert "photo credit" not in kinds
