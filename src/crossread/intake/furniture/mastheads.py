"""Names of newspapers and stations in the lines around the news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.domain.span import Span
from crossread.intake.dates import WEEKDAY, find_dates
from crossread.intake.furniture.breadcrumbs import is_section, is_trail, trail_parts
from crossread.intake.tables import entries
from crossread.text.words import is_stop

_SMALL_WORDS = frozenset({"of", "the", "and", "&", "on", "for"})
_ARTICLES = frozenset({"the", "el", "la", "le", "il", "der", "die", "das"})
_MAX_DATED_WORDS = 7
_MAX_ALONE_WORDS, _MAX_SHORT_WORDS = 4, 3  # of a line of its own; of one that only "The" marks
_MAX_LINE_CHARS = 110
_MAX_BESIDE_OTHERS = 5  # words of a name beside other things
_MAX_BESIDE_WORDS = 7  # of what stands beside the name: an edition, a place, a section, a byline
_MAX_PLACE_WORDS = 2
_FEWEST_SUFFIX_CHARS = 5  # of a newspaper word that others end with: "EuroObserver24"
_MARK = re.compile(r"\s*(?:[|•·>»›]|::)\s*|\s+[-–—]+\s+|\.\s+(?=No\b)|,\s+")
_ASIDE = re.compile(r"\([^()]*\)")
_BY = re.compile(r"(?:\w+\s)?by:?\s", re.IGNORECASE)
_SITE = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|biz|news|example|[a-z]{2})", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}", re.IGNORECASE)
_WEEKDAY_END = re.compile(
    rf"(?<!\bon)[\s,]+{WEEKDAY}$", re.IGNORECASE
)  # "The Mail on Sunday" ends with its own
_EDGES = " ,;:|•·–—-\t[]()"
_NOT_IN_NAMES = ".!?:,;–—("
_ENDS = (".", "!", "?", ":", ";", ",")


def paper_in(text: str, *, doubtful: bool = False) -> Span | None:
    """Where a line around the news names the paper; None where it does not.

    Before a date ("THE COURIER, April 16, 1912"), beside its edition, place, section or writer ("Rift Valley Gazette,
    Nakuru", "By Ann Lee, Alder Sound Herald"), alone or at the head of a trail ("Daily News > World"). `doubtful` takes
    names, too, that headlines look like: short ones that nothing but "The" marks, and "Star of Ayr".
    """
    return _before_date(text) or _beside_others(text) or _first_alone(text, doubtful=doubtful)


def opens_with_paper(text: str, *, doubtful: bool = False) -> bool:
    """Whether the first thing that a head line names, dates aside, is the paper; `doubtful` as in `paper_in`."""
    paper = paper_in(text, doubtful=doubtful)
    before = text[: paper.start] if paper else text
    for date in find_dates(before):
        before = before.replace(date.span.of(text), "")
    return paper is not None and not any(char.isalpha() for char in _WEEKDAY.sub("", before))


def _before_date(text: str) -> Span | None:
    """A name before a date that has a newspaper's word in it, or is in capitals behind "THE".

    A weekday is the date's, but for that of "The Mail on Sunday".
    """
    dates = find_dates(text)
    if not dates:
        return None
    before = text[: dates[0].span.start].rstrip(_EDGES)
    own_day = _WEEKDAY.match(text, dates[0].span.start) if before.endswith(" on") else None
    name = _trimmed(text, text[: own_day.end()] if own_day else _WEEKDAY_END.sub("", before))
    if name is None:
        return None
    words = _words(name.of(text))
    if not 1 <= len(words) <= _MAX_DATED_WORDS or not _is_name(words) or _is_no_paper(name.of(text), words):
        return None
    in_capitals = len(words) >= 2 and words[0] == "THE" and "".join(words).isupper()
    if not in_capitals and not any(_is_newspaper_word(word) for word in words):
        return None
    paper = _beside_others(name.of(text))
    return paper.shift(name.start) if paper and not paper.start else name


def _first_alone(text: str, *, doubtful: bool) -> Span | None:
    """A line that is a paper's name and nothing else, or a trail that begins with one."""
    first, *others = trail_parts(text) or [""]
    words = _words(first)
    if others and not (is_trail(text) or any(map(is_section, others))):
        return None
    if not 2 <= len(words) <= _MAX_ALONE_WORDS or not _is_name(words) or _is_no_paper(first, words):
        return None
    if any(mark in first for mark in _NOT_IN_NAMES) or any(map(_is_of_prose, words)):
        return None
    is_named_of = words[1].casefold() == "of" and _is_newspaper_word(words[0])
    is_short_the = words[0].casefold() == "the" and len(words) <= _MAX_SHORT_WORDS
    is_paper = _is_newspaper_word(words[-1]) or (doubtful and (is_named_of or is_short_the))
    return _trimmed(text, first) if is_paper else None


def _beside_others(text: str) -> Span | None:
    """A paper among a line's other parts: two to five words, one of them a newspaper's, or a site."""
    if len(text) > _MAX_LINE_CHARS or text.endswith(_ENDS):
        return None
    bare = _ASIDE.sub(_blank, text)
    for date in find_dates(bare):
        bare = bare[: date.span.start] + " " * len(date.span) + bare[date.span.end :]
    parts = list(_parts(bare))
    if any(len(part.of(bare).split()) > _MAX_BESIDE_WORDS for part in parts):
        return None
    paper = next((part for part in parts if _is_paper(part.of(bare))), None)
    return None if paper is None or _goes_on(bare, paper) else paper


def _goes_on(text: str, paper: Span) -> bool:
    """Whether a comma behind the name leads to more than a place or a page: "Royal Mail, unions agree pay deal"."""
    behind = text[paper.end :]
    rest = re.split(r"\s[-–—]+\s|[|•·]|::", behind[1:], maxsplit=1)[0] if behind.startswith(",") else ""
    return any(
        len(part.split()) > _MAX_PLACE_WORDS and not any(map(str.isdigit, part)) for part in rest.split(",")
    )


def _parts(text: str) -> Iterator[Span]:
    """What separators part in a line, without the blanks around it."""
    at = 0
    for start, end in [*(match.span() for match in _MARK.finditer(text)), (len(text), len(text))]:
        part = text[at:start]
        if any(char.isalnum() for char in part):
            first = at + len(part) - len(part.lstrip())
            yield Span(first, first + len(part.strip()))
        at = end


def _is_paper(name: str) -> bool:
    """Whether a name is one that a newspaper's word makes a paper's, first or last in it, or the address of a site."""
    if _SITE.fullmatch(name):
        return True
    words = _words(name)
    if not 2 <= len(words) <= _MAX_BESIDE_OTHERS or _is_no_paper(name, words):
        return False
    if not _is_name([word for word in words if not word[:1].isdigit()]):
        return False
    folded = [word.casefold() for word in words]
    if all(map(is_section, words)) or any(map(_is_of_prose, words)):
        return False
    last = len(words) - 1
    while last > 1 and (folded[last] in entries("masthead_tails.txt") or folded[last][:1].isdigit()):
        last -= 1
    opens = folded[int(folded[0] in _ARTICLES)] in entries("masthead_openers.txt")
    return opens or folded[-1] in entries("masthead_sites.txt") or _ends_as_newspaper(folded[last])


def _ends_as_newspaper(folded: str) -> bool:
    folded = folded.rstrip("0123456789")
    return folded in entries("mastheads.txt") or any(
        len(known) >= _FEWEST_SUFFIX_CHARS and folded.endswith(known) for known in entries("mastheads.txt")
    )


def _trimmed(text: str, name: str) -> Span | None:
    """Where a part of a line stands without what parts it from others; None for nothing."""
    bare = name.strip(_EDGES)
    at = text.find(bare)
    return Span(at, at + len(bare)) if bare else None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _words(name: str) -> list[str]:
    return [word.strip(",.") for word in name.split()]


def _is_name(words: list[str]) -> bool:
    return all(word[:1].isupper() or word.casefold() in _SMALL_WORDS for word in words)


def _is_no_paper(name: str, words: list[str]) -> bool:
    """Whether a name is a section's, a byline, or ends as no paper's name does: "press release", "staff reporter"."""
    ends = (" ".join(words[-count:]).casefold() for count in (1, 2, 3))
    return (
        is_section(name) or bool(_BY.match(name)) or any(end in entries("not_mastheads.txt") for end in ends)
    )


def _is_of_prose(word: str) -> bool:
    """Whether a word stands in sentences, not in the names of papers."""
    folded = word.casefold()
    return is_stop(folded) and folded not in _SMALL_WORDS | entries("masthead_tails.txt")


def _is_newspaper_word(word: str) -> bool:
    return word.casefold() in entries("mastheads.txt")
