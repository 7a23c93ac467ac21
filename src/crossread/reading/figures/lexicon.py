"""The words figures are told in, from the data files of this room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread.reading.wordlists import rows, word_list

_MADE_LIKE_PEOPLE = re.compile(r"\w{2}(?:ers|ors|ists|ians|ees|men|women|wives|children)\Z")


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for people: the form counted under, the gender told ("m", "f" or ""), and whether it is kin or trade."""

    plural: str
    gender: str
    kind: str


@cache
def harm_verbs() -> dict[str, tuple[str, str]]:
    """Every form of a verb to what it does and whom it does it to ("object", "subject", "either")."""
    return {form: (what, whom) for forms, what, whom in rows("harm_verbs.tsv") for form in forms.split()}


@cache
def people() -> dict[str, PersonNoun]:
    """Nouns for people, singular and plural."""
    return {word: PersonNoun(*rest) for word, *rest in rows("people.tsv")}


def is_person(word: str) -> bool:
    """Whether a case-folded word is a noun for people."""
    return word in people()


def are_people(word: str) -> bool:
    """Whether a case-folded word is counted as people: a noun for them, for a group, or one made like them ("loggers")."""
    if word in people() or word in word_list("people_groups.txt"):
        return True
    return _MADE_LIKE_PEOPLE.search(word) is not None and word not in word_list("not_people.txt")


def is_plural(word: str) -> bool:
    """Whether a noun for people stands in the plural."""
    return word in word_list("plural_people.txt") or (word.endswith("s") and not word.endswith("ss"))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern for the phrases of `data/<name>`, whole words, in any case."""
    longest_first = sorted(word_list(name), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
