from __future__ import annotations

import pytest

from intake.marks import NEWS, furniture_of


@pytest.mark.parametrize(
    "line",
    [
        "We have sent a link to your inbox; please activate your profile.",
        "By submitting your registration you agree to our terms of service.",
        "Type your password again to keep using your account.",
    ],
)
def test_account_prose(line: str) -> None:
    assert ("subscription", line) in furniture_of(f"{line}\n\n{NEWS[0]}\n\n{NEWS[1]}")


@pytest.mark.parametrize(
    "line",
    [
        "“Your account was closed and your profile deleted,” the bank told her.",
        "Police said links to accounts and e-mails of ours were found on the phone.",
    ],
)
def test_accounts_in_the_news(line: str) -> None:
    assert furniture_of(f"{NEWS[0]}\n\n{line}\n\n{NEWS[1]}") == []
