"""Proper names of one text as they are to be compared: their full extent, kind and folded words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crossread.domain.layers import Mention, MentionKind
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.text.countries import country_named
from crossread.text.name_keys import Words, body_words, folded_name, person_words
from crossread.text.names import is_demonym
from crossread.text.posts import post_ending, post_starting
from crossread.text.tables import entries, mapping
from crossread.text.words import fold

NAMED_KINDS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANIZATION,
        MentionKind.PLACE,
        MentionKind.FACILITY,
        MentionKind.GROUP,
        MentionKind.PRODUCT,
        MentionKind.OTHER,
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name in the text: `words` fold it for its kind, `score` is the reader's."""

    span: Span
    printed: str
    kind: MentionKind
    score: float
    words: Words


def named_in(ground: Ground) -> tuple[Named, ...]:
    """All names of people, bodies, places, groups and things, in text order, never overlapping.

    The reader says which and of what kind; the names found by rule say how far one reaches ("Recep Tayyip
    Erdogan" where the reader has "Tayyip"). A name found by rule alone counts where the text prints it elsewhere as
    one that the reader found, or puts a post or courtesy before it; without a reader all of them count.
    """
    text = ground.text
    found = [m for m in ground.mentions if m.kind in NAMED_KINDS]
    extended = list(_without_overlap(_extended(ground, found)))
    known = {folded_name(printed) for printed in {span.of(text) for span, _, _ in extended}}
    extended += _by_rule_alone(ground, [span for span, _, _ in extended], known, alone=not ground.mentions)
    named = (_named(text, span, kind, score) for span, kind, score in sorted(extended, key=lambda e: e[0]))
    return tuple(name for name in named if name is not None)


Extent = tuple[Span, MentionKind, float]

_EDGE = re.compile(r"^[\s'’‘“”\"(\[,;:.–—-]+|[\s'’‘“”\")\],;:–—-]+$")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_ARTICLES_IN_NAMES = frozenset({"al", "el", "ash", "an", "ar", "as", "at", "az", "ad"})
_PARTING = frozenset({"of", "for", "and"})
_SURE = 0.5  # a mention of at least this score is not swallowed by the longer name around two of them
_SURE_OF_SPAN = (
    0.8  # of several words: where a person's name ends then, and where a body's begins, the reader knows
)
_CHARS_BEFORE = 24
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NO_READER_SCORE = 0.5
_KEPT_NAMES = 1 << 14


def _extended(ground: Ground, found: Sequence[Mention]) -> Iterator[Extent]:
    """Each mention with the reach of the name around it; the parts of one name come out once."""
    text = ground.text
    starts = [m.span.start for m in found]
    taken: set[int] = set()
    for name in ground.names:
        first = bisect_left(starts, name.span.start)
        inside = [at for at in range(first, bisect_left(starts, name.span.end)) if at not in taken]
        reaches_out = any(not name.span.contains(found[at].span) for at in inside)
        whole = None if reaches_out else _whole(text, name.span, [found[at] for at in inside])
        if whole is not None:
            taken.update(inside)
            yield whole
    for at, mention in enumerate(found):
        if at not in taken:
            yield mention.span, mention.kind, mention.score


def _whole(text: str, name: Span, inside: Sequence[Mention]) -> Extent | None:
    """The longer name of which the mentions are parts; None where they stand for themselves."""
    if not inside or (len(inside) == 1 and inside[0].span == name):
        return None
    best = max(inside, key=lambda m: m.score)
    sure = [m for m in inside if m.score >= _SURE]
    if len({m.kind for m in sure}) > 1 or (len(sure) > 1 and best.kind is not MentionKind.PERSON):
        return None
    is_fragment = all(fold(m.span.of(text)) in _ARTICLES_IN_NAMES for m in inside)
    if not is_fragment and "-" in text[best.span.end : best.span.end + 1]:
        return None  # "Syrian-led"
    first = inside[0].span.start
    if best.score >= _SURE_OF_SPAN and " " in best.span.of(text):
        if best.kind is MentionKind.PERSON:
            return None
        name = Span(first, name.end)
    before = set(fold(text[name.start : first]).split())
    if before & _PARTING and before.isdisjoint(entries("name_heads")):
        name = Span(first, name.end)  # "Fighters of Hayat Tahrir al-Sham"
    words = fold(name.of(text)).split()
    is_body = any(word in entries("name_heads") for word in words)
    if best.kind in (MentionKind.GROUP, MentionKind.PLACE) and not is_body:
        return None
    return name, MentionKind.ORGANIZATION if is_body else best.kind, best.score


def _without_overlap(extents: Iterable[Extent]) -> Iterator[Extent]:
    end = 0
    for extent in sorted(extents, key=lambda e: (e[0].start, -e[0].end)):
        if extent[0].start >= end:
            end = extent[0].end
            yield extent


def _by_rule_alone(
    ground: Ground, spans: Sequence[Span], known: set[str], *, alone: bool
) -> Iterator[Extent]:
    starts = [span.start for span in spans]
    text = ground.text
    for name in ground.names:
        at = bisect_right(starts, name.span.start) - 1
        if any(name.span.overlaps(span) for span in spans[max(at, 0) : at + 2]):
            continue
        before = _words_before(text, name.span.start)
        titled = bool(before) and (
            before[-1] in entries("honorifics") or bool(post_ending(before, len(before)))
        )
        if titled:
            yield name.span, MentionKind.PERSON, _SURE
        elif alone or folded_name(name.text) in known:
            words = fold(name.text).split()
            is_body = any(word in entries("name_heads") for word in words)
            kind = MentionKind.ORGANIZATION if is_body else MentionKind.OTHER
            yield name.span, kind, _NO_READER_SCORE if alone else 0.0


def _words_before(text: str, start: int) -> list[str]:
    """Up to four folded words that lead up to a name without a mark between, except a point of "Mr."."""
    window = text[max(0, start - _CHARS_BEFORE) : start]
    for mark in ",;:!?()\n":
        window = window.rsplit(mark, 1)[-1]
    return [fold(word) for word in _WORD.findall(window)]


def _named(text: str, span: Span, kind: MentionKind, score: float) -> Named | None:
    span = _trimmed(text, span)
    if kind is MentionKind.PERSON:
        span = _without_titles(text, span)
    if not len(span) or not any(c.isalnum() for c in span.of(text)):
        return None
    printed = " ".join(span.of(text).split())
    if _is_no_name(printed, kind):
        return None
    kind = _kind(text, span, printed, kind)
    words = person_words(printed) if kind is MentionKind.PERSON else body_words(printed)
    if not words or all(word in _ARTICLES_IN_NAMES for word in words):
        return None
    return Named(span, printed, kind, score, words)


@lru_cache(maxsize=_KEPT_NAMES)
def _is_no_name(printed: str, kind: MentionKind) -> bool:
    """Days, dates, lone titles ("Colonel") and words without a capital."""
    folded = fold(printed)
    if folded in entries("calendar") or printed.islower():
        return True
    if kind is MentionKind.OTHER and printed[0].isdigit():
        return True
    if kind is not MentionKind.PERSON:
        return False
    is_title = _is_title(
        folded.rsplit(" ", 1)[-1], printed.rsplit(" ", 1)[-1]
    )  # "Apple CEO" is a post, to be found as one
    return is_title or folded in entries("titles") or folded in entries("honorifics")


def _kind(text: str, span: Span, printed: str, kind: MentionKind) -> MentionKind:
    """What is known of words for peoples and countries goes before the reader, so does a noun before the name."""
    known = _known_kind(printed)
    if known is MentionKind.GROUP or (known and kind is not MentionKind.ORGANIZATION):
        return known
    if kind in (MentionKind.PERSON, MentionKind.FACILITY, MentionKind.OTHER):
        before = _words_before(text, span.start)
        if before and before[-1] in entries("body_nouns"):
            return MentionKind.ORGANIZATION
    return kind


@lru_cache(maxsize=_KEPT_NAMES)
def _known_kind(printed: str) -> MentionKind | None:
    """Of a country or a people, None for all other names."""
    folded = folded_name(printed)
    if is_demonym(folded):
        return MentionKind.GROUP
    return MentionKind.PLACE if country_named(folded) else None


def _trimmed(text: str, span: Span) -> Span:
    """Without marks at its edges, article and possessive."""
    printed = span.of(text)
    start, end = span.start, span.end
    if printed.isalpha():
        return span
    for pattern in (_EDGE, _POSSESSIVE, _EDGE, _ARTICLE):
        for match in pattern.finditer(printed):
            if match.start() == 0:
                start += match.end()
            else:
                end -= match.end() - match.start()
        if end <= start:
            return Span(span.start, span.start)
        printed = text[start:end]
    if printed.endswith(".") and printed.count(".") == 1 and not printed[:-1].isupper():
        end -= 1
    return Span(start, end)


def _without_titles(text: str, span: Span) -> Span:
    """A person's name without courtesies and posts before it, and what those are of ("Apple CEO Steve Jobs")."""
    words = list(_WORD.finditer(text, span.start, span.end))
    if len(words) < 2:
        return span
    folded = [fold(word.group()) for word in words]
    if any(" ".join(folded[:length]) in entries("title_keepers") for length in (2, 3)):
        return span
    at = 0
    while at < len(words) - 1:
        post = post_starting(folded, at)
        length = post.words if post else int(folded[at] in entries("honorifics"))
        if not length or at + length >= len(words):
            break
        at += length
    inside = (i + 1 for i in range(at + 1, len(words) - 1) if _is_title(folded[i], words[i].group()))
    return Span(words[max(inside, default=at)].start(), span.end)


def _is_title(folded: str, printed: str) -> bool:
    """Whether a word inside a name ends what is no name: "CEO", "president"; not "King", which names people too."""
    post = post_ending([folded], 1)
    return post is not None and (printed.isupper() or mapping("titles").get(folded) == "role")
