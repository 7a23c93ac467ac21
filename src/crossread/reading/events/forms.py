"""The inflected forms of English words, by spelling rules; what they do not give is listed in the data."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def verb_forms(verb: str, odd: tuple[str, ...] = ()) -> frozenset[str]:
    """Base, third person, past and -ing of a verb; `odd` are forms of its own, added as they are.

    A last consonant is both doubled and not: the form that no one writes does no harm.
    """
    y_stem = verb.endswith("y") and verb[-2:-1] not in _VOWELS
    third = verb[:-1] + "ies" if y_stem else verb + ("es" if verb.endswith(_SIBILANTS) else "s")
    if verb.endswith("e"):
        stem = verb if verb.endswith("ee") else verb[:-1]
        return frozenset({verb, verb + "s", verb + "d", stem + "ing", *odd})
    past = verb[:-1] + "ied" if y_stem else verb + "ed"
    found = {verb, third, past, verb + "ing", *odd}
    if len(verb) > 2 and verb[-1] not in _VOWELS | set("wxy") and verb[-2] in _VOWELS:
        found |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return frozenset(found)


def noun_forms(noun: str, odd: tuple[str, ...] = ()) -> frozenset[str]:
    """Singular and plural of a noun; `odd` are forms of its own."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return frozenset({noun, noun[:-1] + "ies", *odd})
    return frozenset({noun, noun + ("es" if noun.endswith(_SIBILANTS[:-1]) else "s"), *odd})
