"""Days, years and clock times as they are written in digits, to their form in TIMEX3."""

from __future__ import annotations

import re
from datetime import date

LEAP_YEAR = 2000
PIVOT = 40  # '39 is 2039, '40 is 1940
_DATE = re.compile(r"(?:\b(\d{4})-|\bon:)(\d\d)-(\d\d)\b")


class NoTimeError(Exception):
    """The words have the form of a time, and there is none such: 31 February, 25:99."""


def full_year(two_digits: str) -> str:
    """ "98" to "1998", "24" to "2024"."""
    return f"{'19' if int(two_digits) >= PIVOT else '20'}{two_digits}"


def check_dates(meaning: str) -> None:
    """Whether all dates in a value or rule exist, in some year where none is told.

    Raises:
        NoTimeError: one does not.
    """
    for year, month, day in _DATE.findall(meaning):
        try:
            date(int(year or LEAP_YEAR), int(month), int(day))
        except ValueError:
            raise NoTimeError from None


def iso(printed: str) -> str:
    """ "2024-12-02t9:30" as it should be.

    Raises:
        NoTimeError: there is no such clock time; the date is not looked at.
    """
    value = printed.upper()
    time = value.partition("T")[2]
    if time and (int(time[:2]) > 24 or int(time[3:5]) > 59):
        raise NoTimeError
    return value


def slashed(printed: str) -> str:
    """ "13/12/2024" or "12/13/24"; month and day stay open where either may come first, as in "2/12/2024".

    Raises:
        NoTimeError: it has no year; whether the date exists is not looked at.
    """
    a, b, c = printed.split("/")
    if len(a) == 4:
        return f"{a}-{int(b):02}-{int(c):02}"
    if len(c) == 1:
        raise NoTimeError
    year = c if len(c) == 4 else full_year(c)
    if a != b and int(a) <= 12 and int(b) <= 12:
        return f"{year}-XX-XX"
    month, day = (b, a) if int(a) > 12 else (a, b)
    return f"{year}-{int(month):02}-{int(day):02}"


def decade(printed: str) -> str:
    """ "1990s" or "'90s" to "199"."""
    digits = re.sub(r"\D", "", printed)
    return digits[:3] if len(digits) == 4 else full_year(digits)[:3]


def clock(hour: int, minute: int, *, half: str) -> str:
    """Hour and minute as "21:30"; `half` is "a" or "p" for the half of the day, "" for a clock of 24 hours.

    Raises:
        NoTimeError: there is no such time.
    """
    if (
        not 0 <= minute <= 59
        or hour > (12 if half else 24)
        or (hour == 24 and minute)
        or (half and hour == 0)
    ):
        raise NoTimeError
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}"
