from __future__ import annotations

import pytest

from crossing.made import prepare

NEWS = "The harbour kept its usual hours and the ferries sailed on time for the rest of that week."


@pytest.mark.parametrize(
    ("outlet", "text", "named"),
    [
        ("Harbour Post", "The Harbour Post reported it first.", True),
        ("THE HARBOUR POST", "A driver told the Harbour  Post about it.", True),
        ("Harbour Post", "The Harbour Poster hangs on the wall.", False),
        ("The Star", "The crash was told of by the Star.", True),
        ("Star", "They started at noon.", False),
        ("Star", "She is no star.", False),
        ("Star", "The Morning Star reported it.", False),
        ("post.example", "It stood on post.example first.", True),
        ("AP", "AP reported it.", False),
        (None, "The Harbour Post reported it first.", False),
    ],
)
def test_naming_the_outlet_of_another_report(outlet: str | None, text: str, named: bool) -> None:
    report = prepare(f"{text} {NEWS}", outlet="Coast Herald")
    assert report.names_outlet_of(prepare(NEWS, outlet=outlet)) is named


def test_a_paper_does_not_credit_itself() -> None:
    report = prepare(f"The Coast Herald went there. {NEWS}", outlet="Coast Herald")
    assert not report.names_outlet_of(prepare(NEWS, outlet="Coast Herald"))
