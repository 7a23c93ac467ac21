from __future__ import annotations

import pytest

from crossread.domain.report import Basis, Precision
from crossread.intake import make_report
from intake.marks import BODY, NEWS

HEADLINE = "Cracks close two piers in Lindmark"


def test_date_in_a_header_line_is_stated_and_cited() -> None:
    report = make_report(text=f"{HEADLINE}\nPosted: March 4, 2030 9:05 AM\n\n{BODY}")
    assert report.published is not None
    assert (report.published.value, report.published.precision) == ("2030-03-04T09:05", Precision.MINUTE)
    assert report.published.basis is Basis.STATED
    assert [span.of(report.text) for span in report.published.evidence] == ["March 4, 2030 9:05 AM"]


def test_publication_goes_before_update() -> None:
    report = make_report(text=f"{HEADLINE}\nUpdated: March 6, 2030\nPublished: March 4, 2030\n\n{BODY}")
    assert report.published is not None
    assert report.published.value == "2030-03-04"


def test_date_of_a_dateline() -> None:
    report = make_report(text=f"ANKARA, Dec. 2, 2030 (Xinhua) -- {BODY}")
    assert report.published is not None
    assert report.published.value == "2030-12-02"


def test_metadata_wins_and_the_text_that_agrees_is_cited() -> None:
    text = f"{HEADLINE}\nMonday, March 4, 2030\n\n{BODY}"
    report = make_report(text=text, published="2030-03-04T09:05Z")
    assert report.published is not None
    assert (report.published.value, report.published.basis) == ("2030-03-04T09:05+00:00", Basis.METADATA)
    assert [span.of(text) for span in report.published.evidence] == ["Monday, March 4, 2030"]
    other = make_report(text=text, published="2030-03-05")
    assert other.published is not None
    assert other.published.evidence == ()


def test_a_date_in_the_news_is_not_the_publication_date() -> None:
    built = "The pier was built on March 4, 1931, and has stood in the harbour ever since, it said."
    assert make_report(text=f"{HEADLINE}\n\n{built}\n\n{BODY}").published is None


def test_address_gives_outlet_and_date() -> None:
    report = make_report(text=BODY, url="https://www.courier.example/2030/03/04/piers")
    assert report.outlet == "courier.example"
    assert report.published is not None
    assert (report.published.value, report.published.basis) == ("2030-03-04", Basis.METADATA)


def test_an_address_above_the_news_is_that_of_the_report() -> None:
    report = make_report(text=f"https://courier.example/news/1\r\n\r\n{BODY}")
    assert (report.url, report.outlet) == ("https://courier.example/news/1", "courier.example")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"THE HARBOUR COURIER, Tuesday, April 16, 1912\n{HEADLINE}\n\n{BODY}", "THE HARBOUR COURIER"),
        (f"Evening Ledger\n{HEADLINE}\n\n{BODY}", "Evening Ledger"),
        (f"Harbour Post › Local news › Port\n{HEADLINE}\n\n{BODY}", "Harbour Post"),
        (f"{HEADLINE}\n\n{BODY}\n\n© 2030 Harbour Media Group. All rights reserved.", "Harbour Media Group"),
        (f"{BODY}\n\nCopyright 2030 The Associated Press. All rights reserved.", None),
        (f"{HEADLINE}\nSund Valley Gazette, Lindmark\n\n{BODY}", "Sund Valley Gazette"),
        (f"{HEADLINE}\n\nGulf Standard | World | 4 March 2030\n\n{BODY}", "Gulf Standard"),
        (
            f"{HEADLINE}\n\nThursday, March 7, 2030 | The Sund Chronicle-Journal\n\n{BODY}",
            "The Sund Chronicle-Journal",
        ),
        (f"{HEADLINE}\n\nLe Sundois Voix (English edition), 4 March\n\n{BODY}", "Le Sundois Voix"),
        (f"{HEADLINE}\n\nRadio Sund 98.2 FM, Lindmark, 4 March 2030\n\n{BODY}", "Radio Sund 98.2 FM"),
        (f"{HEADLINE}\n\nKSND 6 News\nPosted: March 4, 2030\n\n{BODY}", "KSND 6 News"),
        (f"{HEADLINE}\n\nFreight Line Online\n4 March 2030\n\n{BODY}", "Freight Line Online"),
        (f"{HEADLINE}\n\nSundPost24 | March 4, 2030 | 3 min read\n\n{BODY}", None),
        (f"{HEADLINE}\n\nBy Jo Berg, Harbour Sound Herald\n\n{BODY}", "Harbour Sound Herald"),
        (f"The Sund Meridian\n{HEADLINE}\n\n{BODY}", "The Sund Meridian"),
        (f"{HEADLINE}\n\nSund Post, Lindmark, 4 March 2030. By Jo Berg and Ann Lee\n\n{BODY}", "Sund Post"),
        (f"The Quay Closes\n\n{BODY}", None),
        (f"Star of Lindmark Returns\n\n{BODY}", None),
        (f"The Port/Harbour Feud: What We Know\nA quay and its owners\n\n{BODY}", None),
        (f"{HEADLINE}\n\nTHE SUNDMAN 4 March 2030\n\n{BODY}", "THE SUNDMAN"),
        (f"{HEADLINE}\n\nThe Mail on Monday, 4 March 2030\n\n{BODY}", "The Mail on Monday"),
        (f"{HEADLINE}\n\nFOR IMMEDIATE RELEASE March 4, 2030\n\n{BODY}", None),
        (f"{HEADLINE}\n\nANN LEE, March 4, 2030\n\n{BODY}", None),
        (f"{HEADLINE}\n\nCANADIAN PRESS, March 4, 2030\n\n{BODY}", None),
        (f"{HEADLINE}\n\nAnn Lee, Sports Reporter\n\n{BODY}", None),
        (
            f"{HEADLINE}\n\nBy Ann Lee, Tribune News Service\n\n{BODY}\n\n© 2030 Sund Courier. All rights reserved.",
            "Sund Courier",
        ),
        (f"Sund Mail, unions agree pay deal\n\n{BODY}", None),
        (f"{HEADLINE}\n\nBy The Associated Press on Mon 03/04/2030\n\n{BODY}", None),
        (f"{HEADLINE}\n\nCRANE UPDATE March 4, 2030\n\n{BODY}", None),
        (f"{HEADLINE}\n\nBy Jo Berg, Staff Reporter\n\n{BODY}", None),
        (f"{HEADLINE}\n\nBy Jo Berg, Associated Press\n\n{BODY}", None),
        (f"{HEADLINE}\n\nLindmark, Sund, 4 March 2030\n\n{BODY}", None),
        (f"{HEADLINE}\n\nLINDMARK STAR TOWNSHIP, Mich. (AP) — {BODY}", None),
        (f"{HEADLINE}\n\n{BODY}\n\nBy Sund Press Wire", None),
        (BODY, None),
    ],
)
def test_outlet_from_the_text(text: str, outlet: str | None) -> None:
    assert make_report(text=text).outlet == outlet


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jo Berg", "Jo Berg"),
        ("BY JO BERG", "JO BERG"),
        ("By Jo Berg and Kim Lund | March 4, 2030", "Jo Berg and Kim Lund"),
        ("Jo Berg, Staff Writer", "Jo Berg, Staff Writer"),
        ("Written by Jo Berg", None),
    ],
)
def test_byline_from_the_text(line: str, byline: str | None) -> None:
    assert make_report(text=f"{HEADLINE}\n{line}\n\n{BODY}").byline == byline


def test_without_a_headline_the_title_is_the_first_sentence_cut() -> None:
    report = make_report(text=BODY)
    assert (
        report.title
        == "The harbour authority closed two of its four piers on Monday after engineers found cracks…"
    )
    assert report.furniture == ()
    assert make_report(text="The pier is closed for now. It was old.").title == "The pier is closed for now."


def test_metadata_is_taken_as_given_but_for_white_space() -> None:
    report = make_report(text=NEWS[0], title=" A\n title ", outlet=" The  Post ", byline="Jo\tBerg")
    assert (report.title, report.outlet, report.byline) == ("A title", "The Post", "Jo Berg")
