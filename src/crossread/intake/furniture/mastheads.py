"""Names of newspapers and stations in the lines around the news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.domain.span import Span
from crossread.intake.dates import WEEKDAY, find_dates
from crossread.intake.furniture.breadcrumbs import is_section, trail_parts
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
_WEEKDAY_END = re.compile(rf"[\s,]+{WEEKDAY}$", re.IGNORECASE)
_EDGES = " ,;:|•·–—-\t"
_ENDS = (".", "!", "?", ":", ";", ",")


def paper_in(text: str, *, by_article: bool = False) -> Span | None:
    """Where a head line names the paper; None where it does not.

    Before a date ("THE COURIER, April 16, 1912"), alone or at the head of a trail ("Star of Ayr", "Daily News > World"),
    or beside its edition, place, section or writer ("Rift Valley Gazette, Nakuru", "By Ann Lee, Alder Sound Herald").
    `by_article` takes short names that nothing but "The" marks, too ("The Nation"): headlines look like that as well.
    """
    return _before_date(text) or _first_alone(text, by_article=by_article) or _beside_others(text)


def opens_with_paper(text: str, *, by_article: bool = False) -> bool:
    """Whether the first thing that a head line names, dates aside, is the paper; `by_article` as in `paper_in`."""
    paper = paper_in(text, by_article=by_article)
    before = text[: paper.start] if paper else text
    for date in find_dates(before):
        before = before.replace(date.span.of(text), "")
    return paper is not None and not any(char.isalpha() for char in _WEEKDAY.sub("", before))


def _before_date(text: str) -> Span | None:
    """A name before a date that is in capitals or has a newspaper's word in it."""
    dates = find_dates(text)
    name = _trimmed(text, _WEEKDAY_END.sub("", text[: dates[0].span.start].rstrip(_EDGES))) if dates else None
    if name is None:
        return None
    words = _words(name.of(text))
    if not 1 <= len(words) <= _MAX_DATED_WORDS or not _is_name(words) or is_section(name.of(text)):
        return None
    if _BY.match(name.of(text)):
        return None
    is_parted = not text[name.end :].lstrip()[:1].isalnum()
    in_capitals = is_parted and len(words) >= 2 and "".join(words).isupper()
    if not in_capitals and not any(_is_newspaper_word(word) for word in words):
        return None
    paper = _beside_others(name.of(text))
    return paper.shift(name.start) if paper and not paper.start else name


def _first_alone(text: str, *, by_article: bool) -> Span | None:
    """A line that is a paper's name and nothing else, or a trail that begins with one."""
    first = next(iter(trail_parts(text)), "")
    words = _words(first)
    if not 2 <= len(words) <= _MAX_ALONE_WORDS or not _is_name(words) or is_section(first):
        return None
    if first[-1] in ".!?:,;-–—" or _BY.match(first) or any(map(_is_of_prose, words)):
        return None
    is_named_of = words[1].casefold() == "of" and _is_newspaper_word(words[0])
    is_short_the = by_article and words[0].casefold() == "the" and len(words) <= _MAX_SHORT_WORDS
    is_paper = _is_newspaper_word(words[-1]) or is_named_of or is_short_the
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
    if not 2 <= len(words) <= _MAX_BESIDE_OTHERS or is_section(name) or _BY.match(name):
        return False
    if not _is_name([word for word in words if not word[:1].isdigit()]):
        return False
    folded = [word.casefold() for word in words]
    if any(" ".join(folded[-count:]) in entries("not_mastheads.txt") for count in (2, 3)):
        return False
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


def _is_of_prose(word: str) -> bool:
    """Whether a word stands in sentences, not in the names of papers."""
    folded = word.casefold()
    return is_stop(folded) and folded not in _SMALL_WORDS | entries("masthead_tails.txt")


def _is_newspaper_word(word: str) -> bool:
    return word.casefold() in entries("mastheads.txt")
