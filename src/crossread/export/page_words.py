"""How the page says numbers, dates and degrees of certainty, and how it prints names nobody vouches for."""

from __future__ import annotations

import re

from crossread.domain.facts import Grain, Period
from crossread.domain.report import Basis, Precision, Published

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SURENESS = ((0.95, "almost certain"), (0.85, "very likely"), (0.65, "likely"), (0.5, "more likely than not"))
_BASIS = {
    Basis.STATED: "stated in the text",
    Basis.METADATA: "from the page’s own metadata",
    Basis.INFERRED: "inferred",
}
_ISO_CHARS = {Grain.YEAR: 4, Grain.MONTH: 7}
_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
# Characters without a shape of their own: they hide in a name, or turn the words after it around.
_SHAPELESS = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def label(text: str | None, *, limit_chars: int = 300) -> str:
    """A name or title for the page's own lines: one line, no shapeless characters, cut when very long."""
    line = " ".join(_SHAPELESS.sub("", text or "").split())
    return line if len(line) <= limit_chars else line[: limit_chars - 1].rstrip() + "…"


def readable(text: str) -> str:
    """Quoted words without shapeless characters; line breaks stay. Only for reading: offsets shift."""
    return _SHAPELESS.sub("", text)


def percent(share: float) -> str:
    """`0.341` is "34 %"; what is neither nothing nor everything never rounds to it."""
    whole = round(share * 100)
    if whole == 0 and share > 0:
        return "under 1\u00a0%"
    if whole == 100 and share < 1:
        return "over 99\u00a0%"
    return f"{whole}\u00a0%"


def count(number: int, one: str, many: str | None = None) -> str:
    """`3, "report"` is "3 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}".replace(",", "\u202f")


def sureness(probability: float) -> str:
    """A probability in the words the page explains in its footer."""
    return next((words for floor, words in _SURENESS if probability >= floor), "unsure")


def day_words(value: str | None) -> str:
    """An ISO 8601 value as fine as it is: "12 May 2031, 14:05 UTC", "May 2031"; other strings unchanged."""
    found = _ISO.fullmatch(value or "")
    if not found:
        return label(value)
    year, month, day, clock, zone = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return label(value) if month else str(year)
    words = f"{_MONTHS[int(month) - 1]} {year}"
    if day:
        words = f"{int(day)} {words}"
    if clock:
        words = f"{words}, {clock}"
    if zone:
        words = f"{words} {'UTC' if zone == 'Z' else zone}"
    return words


def slot_words(agreed: str) -> str:
    """What agrees, with its days in words: "when: 12 May 2031"."""
    return label(_ISO_DAY.sub(lambda found: day_words(found[0]), agreed), limit_chars=160)


def period_words(first: str | None, last: str | None) -> str:
    """Two ISO 8601 values as a period that says month and year once: "12–14 May 2031"; or nothing."""
    if not (first and last) or first == last:
        return day_words(first or last)
    begins, ends = day_words(first), day_words(last)
    from_parts, to_parts = begins.split(" "), ends.split(" ")
    if _ISO_DAY.fullmatch(first) and _ISO_DAY.fullmatch(last) and from_parts[-1] == to_parts[-1]:
        if from_parts[1:] == to_parts[1:]:
            return f"{from_parts[0]}–{ends}"
        begins = " ".join(from_parts[:-1])
    return f"{begins} – {ends}"


def time_words(period: Period | None) -> str:
    """The days a time expression covers, as finely as it is told: "2011", "since March 2031", "12 May 2031"."""
    if period is None:
        return ""
    cut = _ISO_CHARS.get(period.grain)
    start, end = (side[:cut] if side and cut else side for side in (period.start, period.end))
    if start and end:
        return period_words(start, end)
    if start:
        return f"since {day_words(start)}"
    return f"until {day_words(end)}" if end else ""


def published_words(published: Published | None) -> tuple[str, str]:
    """A publication date and how it is known."""
    if published is None:
        return "no date", "none found"
    day = day_words(published.value)
    if published.precision is Precision.DAY:
        day = day_words(published.value[:10])
    return day, _BASIS[published.basis]
