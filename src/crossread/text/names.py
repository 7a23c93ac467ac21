"""Proper names by rule: runs of capitalised words without titles, sentence openers, days and peoples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anyascii import anyascii

from crossread.domain.layers import Name
from crossread.domain.span import Span
from crossread.text.countries import people_words
from crossread.text.name_runs import runs
from crossread.text.name_tokens import Token, tokens
from crossread.text.tables import entries, mapping
from crossread.text.words import fold, is_stop


def names(text: str, span: Span | None = None) -> tuple[Name, ...]:
    """Proper names of `text` (inside `span`), in order, never overlapping; a possessive 's is left out.

    A run of capitalised words, with particles inside ("Mohamed bin Zayed", "Bank of England"). Titles part a
    run and are left out ("US President Joe Biden" is two names). A common word whose capital is only the
    sentence's, or a headline's, is left out, and so are days, months and single words for peoples
    (`is_demonym`).
    """
    window = Span(0, len(text)) if span is None else span
    part = text[window.start : window.end]
    found = tokens(part)
    pieces = [piece for run in runs(part, found) for piece in _pieces(run) if piece]
    seen = frozenset(p[0].folded for p in pieces if len(p) == 1 and not p[0].opens and not p[0].headline)
    kept = (name for piece in pieces for name in _name(piece, seen))
    spans = (Span(start, end + _final_point(part, start, end)) for start, end in kept)
    return tuple(Name(span.shift(window.start), span.of(part)) for span in spans)


def is_demonym(word: str) -> bool:
    """Whether a word is an adjective or noun for the people of a country, faith or party ("Syrian")."""
    return _is_people(fold(word))


def fold_name(name: str) -> str:
    """A name for comparing: ASCII, lower-case, no punctuation, no article "al-", no possessive.

    "Bashar al-Assad" and "Bashar Al Assad" become "bashar assad". Idempotent.
    """
    plain = _POSSESSIVE.sub("", fold(anyascii(name.encode("utf-8", "replace").decode("utf-8"))))
    plain = _ARTICLE.sub(" ", plain.replace("'", ""))
    parts = _NOT_A_WORD.sub(" ", plain).split()
    return " ".join([part for part in parts if part not in _ARTICLES] or parts)


_POSSESSIVE = re.compile(r"'s(?!\w)")
_ARTICLE = re.compile(r"(?<![^\W_])(?:a[lnrstdz]|ash|ath|adh|el|ul)-(?=\w)")
_ARTICLES = frozenset({"al", "el"})
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_TITLE_WORDS = 3


def _final_point(text: str, start: int, end: int) -> int:
    """1 where the last point of dotted initials follows ("U.S."), else 0."""
    return int(text[end : end + 1] == "." and text[max(end - 2, start) : end - 1] == ".")


def _pieces(run: Sequence[Token]) -> Iterator[list[Token]]:
    """The run without titles and times, parted where they stood."""
    piece: list[Token] = []
    at = 0
    while at < len(run):
        kept = _longest(run, at, entries("title_keepers"))
        dropped = 1 if _is_time(run, at) else _title_words(run, at, begins=not piece)
        if dropped and not kept:
            yield piece
            piece = []
            at += dropped
        else:
            piece.extend(run[at : at + max(kept, 1)])
            at += max(kept, 1)
    yield piece


def _title_words(run: Sequence[Token], at: int, *, begins: bool) -> int:
    """How many words from `at` are a title that is to be left out there."""
    length = _longest(run, at, entries("titles"))
    if not length:
        return 0
    is_role = mapping("titles")[" ".join(token.folded for token in run[at : at + length])] == "role"
    return length if is_role or (begins and at + length < len(run)) else 0


def _longest(run: Sequence[Token], at: int, phrases: frozenset[str]) -> int:
    """Words of the longest of `phrases` that stands in the run from `at`."""
    for length in range(min(_TITLE_WORDS, len(run) - at), 0, -1):
        if " ".join(token.folded for token in run[at : at + length]) in phrases:
            return length
    return 0


def _is_time(run: Sequence[Token], at: int) -> bool:
    kind = mapping("calendar").get(run[at].folded)
    return kind in {"day", "feast"} or (kind == "month" and not (at > 0 and not run[at - 1].is_common))


def _name(piece: Sequence[Token], seen: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The piece without what opens the sentence and dangling particles, if a name is left."""
    rest = list(piece)
    while rest and (not rest[0].is_capital or _only_opens(rest[0], seen, alone=len(rest) == 1)):
        rest = rest[1:]
    while rest and not rest[-1].is_capital:
        rest = rest[:-1]
    if len(rest) > 2 and _is_people(rest[0].folded) and not any(t.is_common for t in rest[1:]):
        rest = rest[1:]  # "Turkish Hakan Fidan", not "Saudi Arabia" nor "Syrian Arab Army"
    if rest and not all(_is_people(token.folded) for token in rest) and _names_something(rest):
        yield rest[0].start, rest[-1].end


def _is_people(folded: str) -> bool:
    return folded in people_words() or folded in entries("demonyms")


def _only_opens(token: Token, seen: frozenset[str], *, alone: bool) -> bool:
    """Whether the capital of a word is owed to its place at the start of a sentence."""
    if token.is_initial or token.text in entries("word_acronyms") or (token.is_upper and not token.is_common):
        return False
    if is_stop(token.folded) and token.folded not in mapping("calendar"):
        return True
    if not token.opens or token.folded in seen:
        return False
    if token.folded in entries("openers") or (token.is_common and token.folded.endswith("ly")):
        return True
    return alone and token.is_common


def _names_something(rest: Sequence[Token]) -> bool:
    if len(rest) > 1:
        return True
    return (
        len(rest[0].text) > 1
        and rest[0].folded not in entries("not_names")
        and any(c.isalpha() for c in rest[0].text)
    )
