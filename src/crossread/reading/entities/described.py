"""People and state bodies that are named by post or noun and country alone: "the Syrian president", "Iran's army"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.domain.facts import Role
from crossread.domain.span import Span
from crossread.reading.entities.roles import title_span
from crossread.reading.entities.wording import Wording
from crossread.reading.syntax import Tree
from crossread.text.countries import country_behind
from crossread.text.posts import FORMER, Post, post_openers, post_starting
from crossread.text.tables import rows
from crossread.text.words import fold


@dataclass(frozen=True, slots=True)
class Described:
    """One description. `span` has the article, `head` has not.

    `what` is the post or body under one name for its spellings, `of` the words that say whose it is, None where that is
    untold. `sole`: a country or body has one at a time.
    """

    span: Span
    head: Span
    title: Span
    what: str
    of: Span | None
    is_body: bool
    sole: bool


def described_in(wording: Wording, tree: Tree, roles: Mapping[int, Sequence[Role]]) -> Iterator[Described]:
    """Descriptions that stand for themselves, in text order: nobody's name carries them or follows them."""
    taken = {role.title.start for held in roles.values() for role in held}
    bodies, openers = _bodies(), post_openers()
    free_from = 0
    for at, word in enumerate(wording.folded):
        known = bodies.get(word, ())
        if at < free_from or not (known or word in openers):
            continue
        post = next((p for words, p in known if wording.folded[at : at + p.words] == list(words)), None)
        is_body = post is not None
        post = post or post_starting(wording.folded, at)
        if post is None:
            continue
        free_from = at + post.words
        title = title_span(wording, at, free_from)
        if title.start in taken or _is_compound(tree, title) or wording.names_next(title.end):
            continue
        if not wording.is_in_a_name(title):
            found = _described(wording, title, post, is_body=is_body)
            if found is not None:
                yield found


def owner_country(text: str, owner: Span | None) -> str | None:
    """ISO code of the country that the words for an owner name."""
    return country_behind(fold(owner.of(text))) if owner else None


def _described(wording: Wording, title: Span, post: Post, *, is_body: bool) -> Described | None:
    owner = wording.owner_before(title.start)
    start, end = owner.start if owner else title.start, title.end
    if owner is None and (owner := wording.owner_behind(title.end)) is not None:
        end = owner.end
    is_definite = wording.is_definite(start)
    if is_body and owner_country(wording.text, owner) is None:
        return None
    if owner is None and not is_definite:
        return None
    whole = wording.starts[wording.word_from(start) - 1] if is_definite else start
    is_past = not is_body and wording.folded[wording.word_from(title.start)] in FORMER
    what = f"former {post.name}" if is_past else post.name
    sole = post.sole and not is_past
    return Described(Span(whole, end), Span(start, end), title, what, owner, is_body, sole)


def _is_compound(tree: Tree, title: Span) -> bool:
    """Whether the words only tell what another noun is of: "Syrian army checkpoints"."""
    at = tree.at(title.end - 1) if len(tree) else None
    if at is None:
        return False
    token = tree.tokens[at]
    return token.relation in ("compound", "amod") and token.head > at


@cache
def _bodies() -> dict[str, list[tuple[tuple[str, ...], Post]]]:
    """The state bodies by their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Post]]] = {}
    for row in sorted(rows("state_bodies"), key=lambda row: -len(row[0].split())):
        words = tuple(row[0].split())
        table.setdefault(words[0], []).append((words, Post(row[1], len(words), sole=True)))
    return table
