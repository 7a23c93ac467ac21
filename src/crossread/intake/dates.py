"""Dates as printed in header lines, metadata and addresses -> ISO 8601, as fine as they are given."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from dataclasses import dataclass

from crossread.domain.report import Precision
from crossread.domain.span import Span

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = (
    r"(?:(?:\s?[,|•·–—-]?\s?(?:at\s)?|T)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?(?P<zone>Z|GMT|UTC|[+-]\d\d:?\d\d)\b)?)?"
)
_FORMS = tuple(
    re.compile(rf"(?<![\w/.-])(?:{form}){_CLOCK}(?![\w/]|[-.]\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])",
        rf"{_YEAR}/(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])",
        rf"(?:{WEEKDAY},?\s)?{_MONTH}\s{_DAY},?\s{_YEAR}",
        rf"(?:{WEEKDAY},?\s)?(?:the\s)?{_DAY}[\s-](?:of\s)?{_MONTH},?[\s-]{_YEAR}",
        rf"(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark){_YEAR}",
    )
)
_MONTH_FORM = re.compile(rf"(?<![\w/.-])(?<!\d\s){_MONTH},?\s{_YEAR}(?![\w/])", re.IGNORECASE)
_URL_DATE = re.compile(
    r"(?<![\d])(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/_-])(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=mark)"
    r"(?P<day>0[1-9]|[12]\d|3[01]|[1-9])|(?P<month2>0[1-9]|1[0-2])(?P<day2>0[1-9]|[12]\d|3[01]))(?!\d)",
    re.IGNORECASE,
)
_URL_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])(?=/|$)")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the characters that give it; `value` is ISO 8601, cut at `precision`."""

    span: Span
    value: str
    precision: Precision


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Full dates in a short text, in order, none overlapping; a month with a year only where no day stands.

    "3/4/2020" is read only when one of the two numbers exceeds 12, or both are equal: else it is kept as
    the year alone, because it means two days.
    """
    found: list[FoundDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            date = _of_match(match)
            if date and not any(date.span.overlaps(other.span) for other in found):
                found.append(date)
    for match in _MONTH_FORM.finditer(text):
        month = FoundDate(
            Span(*match.span()), f"{match['year']}-{_month(match['month']):02}", Precision.MONTH
        )
        if not any(month.span.overlaps(other.span) for other in found):
            found.append(month)
    return tuple(sorted(found, key=lambda date: date.span))


def parse_date(printed: str) -> tuple[str, Precision] | None:
    """The date a metadata field gives; None when it gives none.

    Takes ISO 8601, RFC 2822, seconds since 1970, printed English dates, a bare year; else asks dateparser.
    """
    printed = printed.strip()
    return (
        _iso(printed)
        or _epoch(printed)
        or _rfc_2822(printed)
        or next(((date.value, date.precision) for date in find_dates(printed)), None)
        or _year_or_month(printed)
        or _by_dateparser(printed)
    )


def date_of_url(url: str) -> tuple[str, Precision] | None:
    """The date in an address such as /2024/12/02/ or /2024/dec/02/; None without one."""
    path = url.split("://", 1)[-1]
    for match in _URL_DATE.finditer(path):
        month = (match["month"] or match["month2"]).lower()
        number = _MONTH_NUMBER.get(month, 0) if month.isalpha() else int(month)
        day = _day(int(match["year"]), number, int(match["day"] or match["day2"]))
        if day:
            return day, Precision.DAY
    found = _URL_MONTH.search(path)
    return (f"{found['year']}-{found['month']}", Precision.MONTH) if found else None


def _of_match(match: re.Match[str]) -> FoundDate | None:
    groups = match.groupdict()
    span = Span(*match.span())
    if groups.get("first"):
        first, second, year = int(groups["first"]), int(groups["second"]), int(groups["year"])
        readings = {_day(year, first, second), _day(year, second, first)} - {None}
        if len(readings) > 1:
            return FoundDate(span, groups["year"], Precision.YEAR)
        day = readings.pop() if readings else None
    else:
        month = groups["month"]
        number = int(month) if month.isdigit() else _month(month)
        day = _day(int(groups["year"]), number, int(groups["day"]))
    if day is None:
        return None
    clock = _clock(groups)
    return FoundDate(span, day + clock, Precision.MINUTE if clock else Precision.DAY)


def _clock(groups: dict[str, str | None]) -> str:
    if not groups["hour"]:
        return ""
    hour, half, zone = int(groups["hour"]), (groups["half"] or "").lower(), (groups["zone"] or "").upper()
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + 12 * (half == "p")
    if zone in {"Z", "GMT", "UTC"}:
        zone = "+00:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{hour:02}:{groups['minute']}{zone}"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTH_NUMBER[name[:3].lower()]


def _iso(printed: str) -> tuple[str, Precision] | None:
    try:
        moment = dt.datetime.fromisoformat(printed)
    except ValueError:
        return None
    if re.fullmatch(r"\d{4}-?\d\d-?\d\d", printed):
        return moment.date().isoformat(), Precision.DAY
    if not re.match(r"\d{4}-?\d\d-?\d\d[T ]", printed):
        return None
    return moment.isoformat(timespec="minutes"), Precision.MINUTE


def _epoch(printed: str) -> tuple[str, Precision] | None:
    if not _EPOCH.fullmatch(printed):
        return None
    seconds = float(printed) / (1000 if len(printed.split(".", maxsplit=1)[0]) >= 12 else 1)
    moment = dt.datetime.fromtimestamp(seconds, tz=dt.UTC)
    return moment.isoformat(timespec="minutes"), Precision.MINUTE


def _rfc_2822(printed: str) -> tuple[str, Precision] | None:
    if "," not in printed[:5]:
        return None
    try:
        return email.utils.parsedate_to_datetime(printed).isoformat(timespec="minutes"), Precision.MINUTE
    except ValueError:
        return None


def _year_or_month(printed: str) -> tuple[str, Precision] | None:
    if re.fullmatch(r"(?:18|19|20)\d\d", printed):
        return printed, Precision.YEAR
    if re.fullmatch(r"(?:18|19|20)\d\d-(?:0[1-9]|1[0-2])", printed):
        return printed, Precision.MONTH
    return None


def _by_dateparser(printed: str) -> tuple[str, Precision] | None:
    """Whatever absolute date dateparser sees; words like "yesterday" have no fixed day and give None."""
    if not re.search(r"\d", printed) or len(printed) > 80:
        return None
    import dateparser  # noqa: PLC0415  half a second, and seldom needed

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"}
    moment = dateparser.parse(printed, languages=["en", "fr", "de", "es"], settings=settings)
    return (moment.date().isoformat(), Precision.DAY) if moment else None
