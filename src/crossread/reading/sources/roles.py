"""Words for roles ("mayor", "rebel commander"), and what a run of words says of the one it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.domain.layers import SourceType
from crossread.reading.sources.bodies import body_of, folded_names, words_of
from crossread.reading.wordlists import rows, word_list
from crossread.text.tables import entries

_JOINTS = frozenset({"of", "for", "from", "at", "in", "with", "by", "on", "near", "to"})
_WHOSE = frozenset({"of", "for", "from", "at", "with", "by", "in"})
_STATE = frozenset({"state", "official", "state-run", "state-owned", "government-run"})
_MEDIA = (SourceType.MEDIA, SourceType.STATE_MEDIA)
_OUTRANKED = (SourceType.OTHER, SourceType.UNNAMED)


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    type: SourceType
    proxy: bool
    body: bool


def type_of_words(printed: str) -> SourceType | None:
    """The type a noun phrase tells of: its last role or body, a proxy's from whom it speaks for.

    None where no word of it is known.
    """
    return _type_of(words_of(printed), depth=2)


def speaks_of(text: str, kind: SourceType) -> bool:
    """Whether a text has a word for those of a type that is theirs alone: no rank, and nobody who speaks for others."""
    return _own_words(kind).search(text) is not None


@cache
def _own_words(kind: SourceType) -> re.Pattern[str]:
    own = (role for role, (type_, proxy) in _roles().items() if type_ is kind and not proxy)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(own)))})\b", re.IGNORECASE)


def _type_of(words: Sequence[str], *, depth: int) -> SourceType | None:
    matches = list(_matches(words))
    covered = {at for match in matches for at in range(match.first, match.last)}
    joint = next(
        (at for at, word in enumerate(words) if at and at not in covered and word.casefold() in _JOINTS),
        len(words),
    )
    own = [match for match in matches if match.last <= joint]
    found = _own_type(words, own, joint, depth=depth)
    if found in _MEDIA and any(word.casefold() in _STATE for word in words[:joint]):
        named = any(match.body and match.type is SourceType.MEDIA for match in own)
        return found if named else SourceType.STATE_MEDIA
    return found


def _own_type(words: Sequence[str], own: Sequence[_Match], joint: int, *, depth: int) -> SourceType | None:
    if not own:
        return _behind(words, joint, depth=depth)
    last = own[-1]
    if not last.proxy:
        return last.type
    whose = _behind(words, joint, depth=depth)
    if whose not in (None, SourceType.WITNESS):
        return whose
    beside = [match for match in own[:-1] if match.type not in _OUTRANKED or not match.proxy]
    if beside:
        return max(beside, key=lambda match: (not match.proxy, match.last)).type
    if last.type is SourceType.UNNAMED and _tells_whose(words):
        return SourceType.OFFICIAL
    return last.type


def _behind(words: Sequence[str], joint: int, *, depth: int) -> SourceType | None:
    """The type of what stands behind the first preposition."""
    if not depth or joint >= len(words) - 1 or words[joint].casefold() not in _WHOSE:
        return None
    return _type_of(words[joint + 1 :], depth=depth - 1)


def _tells_whose(words: Sequence[str]) -> bool:
    """Whether a nation or capital stands with "officials": "Turkish officials", "officials in Ankara"."""
    first = words[0].casefold()
    named = words[0][:1].isupper() and first not in entries("common_words") and first not in _roles()
    return named or any(word[:1].isupper() for word in words[1:])


def _matches(words: Sequence[str]) -> Iterator[_Match]:
    """Roles and bodies in order, the longest at each word, without overlap."""
    lowered = [word.casefold() for word in words]
    at = 0
    while at < len(words):
        match = _longest(words, lowered, at)
        if match is None:
            at += 1
        else:
            yield match
            at = match.last


def _longest(words: Sequence[str], lowered: Sequence[str], at: int) -> _Match | None:
    for end in range(min(len(words), at + _longest_from().get(lowered[at], 0)), at, -1):
        body = body_of(words[at:end])
        if body is not None:
            return _Match(at, end, body.type, proxy=False, body=True)
        role = _roles().get(" ".join(lowered[at:end]))
        if role is not None:
            return _Match(at, end, *role, body=False)
    if at and words[at][:1].isupper() and lowered[at] in word_list("source_media_names.txt"):
        return _Match(at, at + 1, SourceType.MEDIA, proxy=False, body=False)
    return None


@cache
def _longest_from() -> Mapping[str, int]:
    """How many words the longest role or name has that begins with a word."""
    found: dict[str, int] = {}
    for phrase in (*folded_names(), *_roles()):
        words = phrase.split(" ")
        found[words[0]] = max(len(words), found.get(words[0], 0))
    return found


@cache
def _roles() -> Mapping[str, tuple[SourceType, bool]]:
    found = {}
    for row in rows("source_roles.tsv"):
        word, kind, proxy = (*row, "")[:3]
        found[" ".join(words_of(word)).casefold()] = SourceType(kind), bool(proxy)
    return found
