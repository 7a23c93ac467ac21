"""The events' data files: which words tell of what, by the rules of the codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from crossread.domain.facts import EventStatus
from crossread.reading.events.forms import noun_forms, verb_forms
from crossread.reading.wordlists import rows

BY_PARTIES = "@parties"
BY_CONTROL = "@control"

_NOTHING = "-"
_Forms = Callable[[str, tuple[str, ...]], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the codebook; `acled_type` may be `BY_PARTIES` or `BY_CONTROL`."""

    name: str
    type: str
    mode: str
    acled_type: str
    acled_sub_type: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of a rule: what must stand by it, and what its neighbours are to it.

    `needs` are met when each holds one of its words or kinds ("@place"). `rule` is "" for a use that tells of
    nothing. `subject` and `obj` say what a verb's subject and object are, `of` what a noun's "of" ties: "actor",
    "target", "tool", "place" or "". `targets` are prepositions.
    """

    rule: str
    needs: tuple[frozenset[str], ...]
    targets: tuple[str, ...]
    subject: str = ""
    obj: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Light:
    """How a light verb carries its noun: as "object" or "subject", or by a preposition; what its other noun is.

    `holder` is "actor", "target", the preposition that ties the actor ("attributed to"), or "".
    """

    noun: str
    holder: str


@cache
def rules() -> dict[str, Rule]:
    """The codebook's rules by name, in the order of the file."""
    return {name: Rule(name, *rest) for name, *rest in _rows("event_rules.tsv")}


@cache
def verbs() -> dict[str, tuple[Entry, ...]]:
    """The entries of each form of a verb, in the order of the file."""
    return _indexed(
        (_forms(verb, also, verb_forms), Entry(rule, _needs(needs), _words(targets), subject, obj))
        for verb, also, needs, rule, subject, obj, targets in _rows("event_verbs.tsv")
    )


@cache
def nouns() -> dict[str, tuple[Entry, ...]]:
    """The entries of each form of a noun, in the order of the file."""
    return _indexed(
        (_forms(noun, also, noun_forms), Entry(rule, _needs(needs), _words(targets), of=of))
        for noun, also, needs, rule, of, targets in _rows("event_nouns.tsv")
    )


@cache
def light_verbs() -> dict[str, tuple[Light, ...]]:
    """Verbs that only carry an event noun, by form."""
    found: dict[str, list[Light]] = {}
    for verb, also, noun, holder in _rows("event_light_verbs.tsv"):
        for form in _forms(verb, also, verb_forms):
            found.setdefault(form, []).append(Light(noun, holder))
    return {form: tuple(lights) for form, lights in found.items()}


@cache
def governors(part: str) -> dict[str, EventStatus]:
    """The status that a governing "verb", "noun" or "adjective" gives what it governs, by form."""
    inflect: dict[str, _Forms] = {"verb": verb_forms, "noun": noun_forms}
    return {
        form: EventStatus(status)
        for word, also, of_part, status in _rows("event_governors.tsv")
        if of_part == part
        for form in (_forms(word, also, inflect[part]) if part in inflect else {word})
    }


@cache
def helpers() -> dict[str, EventStatus]:
    """The status that an auxiliary or a conjunction gives its verb."""
    return {word: EventStatus(status) for word, status in _rows("event_helpers.tsv")}


@cache
def weapons() -> dict[str, str]:
    """Weapons by form, with the rule that they bring an attack under ("" for none)."""
    return {form: rule for word, rule in _rows("event_weapons.tsv") for form in noun_forms(word) | {word}}


@cache
def parties() -> dict[str, str]:
    """What people and bodies are in a conflict ("state", "rebel", "civilian", ...), by form."""
    return {
        form: party
        for word, also, party in _rows("event_parties.tsv")
        for form in _forms(word, also, noun_forms)
    }


@cache
def things() -> dict[str, str]:
    """Nouns for a "place" or for "things", by form."""
    return {
        form: sort
        for word, also, sort in _rows("event_objects.tsv")
        for form in _forms(word, also, noun_forms)
    }


def _rows(name: str) -> Iterator[list[str]]:
    for row in rows(name):
        yield ["" if cell == _NOTHING else cell for cell in row]


def _words(cell: str) -> tuple[str, ...]:
    return tuple(cell.split())


def _forms(word: str, also: str, inflect: _Forms) -> frozenset[str]:
    return inflect(word, _words(also))


def _needs(cell: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part.split("/")) for part in cell.split("+")) if cell else ()


def _indexed(entries_by_forms: Iterable[tuple[frozenset[str], Entry]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for forms, entry in entries_by_forms:
        for form in forms:
            found.setdefault(form, []).append(entry)
    return {form: tuple(entries) for form, entries in found.items()}
