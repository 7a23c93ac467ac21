"""Runs of capitalised words that may be one name, particles between them included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from crossread.text.name_tokens import Token
from crossread.text.tables import entries, mapping
from crossread.text.words import is_stop

MAX_WORDS = 16  # of one run; a longer one is a list in capitals

_GAP = re.compile(r"\s|\s&\s")
_POINT_GAP = re.compile(r"\.\s?")
_MAX_PARTICLES = 2


def runs(text: str, found: Sequence[Token]) -> Iterator[list[Token]]:
    """Maximal runs inside one sentence, in order; each begins and ends with a capitalised word."""
    at = 0
    while at < len(found):
        if not _may_be_name(found[at]):
            at += 1
            continue
        run = [found[at]]
        at += 1
        while len(run) < MAX_WORDS and (more := _following(text, run, found, at=at)):
            run.extend(more)
            at += len(more)
        yield run


def _may_be_name(token: Token) -> bool:
    if not token.is_capital:
        return False
    if token.headline:
        return not token.is_common
    if token.is_initial or token.text in entries("word_acronyms"):
        return True
    return (
        not is_stop(token.folded)
        or token.opens
        or (token.folded in mapping("calendar") and not token.is_upper)
    )


def _following(text: str, run: Sequence[Token], found: Sequence[Token], *, at: int) -> Sequence[Token]:
    """The next word of the run, with the particles before it; empty where the run ends."""
    for ahead in range(at, min(at + _MAX_PARTICLES + 1, len(found))):
        before = found[ahead - 1]
        if not _is_joined(text, before, found[ahead]):
            return ()
        particles = found[at:ahead]
        if _may_be_name(found[ahead]) and not (ahead > at and found[ahead].opens):
            return found[at : ahead + 1] if _links(run, particles) else ()
        if found[ahead].folded not in _particle_words():
            return ()
    return ()


def _is_joined(text: str, before: Token, after: Token) -> bool:
    if before.sentence != after.sentence:
        return False
    if before.is_possessive:
        return before.folded in entries("possessive_heads")
    gap = text[before.end : after.start]
    if _GAP.fullmatch(gap):
        return True
    is_initial = before.is_initial or before.folded in mapping("abbreviations")
    return is_initial and bool(_POINT_GAP.fullmatch(gap))


def _links(run: Sequence[Token], particles: Sequence[Token]) -> bool:
    """Whether these particles hold a name together after this run."""
    if not particles:
        return True
    phrase = " ".join(token.folded for token in particles)
    kind = mapping("particles").get(phrase)
    if kind == "body":
        return any(token.folded in entries("name_heads") for token in run)
    if kind == "list":
        return run[-1].is_common and any(token.folded in entries("name_heads") for token in run[:-1])
    if phrase.startswith("of"):
        return run[-1].is_common or run[-1].folded in entries("name_heads")  # not "Assad of Syria"
    return kind is not None


@cache
def _particle_words() -> frozenset[str]:
    return frozenset(word for phrase in entries("particles") for word in phrase.split())
