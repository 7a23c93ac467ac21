"""Whether two voices cannot be one, told by names, posts and the sort of voice each is."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from crossread.crossing.lexicon import Lexicon
from crossread.crossing.listed import listed
from crossread.crossing.speech.tellers import Teller
from crossread.domain.layers import SourceType
from crossread.text.words import words

# Nearness of two words from which a post and a body may belong together. Of the pairs tried by hand, mayor and town hall
# are at .39, army and soldier at .64, coast guard and shipowner at .29, prosecutor and commander at .02.
_AKIN = 0.37
_LONG_NAME_LETTERS = 8
_FEWEST_LETTERS = 5


def are_two(a: Teller, b: Teller, lexicon: Lexicon, *, verbatim: bool) -> bool:
    """Whether no reading makes one voice of two.

    A body and who speaks for it are one, so are a name and its post, a carrier and whom it carries, and anybody of whom
    nothing is known is compatible with everybody. With `verbatim`, the words are the same quoted ones: then posts alone
    tell two people apart (a driver, a mechanic).
    """
    if a.may_be & b.may_be or _alike(a, b) or _may_be_kin(a, b) or _may_be_kin(b, a):
        return False
    if _sees(a) != _sees(b) and (_serves(a) or _serves(b)):
        return True  # whoever they are, those who saw it are not those who were told
    if _carries(a) or _carries(b):
        return False
    if a.is_person and b.is_person:
        return True
    if _speaks_for(a, b) or _speaks_for(b, a):
        return False
    if _is_open(a, verbatim=verbatim) or _is_open(b, verbatim=verbatim):
        return False
    if _sorts_differ(a, b):
        return _are_told(a, b) and not _akin(a, b, lexicon)
    return verbatim and not (a.is_body or b.is_body) and a.sort is not None and not _akin(a, b, lexicon)


def _are_told(a: Teller, b: Teller) -> bool:
    """Whether enough is known of a body with a name to say that a body without one is another."""
    return all(
        not (one.is_body and one.sort is SourceType.OTHER and not one.posts)
        or other.is_person
        or other.is_body
        for one, other in ((a, b), (b, a))
    )


def _alike(a: Teller, b: Teller) -> bool:
    """Whether they share a word, or a name spelled in two ways; named people are told apart by their names."""
    if a.is_person and b.is_person:
        mine, theirs = a.names, b.names
    else:
        mine, theirs = a.names | a.posts, b.names | b.posts
    if _stems(mine) & _stems(theirs) or _has_acronym(a) or _has_acronym(b):
        return True
    return any(_spelled_alike(one, other) for one in a.names for other in b.names)


def _stems(told: frozenset[str]) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in told)


def _has_acronym(voice: Teller) -> bool:
    """Whether it is told by an acronym alone: what that stands for is not known here."""
    row = [w.text for w in words(voice.printed)]
    return any(w.isupper() and len(w) > 1 for w in row) and not (voice.is_person or len(voice.posts) > 1)


def _spelled_alike(a: str, b: str) -> bool:
    short, long = sorted((len(a), len(b)))
    if short < _FEWEST_LETTERS:
        return (
            short == _FEWEST_LETTERS - 1 and long > short and Levenshtein.distance(a, b) == 1
        )  # Tump, Trump
    return Levenshtein.distance(a, b) <= (1 if long < _LONG_NAME_LETTERS else 2)


def _is_open(voice: Teller, *, verbatim: bool) -> bool:
    """Whether it may be nearly anybody, or no speaker at all: nothing tells what it is."""
    if voice.posts & (listed("speaking_papers") | listed("inscriptions")):
        return True
    telling = voice.posts - listed("anybody") - listed("unspecific_voices")
    if voice.is_person:
        return not telling or (not verbatim and voice.sort in _UNTOLD)
    return not (voice.names or telling)


def _may_be_kin(one: Teller, named: Teller) -> bool:
    """Whether all that is told of one is whose relative it is ("his mother"), and the other has a name."""
    first = words(one.printed)[:1]
    is_kin = bool(first) and first[0].folded in _WHOSE and bool(one.posts) and one.posts <= listed("kin")
    return is_kin and bool(named.names)


def _sorts_differ(a: Teller, b: Teller) -> bool:
    if {a.sort, b.sort} == {SourceType.OFFICIAL, SourceType.HEAD_OF_STATE}:
        return False
    return a.sort is not b.sort and a.sort in _PARTICULAR and b.sort in _PARTICULAR


def _akin(a: Teller, b: Teller, lexicon: Lexicon) -> bool:
    mine, theirs = sorted(a.posts or a.names), sorted(b.posts or b.names)
    if not mine or not theirs:
        return True
    near = lexicon.vectors(lexicon.indices(mine)) @ lexicon.vectors(lexicon.indices(theirs)).T
    return bool(near.max() >= _AKIN)


def _speaks_for(one: Teller, body: Teller) -> bool:
    """Whether one is told as somebody of a body named before ("its secretary general"), and the other may be that body."""
    first = words(one.printed)[:1]
    return bool(first) and first[0].folded in ("its", "their") and not body.is_person


def _sees(voice: Teller) -> bool:
    return voice.sort is SourceType.WITNESS


def _serves(voice: Teller) -> bool:
    return voice.sort in _OFFICIAL


def _carries(voice: Teller) -> bool:
    if not voice.is_person and voice.posts & listed("carriers"):
        return True
    return voice.sort in (SourceType.MEDIA, SourceType.STATE_MEDIA, SourceType.DOCUMENT)


_WHOSE = frozenset({"his", "her", "their"})
_UNTOLD = (None, SourceType.OTHER, SourceType.UNNAMED, SourceType.WITNESS)
_OFFICIAL = frozenset({SourceType.OFFICIAL, SourceType.POLICE, SourceType.MILITARY})
_PARTICULAR = frozenset(
    {
        SourceType.OFFICIAL,
        SourceType.HEAD_OF_STATE,
        SourceType.POLICE,
        SourceType.MILITARY,
        SourceType.ARMED_GROUP,
        SourceType.MONITOR,
        SourceType.NGO,
        SourceType.UN,
        SourceType.RESCUE,
        SourceType.BUSINESS,
        SourceType.WITNESS,
        SourceType.EXPERT,
        SourceType.PARTY,
        SourceType.OTHER,
    }
)
