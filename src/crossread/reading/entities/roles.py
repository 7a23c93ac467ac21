"""Posts said of named people, before the name ("Iranian Foreign Minister X") or behind it ("X, head of the Y")."""

from __future__ import annotations

import re

from crossread.domain.facts import Role
from crossread.domain.span import Span
from crossread.reading.entities.named import Named
from crossread.reading.entities.wording import MAY_BE_A_PERSON, Wording
from crossread.text.posts import FORMER, Post, post_ending, post_starting
from crossread.text.tables import entries, mapping
from crossread.text.words import is_stop


def roles_of(wording: Wording) -> dict[int, list[Role]]:
    """Posts by the index of the name they are said of."""
    found: dict[int, list[Role]] = {}
    for at, name in enumerate(wording.named):
        if name.kind in MAY_BE_A_PERSON:
            roles = [role for role in (_before(wording, name), _behind(wording, name)) if role is not None]
            if roles:
                found[at] = roles
    return found


def courtesy_of(wording: Wording, name: Named) -> str:
    """How a courtesy before a name speaks of its bearer: "he" (Mr), "she" (Mrs), "any" (Dr); "" without one."""
    at = wording.word_from(name.span.start)
    if not at or wording.folded[at - 1] not in entries("honorifics"):
        return ""
    is_direct = _DIRECT.fullmatch(wording.text[wording.ends[at - 1] : name.span.start]) is not None
    return mapping("honorifics")[wording.folded[at - 1]] if is_direct else ""


def title_span(wording: Wording, first: int, end: int) -> Span:
    """The words of a post, with "former" or "acting" before it."""
    before = first - 1
    if before >= 0 and wording.folded[before].removesuffix("-") in FORMER:
        first = before if wording.gap_before(first) in (" ", "-") else first
    return wording.span(first, end)


_DIRECT = re.compile(r"\.?\s{1,2}")
_APART = re.compile(r"\s?,\s{1,2}")
_BREAK = re.compile(r"[,.;:!?()\n\"“”]")
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "us", "s"})
_WORDS_INTO_ASIDE = 5


def _before(wording: Wording, name: Named) -> Role | None:
    at, start = wording.word_from(name.span.start), name.span.start
    while at and wording.folded[at - 1] in entries("honorifics"):
        at -= 1
        start = wording.starts[at]
    if not at:
        return None
    gap = wording.text[wording.ends[at - 1] : start]
    is_apart = _APART.fullmatch(gap) is not None
    if not is_apart and not _DIRECT.fullmatch(gap):
        return None
    if gap.startswith(".") and wording.folded[at - 1] not in entries("abbreviations"):
        return None
    post = post_ending(wording.folded, at)
    if post is None:
        return _before_with_owner_behind(wording, name) if is_apart else None
    if _BREAK.search(wording.text, wording.starts[at - post.words], wording.ends[at - 1]):
        return None
    title = title_span(wording, at - post.words, at)
    if at > post.words and wording.folded[at - post.words - 1].isdigit():
        return None  # "at 3:30 PM Lee"
    owner = wording.owner_before(title.start)
    if is_apart and owner is None and not wording.is_definite(title.start):
        return None  # "asked the court's president, Ann Lee said"
    return Role(title, owner)


def _before_with_owner_behind(wording: Wording, name: Named) -> Role | None:
    """ "the president of Syria, Bashar al-Assad"."""
    last = wording.name_ending_by(name.span.start - 1)
    if last is None or not _APART.fullmatch(wording.text[last.span.end : name.span.start]):
        return None
    at = wording.word_from(last.span.start)
    while at and wording.folded[at - 1] in ("the", "of", "for"):
        at -= 1
    post = post_ending(wording.folded, at)
    if post is None:
        return None
    title = title_span(wording, at - post.words, at)
    behind = wording.owner_behind(title.end)
    if behind != last.span:
        return None
    return Role(title, wording.owner_before(title.start) or behind)


def _behind(wording: Wording, name: Named) -> Role | None:
    first = wording.word_from(name.span.end)
    if first >= len(wording) or not _APART.fullmatch(wording.text[name.span.end : wording.starts[first]]):
        return None
    for at in range(first, min(first + _WORDS_INTO_ASIDE, len(wording))):
        if at > first and _BREAK.search(wording.gap_before(at)):
            return None
        post = post_starting(wording.folded, at)
        if post is not None:
            return _in_aside(wording, at, post)
        if is_stop(wording.folded[at]) and wording.folded[at] not in _ARTICLES:
            return None
    return None


def _in_aside(wording: Wording, at: int, post: Post) -> Role | None:
    title = title_span(wording, at, at + post.words)
    if wording.names_next(title.end):
        return None  # "Ann Lee, President Ray Dow and": the post is the next one's
    return Role(title, wording.owner_before(title.start) or wording.owner_behind(title.end))
