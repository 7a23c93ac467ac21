from __future__ import annotations

import pytest

from crossread.intake import make_report
from intake.marks import BODY, NEWS, furniture_of, marked

HEADLINE = "Cracks close two piers in Lindmark"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"{HEADLINE}\n", [("title", HEADLINE)]),
        (
            f"Monday, March 4, 2030\n{HEADLINE}\n",
            [("date line", "Monday, March 4, 2030"), ("title", HEADLINE)],
        ),
        (
            f" date 2030-03-04 Politics\n{HEADLINE}\nNARROW ESCAPE:\n",
            [
                ("date line", "date 2030-03-04"),
                ("section", "Politics"),
                ("title", HEADLINE),
                ("section", "NARROW ESCAPE:"),
            ],
        ),
        (
            f"HomeWorldMiddle East{HEADLINE}\n\n{HEADLINE}\n",
            [("breadcrumb", "HomeWorldMiddle East"), ("title", HEADLINE), ("title", HEADLINE)],
        ),
        (
            f"HomeNewsLocal{HEADLINE}\n",
            [("breadcrumb", "HomeNewsLocal"), ("title", HEADLINE)],
        ),
        (
            f"Home > World > Europe\n{HEADLINE}\nBy Jo Berg\nUpdated: March 4, 2030 9:05 AM\n",
            [
                ("breadcrumb", "Home > World > Europe"),
                ("title", HEADLINE),
                ("byline", "By Jo Berg"),
                ("date line", "Updated: March 4, 2030 9:05 AM"),
            ],
        ),
        (
            f"THE HARBOUR COURIER, Tuesday, April 16, 1912\n{HEADLINE}\n",
            [("date line", "THE HARBOUR COURIER, Tuesday, April 16, 1912"), ("title", HEADLINE)],
        ),
        (
            f"{HEADLINE}\nGulf Standard | World | 4 March 2030\n",
            [("title", HEADLINE), ("date line", "Gulf Standard | World | 4 March 2030")],
        ),
        (
            f"{HEADLINE}\nSund Valley Gazette, Lindmark\nMonday March 4 2030\n",
            [
                ("title", HEADLINE),
                ("breadcrumb", "Sund Valley Gazette, Lindmark"),
                ("date line", "Monday March 4 2030"),
            ],
        ),
        (f"WORLD IN BRIEF\n{HEADLINE}\n", [("section", "WORLD IN BRIEF"), ("title", HEADLINE)]),
        ("The Quay Closes\n", [("title", "The Quay Closes")]),
        ("Sund Mail, unions agree pay deal\n", [("title", "Sund Mail, unions agree pay deal")]),
        (f"Evening Ledger\n{HEADLINE}\n", [("breadcrumb", "Evening Ledger"), ("title", HEADLINE)]),
        (
            f"{HEADLINE} Posted: Monday, March 4, 2030 9:05 AM\n",
            [("title", HEADLINE), ("date line", "Posted: Monday, March 4, 2030 9:05 AM")],
        ),
        (
            "Port Authority Closes Two Piers After Cracks Appear.\n",
            [("title", "Port Authority Closes Two Piers After Cracks Appear.")],
        ),
    ],
)
def test_what_stands_above_the_news(head: str, expected: list[tuple[str, str]]) -> None:
    assert furniture_of(f"{head}\n{BODY}") == expected


@pytest.mark.parametrize(
    "first",
    [
        "LINDMARK — Two piers were closed on Monday after engineers found cracks, officials said.",
        "The port said it would close.",
        "Police were still",
    ],
)
def test_news_is_no_headline_when_nothing_follows_or_it_is_a_sentence(first: str) -> None:
    assert furniture_of(first) == []


def test_title_of_the_metadata_is_found_in_the_text() -> None:
    text = f"A line that looks like a headline\n{HEADLINE}\n\n{BODY}"
    report = make_report(text=text, title=f"  {HEADLINE.upper()} ")
    assert ("title", HEADLINE) in marked(report)
    assert report.title == HEADLINE.upper()


def test_only_the_first_headline_is_the_title() -> None:
    text = f"{HEADLINE}\nFerries run from the north\n\n{NEWS[0]}\n\n{NEWS[1]}"
    assert furniture_of(text) == [("title", HEADLINE)]
