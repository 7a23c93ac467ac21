from __future__ import annotations

import pytest

from intake.marks import BODY, furniture_of


@pytest.mark.parametrize(
    "line", ["Facebook Twitter Linkedin Mail", "WhatsApp", "Share on Facebook | Tweet | Email"]
)
def test_rows_of_share_buttons(line: str) -> None:
    assert furniture_of(f"{BODY}\n\n{line}") == [("share", line)]


@pytest.mark.parametrize(
    "line", ["Facebook pays the fine.", "Twitter closed its office in Lindmark on Monday."]
)
def test_networks_in_the_news(line: str) -> None:
    assert furniture_of(f"{BODY}\n\n{line}") == []
