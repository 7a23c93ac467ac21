"""Deeds told from either side: "A beat B" and "B lost to A" are one, and who has which part in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from crossread.crossing.checking.clauses import Clause
from crossread.crossing.checking.matching import LIGHT
from crossread.crossing.checking.parties import Party, party_of
from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.stems import stem
from crossread.crossing.listed import lines_of, listed

Parties = tuple[Party, ...]
_AIMED = ("to", "against")  # "apologised to them" has two parties, "closed for repairs" has one
_TOWARDS = ("to", "against", "from", "with", "on", "over", "for")
_TELLING = ("root", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj")


@dataclass(frozen=True, slots=True)
class Frame:
    """Which part (1, 2, or 0 for neither) the subject, the object and phrases by their leading word have in a deed."""

    deed: str
    subject: int
    object: int
    phrases: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Deed:
    """A clause by its parts: `first` acts, gives or wins, `second` undergoes, gets or loses; each of parties.

    `loose` says that a lone party may stand on either side: "the school shut", "they shut the school".
    """

    name: str
    clause: Clause
    first: Parties
    second: Parties
    loose: bool


@cache
def frames() -> Mapping[str, Frame]:
    """Stem of a verb -> its frame, from `check_frames.tsv`."""
    found: dict[str, Frame] = {}
    for line in lines_of("check_frames.tsv"):
        deed, subject, other, phrases, verbs = line.split("\t")
        parts = dict(p.split("=") for p in phrases.split() if p != "-")
        for verb in verbs.split():
            frame = Frame(deed, _part(subject), _part(other), {case: _part(p) for case, p in parts.items()})
            found.setdefault(stem(verb), frame)
    return found


def deeds(telling: Telling) -> Iterator[Deed]:
    """The deeds of a text that have a party, those that are mutual left out."""
    mutual = {stem(word) for word in listed("check_mutual")}
    for clause in telling.clauses:
        if clause.stem in LIGHT | mutual or telling.tokens[clause.head].relation not in _TELLING:
            continue
        frame = frames().get(clause.stem)
        name = frame.deed if frame is not None else clause.stem
        sides: tuple[list[int], list[int]] = ([], [])
        for part, heads in _told(clause, frame):
            if part:
                sides[part - 1].extend(heads)
        first, second = (tuple(party_of(telling, at) for at in dict.fromkeys(some)) for some in sides)
        if first or second:
            aimed = clause.patients or any(case in _AIMED for case, _ in clause.others)
            one_sided = not (clause.agents and aimed)
            yield Deed(name, clause, first, second, frame is None and one_sided)


def _told(clause: Clause, frame: Frame | None) -> Iterator[tuple[int, tuple[int, ...]]]:
    yield (frame.subject if frame is not None else 1), clause.agents
    yield (frame.object if frame is not None else 2), clause.patients
    for case, at in clause.others:
        own = 2 if case in _TOWARDS else 0
        yield (frame.phrases.get(case, 0) if frame is not None else own), (at,)


def _part(printed: str) -> int:
    return 0 if printed == "-" else int(printed)
