from __future__ import annotations

import pytest

from intake.marks import BODY, NEWS, furniture_of

COOKIES = (
    "This website uses cookies to improve your visit. We assume you are fine with this. Accept Read More"
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (COOKIES, "cookie notice"),
        ("Accept all cookies", "cookie notice"),
        ("Sign up for our newsletter", "subscription"),
        ("Already a subscriber? Log in", "subscription"),
        ("You have reached your limit of free articles", "subscription"),
        ("RELATED ARTICLES", "related articles"),
        ("Most Popular", "related articles"),
        ("Read more: Ferry fares to rise in spring", "related articles"),
        ("You may also like", "related articles"),
        ("Share this article", "share"),
        ("Follow us on Twitter @lindmarkport", "share"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Please enable JavaScript to watch this video", "notice"),
        ("© 2030 Harbour Media. All rights reserved.", "notice"),
        ("Copyright 2030 Harbour Media", "notice"),
        ("###", "notice"),
        ("∎", "notice"),
        ("Jo Berg contributed to this report.", "credit line"),
        ("(Additional reporting by Jo Berg; editing by Kim Lund)", "credit line"),
        ("With agency inputs", "credit line"),
        ("jo.berg@harbour.example", "byline"),
    ],
)
def test_lines_that_are_never_news(line: str, kind: str) -> None:
    assert (kind, line) in furniture_of(f"{BODY}\n\n{line}\n")


def test_a_notice_glued_to_the_last_paragraph_is_parted_from_it() -> None:
    glued = "Have something to add to this story? Share it in the comments."
    assert furniture_of(f"{NEWS[0]}\n\n{NEWS[1]} {glued}") == [("share", glued)]


@pytest.mark.parametrize(
    "line",
    [
        "Police said the cookies were poisoned and the shop was closed for the rest of the week.",
        "UPDATE: The pier was opened again on Friday after a second inspection, the port said.",
        "Share prices fell by a tenth in an hour.",
        "She told the court that she had registered a new account with a false e-mail address.",
        "The advertisement was shown before the match and taken down a day later, the club said.",
        "“Follow us and you will be safe,” the pilot told the passengers on deck.",
        "Anyone with information about the boat is asked to call the harbour police.",
    ],
)
def test_news_that_sounds_like_furniture(line: str) -> None:
    assert furniture_of(f"{NEWS[0]}\n\n{line}\n\n{NEWS[1]}") == []
