"""Which entities are worth comparing: those that share a key of their names, posts or place.

With the keys' blocks bounded, cost grows with the number of entities, not of pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crossread.crossing.entities.subjects import Subject, sole_posts
from crossread.domain.layers import MentionKind
from crossread.text.name_keys import Words, initials, without_legal_form
from crossread.text.tables import entries
from crossread.text.transliteration import consonant_key

_ALL_PAIRS = 40  # members of a block up to which all are compared
_OPENING = 4
_FEWEST_LETTERS = 6  # as in text.name_match: shorter words are not forgiven a letter
_HEAVIEST = 12  # of a larger block: all its members are compared with these


def candidate_pairs(subjects: Sequence[Subject]) -> list[tuple[int, int]]:
    """Pairs of indices, sorted, the lower first."""
    blocks: dict[str, list[int]] = {}
    for at, subject in enumerate(subjects):
        for key in keys_of(subject):
            blocks.setdefault(key, []).append(at)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= _ALL_PAIRS:
            found.update(combinations(block, 2))
        else:
            heaviest = sorted(block, key=lambda at: (-len(subjects[at].fullest), -subjects[at].weight, at))
            for at in heaviest[:_HEAVIEST]:
                found.update((min(at, other), max(at, other)) for other in block if other != at)
    return sorted(found)


def keys_of(subject: Subject) -> set[str]:
    """The blocks an entity is in."""
    keys = {f"post {post} {owner}" for post, owner in sole_posts(subject)}
    if subject.place is not None:
        keys.add(f"place {subject.place.id}")
    for words in subject.names:
        keys.update(name_keys(words, subject.kind))
    keys.update(f"short {short}" for short in subject.abbreviations)
    return keys


def name_keys(words: Words, kind: MentionKind) -> Iterator[str]:
    """Keys of one name. Two that `text.name_match` finds alike share one, but for a slip early in a lone surname."""
    yield f"name {' '.join(words)}"
    if kind is MentionKind.GROUP:
        return
    if len(words) == 1:
        yield f"short {words[0]}"
        yield f"word {_key(words[0])}"
        yield from _openings(words)
        return
    yield f"short {initials(words)}"
    yield f"short {initials(without_legal_form(words))}"
    if kind is MentionKind.PERSON:
        yield from (f"word {_key(word)}" for word in words[1:])
        yield from _openings(words[-1:])
        yield f"first {_key(words[0])} {words[-1][0]}"
    yield f"all {''.join(_key(word) for word in sorted(words))}"
    if kind is not MentionKind.PERSON:
        yield from (f"word {_key(word)}" for word in words if word.islower())
        yield f"first {_key(words[0])} {words[-1][0]}"


def _openings(words: Words) -> Iterator[str]:
    """How long words begin: a slip in a consonant ("Rostrom") leaves that."""
    yield from (
        f"opens {word[:_OPENING]}" for word in words if len(word) >= _FEWEST_LETTERS and word.islower()
    )


def _key(word: str) -> str:
    if word.isupper() or word in entries("common_words"):
        return word
    return consonant_key(word)
