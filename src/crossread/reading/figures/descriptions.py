"""Single people told of as harmed: what each telling says of their name, age and sex."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from crossread.domain.layers import Chain, MentionKind, Number
from crossread.domain.span import Span
from crossread.reading.figures.harm import Harm
from crossread.reading.figures.implied import is_nobody
from crossread.reading.figures.lexicon import is_person, is_plural, people
from crossread.reading.figures.nouns import is_aged
from crossread.reading.ground import Ground
from crossread.reading.wordlists import table, word_list

_SEX = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_INDEFINITE = frozenset({"a", "an", "one"})
_AGE_CHARS = 40  # how far before its noun an age is looked for
_AFTER_CHARS = 4  # the ", " or " (" between a name and the age after it
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Description:
    """One telling of somebody harmed.

    `chain` is the index of the reader's chain, `side` "doer" or "victim" where a noun says so. `is_new` says that the
    words bring in somebody else ("another man"), `is_known` that they may go back to somebody ("the man", "he").
    """

    patient: int
    what: str
    chain: int | None
    names: frozenset[str]
    age: float | None
    sex: str
    side: str
    is_new: bool
    is_known: bool
    span: Span


@dataclass(slots=True)
class _Told:
    """What all mentions of a chain say together."""

    sex: str = ""
    age: float | None = None
    names: frozenset[str] = frozenset()


class Descriptions:
    """The people of one report, by token."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        named = ground.of_kind(MentionKind.PERSON)
        self._named = {i: mention.span for mention in named for i in ground.tree.within(mention.span)}
        self._full = _full_names(mention.span.of(ground.text) for mention in named)
        self._ages = [n for n in ground.numbers if n.unit == "year-old" and n.best is not None]
        self._age_starts = [n.span.start for n in self._ages]
        self._chains: dict[int, int] = {}
        self._told = [self._of_chain(number, chain) for number, chain in enumerate(ground.chains)]

    def of(self, harm: Harm) -> Description | None:
        """What a harm says of its patient; None where that is not one person."""
        tree, patient = self._ground.tree, harm.patient
        word = tree.lowered[patient]
        named = self._named.get(patient)
        is_pronoun = word in _SEX or word == "who"
        single = is_aged(tree, patient) or (is_person(word) and not is_plural(word))
        if is_nobody(tree, patient) or not (named or is_pronoun or single):
            return None
        chain = self._chains.get(patient)
        told = _Told() if chain is None else self._told[chain]
        age = self._age(patient)
        before = {tree.lowered[c] for c in tree.children(patient, "det", "amod", "nummod")}
        return Description(
            patient=patient,
            what=harm.what,
            chain=chain,
            names=self._names(named) | told.names,
            age=told.age if age is None else age,
            sex=_sex(word) or told.sex,
            side=table("roles.tsv").get(word, ("",))[0],
            is_new=bool(before & word_list("anew_words.txt")),
            is_known=is_pronoun or not before & _INDEFINITE,
            span=named or tree.phrase(patient),
        )

    def _of_chain(self, number: int, chain: Chain) -> _Told:
        told = _Told()
        tree = self._ground.tree
        for mention in chain.mentions:
            head = tree.head_of(mention)
            if head is None:
                continue
            self._chains[head] = number
            told.sex = told.sex or _sex(tree.lowered[head])
            told.age = self._age(head) if told.age is None else told.age
            if head in self._named:
                told.names |= _words(self._named[head].of(self._ground.text))
        return told

    def _names(self, named: Span | None) -> frozenset[str]:
        """The words of a name; of a surname alone those of the one full name it belongs to."""
        words = _words(named.of(self._ground.text)) if named else frozenset()
        return words | self._full.get(next(iter(words)), frozenset()) if len(words) == 1 else words

    def _age(self, token: int) -> float | None:
        """The age in a phrase ("a 15-year-old boy"), or right after a name ("Smith, 23,")."""
        span = self._ground.tree.tokens[token].span
        end = self._named[token].end if token in self._named else span.end
        for number in self._ages[bisect_left(self._age_starts, span.start - _AGE_CHARS) :]:
            if number.span.start > end + _AFTER_CHARS:
                return None
            if number.span.contains(span) or self._belongs(number, start=span.start, end=end):
                return number.best
        return None

    def _belongs(self, number: Number, *, start: int, end: int) -> bool:
        text = self._ground.text
        if number.span.end <= start:
            between = text[number.span.end : start]
            return not set(between) & set(",.;") and len(between.split()) <= 2
        return number.span.start >= end and text[end : number.span.start].strip(" ,(") == ""


def _sex(word: str) -> str:
    known = people().get(word)
    return _SEX.get(word, "") or (known.gender if known else "")


def _words(name: str) -> frozenset[str]:
    words = name.replace("’s", "").replace("'s", "").lower().replace(".", " ").split()
    return frozenset(
        w for w in words if len(w) >= _SHORTEST_NAME and not is_person(w) and w not in ("the", "mrs", "sgt")
    )


def _full_names(printed: Iterable[str]) -> dict[str, frozenset[str]]:
    """Each word of a name to the words of the full name it stands in; none for a word that two people share."""
    full: dict[str, frozenset[str]] = {}
    shared: set[str] = set()
    for name in printed:
        words = _words(name)
        for word in words if len(words) > 1 else ():
            known = full.setdefault(word, words)
            if len(known & words) < 2:
                shared.add(word)
            elif len(words) > len(known):
                full[word] = words
    return {word: words for word, words in full.items() if word not in shared}
