"""Posts people hold: the words for them, and which have one holder at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread.text.countries import country_behind
from crossread.text.name_keys import body_words
from crossread.text.tables import rows
from crossread.text.words import fold


@dataclass(frozen=True, slots=True)
class Post:
    """A post under one name for its spellings ("foreign secretary" is "foreign minister").

    `words` is how many words of the phrase name it; `sole` says that a country or body has one holder at a time.
    """

    name: str
    words: int
    sole: bool


def post_ending(folded: Sequence[str], end: int) -> Post | None:
    """The longest post whose last word stands just before `end` ("foreign minister" of "iranian foreign minister")."""
    by_last = _by_last_word().get(folded[end - 1] if end else "", ())
    return next(
        (
            post
            for words, post in by_last
            if post.words <= end and words == tuple(folded[end - post.words : end])
        ),
        None,
    )


def post_starting(folded: Sequence[str], start: int) -> Post | None:
    """The longest post that stands from `start` on."""
    by_first = _by_first_word().get(folded[start] if start < len(folded) else "", ())
    return next(
        (post for words, post in by_first if words == tuple(folded[start : start + post.words])), None
    )


@cache
def post_openers() -> frozenset[str]:
    """The words that posts begin with."""
    return frozenset(_by_first_word())


def post_key(title: str, of: str) -> tuple[str, str]:
    """A post and whose it is, whatever the spelling: "Foreign Secretary" of "British" is foreign minister, GB.

    "former" stays before the post; the owner is an ISO code, or folded words; "" where `of` is empty.
    """
    words = fold(title).replace("-", " ").split()
    post = post_ending(words, len(words)) or post_ending([fold(title)], 1)
    if post is None:
        name = fold(title)
    else:
        name = f"former {post.name}" if post.words < len(words) and words[0] in FORMER else post.name
    return name, (country_behind(fold(of)) or " ".join(body_words(of))) if of else ""


def is_sole(post: str) -> bool:
    """Whether a country or body has one holder of the post (by its one name) at a time."""
    return post in _sole_posts()


FORMER = frozenset({"former", "ex", "late", "then", "ousted", "deposed", "outgoing", "incoming", "acting"})


@cache
def _sole_posts() -> frozenset[str]:
    return frozenset(row[1] for row in rows("posts") if row[2] == "one")


@cache
def _posts() -> tuple[tuple[tuple[str, ...], Post], ...]:
    """The longest first."""
    found = [(tuple(row[0].split()), row) for row in rows("posts")]
    found.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return tuple((words, Post(row[1], len(words), row[2] == "one")) for words, row in found)


@cache
def _by_last_word() -> dict[str, list[tuple[tuple[str, ...], Post]]]:
    table: dict[str, list[tuple[tuple[str, ...], Post]]] = {}
    for words, post in _posts():
        table.setdefault(words[-1], []).append((words, post))
    return table


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], Post]]]:
    table: dict[str, list[tuple[tuple[str, ...], Post]]] = {}
    for words, post in _posts():
        table.setdefault(words[0], []).append((words, post))
    return table
