"""Whether two names may mean one person, body or place: a score with the reason in words, or that they cannot.

Names come as the folded words of `name_keys`. The scores order evidence; they are no probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import DamerauLevenshtein

from crossread.text.countries import country_behind
from crossread.text.name_keys import Words, initials, numbers_in, without_legal_form
from crossread.text.tables import entries
from crossread.text.transliteration import are_romanisations, romanised_key


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are: `score` in (0, 1], `reason` in words, to be followed by the two names."""

    score: float
    reason: str


class Spelling(StrEnum):
    """How two words for one name differ."""

    SAME = "same name"
    ROMANISED = "transliterations of one name"
    LETTER = "one letter apart"
    INITIAL = "initial and name"
    SHORT = "short and long form of a first name"


SAME_NAME = "same name"
SAME_SURNAME = "same surname"
LAST_WORD = "what the body is, without its name"  # holds only where no other body could be meant
_FEWEST_LETTERS = 6  # of a word that may differ by a letter: Iran and Iraq, Stein and Stern are two
_FEWEST_OF_SHORT_FORM = 3
_FEWEST_OF_SLIP = 4  # the same where the first names are equal
_WORTH = {
    Spelling.SAME: 1.0,
    Spelling.ROMANISED: 0.95,
    Spelling.LETTER: 0.95,
    Spelling.INITIAL: 0.88,
    Spelling.SHORT: 0.85,
}
_ACRONYM_MAY_BE = 3  # letters: "UN" is no first word of the UN Security Council's name
_ACRONYM_LETTERS = range(2, 8)


def spelling(a: str, b: str) -> Spelling | None:
    """How two folded words can be one, None when they cannot."""
    if a == b:
        return Spelling.SAME
    if min(len(a), len(b)) == 1:
        return Spelling.INITIAL if a[0] == b[0] else None
    if _is_letter_apart(a, b):
        return Spelling.LETTER
    return Spelling.ROMANISED if are_romanisations(a, b) else None


def people_alike(a: Words, b: Words) -> Likeness | None:
    """Two names of people, by the words of `person_words`.

    All words of the shorter one stand in the longer, in order, the surname among them; a lone name is a surname, or weaker,
    a first name.
    """
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    if not short:
        return None
    if len(short) == 1:
        return _lone_name(short[0], long)
    if short == long:
        return Likeness(1.0, SAME_NAME)
    if len(short) == len(long) and sorted(short) == sorted(long):
        return Likeness(0.9, "same names in another order")
    if not _share_surname(short, long):
        return _last_letter(short, long)
    pairs = _aligned(short, long)
    if pairs is None:
        return None
    worst = min(pairs, key=_WORTH.__getitem__)
    score = 1.0
    for pair in pairs:
        score *= _WORTH[pair]
    if worst is Spelling.SAME:
        return Likeness(0.93, "shorter form of one name")
    return Likeness(score if len(short) == len(long) else 0.95 * score, worst.value)


def are_two_people(a: Words, b: Words) -> bool:
    """Whether two full names cannot be one person's: both with a first name, and no way to read them as one."""
    return len(a) > 1 and len(b) > 1 and people_alike(a, b) is None


def bodies_alike(a: Words, b: Words) -> Likeness | None:
    """Two names of bodies or things, by the words of `body_words`."""
    if not a or not b or numbers_in(a) != numbers_in(b):
        return None
    if a == b:
        return Likeness(1.0, SAME_NAME)
    shorter = min(a, b, key=lambda words: len(without_legal_form(words)))
    is_whole_name = without_legal_form(shorter) != shorter  # "Apple Inc" is not the beginning of Apple Corps
    a, b = without_legal_form(a), without_legal_form(b)
    if a == b:
        return Likeness(0.97, "same name but for the legal form")
    if len(a) == len(b):
        return _same_length(a, b)
    short, long = sorted((a, b), key=len)
    if len(short) > 1:
        return _part_of_name(short, long)
    return None if is_whole_name else _lone_word(short[0], long)


def are_two_bodies(a: Words, b: Words) -> bool:
    """Whether two names of several words, or with numbers, cannot be one body's or thing's."""
    if numbers_in(a) != numbers_in(b):
        return True
    a, b = without_legal_form(a), without_legal_form(b)
    if _countries(a) and _countries(b) and not set(a) & set(b):
        return True
    return len(a) > 1 and len(b) > 1 and bodies_alike(a, b) is None


def places_alike(a: Words, b: Words) -> Likeness | None:
    """Two names of places: the same but for spelling; "New Aleppo" is not Aleppo, "Aleppo city" is."""
    if a == b and a:
        return Likeness(1.0, SAME_NAME)
    a, b = _without_city(a), _without_city(b)
    if not a or len(a) != len(b):
        return None
    if a == b:
        return Likeness(0.97, SAME_NAME)
    return _same_length(a, b)


def are_initials_of(short: str, words: Words) -> bool:
    """Whether a word is the initials of a name: HTS of hayat, tahrir, sham."""
    return short in initials_of(words)


def initials_of(words: Words) -> frozenset[str]:
    """The initials a name may go by, none of a single word; legal forms may stand for a letter or not."""
    if len(words) < 2:
        return frozenset()
    return frozenset({initials(words), initials(without_legal_form(words))})


def _lone_name(name: str, long: Words) -> Likeness | None:
    if len(long) == 1:
        if name == long[0]:
            return Likeness(0.8, SAME_NAME)
        return _lone_pair(name, long[0])
    if name == long[-1]:
        return Likeness(0.8, SAME_SURNAME)
    if name in long[1:]:
        return Likeness(0.72, "part of the surname")
    if name == long[0]:
        return Likeness(0.55, "same first name only")
    found = spelling(name, long[-1]) if len(name) > 1 else None
    return Likeness(0.7, f"surname: {found.value}") if found else None


def _lone_pair(a: str, b: str) -> Likeness | None:
    found = spelling(a, b) if min(len(a), len(b)) > 1 else None
    if found is None:
        return None
    exact = romanised_key(a) == romanised_key(b)
    return Likeness(0.72 if exact else 0.6 if found is Spelling.LETTER else 0.55, found.value)


def _share_surname(short: Words, long: Words) -> bool:
    """The last word of the shorter is the last of the longer, or stands behind its first name."""
    return any(
        len(word) > 1 and spelling(short[-1], word) not in (None, Spelling.INITIAL) for word in long[1:]
    )


def _aligned(short: Words, long: Words) -> list[Spelling] | None:
    found: list[Spelling] = []
    at = 0
    for position, word in enumerate(short):
        is_last = position == len(short) - 1
        while at < len(long):
            pair = spelling(word, long[at]) or (None if is_last else _short_form(word, long[at]))
            at += 1
            if pair is not None and not (is_last and pair is Spelling.INITIAL):
                found.append(pair)
                break
        else:
            return None
    return found


def _last_letter(a: Words, b: Words) -> Likeness | None:
    """The same first names, and surnames too short to tell a slip from another name: Ottilie Brand and Brandt."""
    if len(a) != len(b) or a[:-1] != b[:-1] or min(len(a[0]), len(a[-1]), len(b[-1])) < _FEWEST_OF_SLIP:
        return None
    near = a[-1][0] == b[-1][0] and DamerauLevenshtein.distance(a[-1], b[-1], score_cutoff=1) <= 1
    return Likeness(0.75, Spelling.LETTER.value) if near else None


def _short_form(a: str, b: str) -> Spelling | None:
    shorter, longer = sorted((a, b), key=len)
    is_form = len(shorter) >= _FEWEST_OF_SHORT_FORM and longer.startswith(shorter)
    return Spelling.SHORT if is_form else None


def _same_length(a: Words, b: Words) -> Likeness | None:
    """Names of as many words, of which one may be spelled in another way; or the same words in another order."""
    if sorted(a) == sorted(b):
        return Likeness(0.92, "same words in another order")
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) > 1 and not all(are_romanisations(x, y) for x, y in differing):
        return None
    if any(_are_words(pair) for pair in differing):
        return None
    found = [spelling(x, y) for x, y in differing if min(len(x), len(y)) > 1]
    if len(found) < len(differing) or None in found:
        return None
    exact = all(romanised_key(x) == romanised_key(y) for x, y in differing)
    alone = len(a) == 1
    if found[0] is Spelling.ROMANISED:
        return Likeness(0.85 if not alone else 0.78 if exact else 0.6, found[0].value)
    return Likeness(0.72 if alone else 0.85, Spelling.LETTER.value)


def _lone_word(word: str, long: Words) -> Likeness | None:
    if len(word) in _ACRONYM_LETTERS and are_initials_of(word, long):
        return Likeness(0.85 if len(word) > 2 else 0.75, "initials of the name")
    if country_behind(word) or word.isupper():
        return None
    if word == long[0] and len(word) > _ACRONYM_MAY_BE and not _is_sub_body(long[1:], word):
        return Likeness(0.72, "first word of the name")
    if word == long[-1] or (word in long and word in entries("name_heads")):
        return Likeness(0.6, LAST_WORD)
    return None


def _part_of_name(short: Words, long: Words) -> Likeness | None:
    """The shorter name's words all stand in the longer one."""
    if not set(short) <= set(long) or (set(_countries(long)) - set(short) and _countries(short)):
        return None
    left_over = [word for word in long if word not in short]
    if _is_sub_body(left_over, *short):
        return None
    if long[: len(short)] == short:
        return Likeness(0.85, "beginning of the name")
    if all(word.isupper() for word in left_over):
        return Likeness(0.85, "the name without the country")
    if long[-len(short) :] == short:
        return Likeness(0.75, "end of the name")
    return Likeness(0.75 if len(short) > 2 else 0.6, "words of the name")


def _is_sub_body(left_over: Sequence[str], *named: str) -> bool:
    """Whether the rest of a longer name makes it another body: the Security Council is not the UN."""
    heads = entries("name_heads") - entries("vague_bodies")
    return not heads.isdisjoint(left_over) and heads.isdisjoint(named)


def _countries(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.isupper()]


def _without_city(words: Words) -> Words:
    return words[:-1] if len(words) > 1 and words[-1] in ("city", "town") else words


def _are_words(pair: tuple[str, str]) -> bool:
    """Whether both are English words or countries: minister and ministry are no spellings of each other."""
    return any(word.isupper() for word in pair) or all(word in entries("common_words") for word in pair)


def _is_letter_apart(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _FEWEST_LETTERS or a[0] != b[0] or any(c.isdigit() for c in a + b):
        return False
    return DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1
