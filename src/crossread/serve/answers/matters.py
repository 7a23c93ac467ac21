"""What a person decides about: one result of a story, in the parts it was put together from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from crossread.domain.ids import content_id
from crossread.domain.judgements import Subject, Verdict
from crossread.domain.judging_rules import has_two_sides
from crossread.domain.reuse import Reuse
from crossread.domain.span import Citation

Places = tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a matter: what it goes by, and its characters. `shown` are those that a page shows."""

    name: str
    places: Places
    shown: Places


@dataclass(frozen=True, slots=True)
class Correctable:
    """What of a matter can be corrected: what it says now, and the values it can have with words for them (none: any)."""

    field: str
    now: str
    choices: tuple[tuple[str, str], ...] = ()
    suggested: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matter:
    """A result of a story, as a person decides about it.

    `kind` is as a `Question`'s, `detail` what a judgement names of it. `parts` are held to be one (of discrepancies: to
    differ); `loosest` is the index of the one that hangs on the others by the weakest tie, None where there is none.
    `whole` are the characters of all of it, also of what no part holds. `stands` says in words how it stands now.
    """

    subject: Subject
    story: str
    id: str
    kind: str
    words: str
    confidence: float
    parts: tuple[Part, ...]
    whole: Places
    detail: str = ""
    reasons: tuple[str, ...] = ()
    loosest: int | None = None
    stands: str = ""
    fields: tuple[Correctable, ...] = ()
    judged: tuple[str, ...] = ()
    reuse: Reuse | None = None

    @cached_property
    def seen(self) -> str:
        """Changes with whatever a decision about the matter would be about."""
        counted: list[str | int] = [self.subject.value, self.id, len(self.whole), *_flat(self.whole)]
        for part in self.parts:
            counted += [len(part.places), *_flat(part.places)]
        return content_id("m", *counted)

    def meant(self, verdict: Verdict) -> tuple[Verdict, str, str]:
        """The judgement that an answer comes to, with what it corrects and to what.

        To accept that two reports are two accounts is to say how they stand: "accept" by itself would make them one.
        """
        if verdict is Verdict.ACCEPT and self.reuse is not None and not self.reuse.one_lineage:
            return Verdict.CORRECT, "relation", self.reuse.relation.value
        return verdict, "", ""

    def sides(self, verdict: Verdict, *, pick: int | None, field: str) -> tuple[Places, Places]:
        """The characters such a decision is about, and of two sides those of the other one.

        `pick` is the part that stands for itself against all the others; of two parts, either.
        """
        if self.subject is Subject.REUSE:
            first, second = (part.places for part in self.parts)
            return ((*first, *second), ()) if verdict is Verdict.ACCEPT else (first, second)
        picked = self.loosest if pick is None else pick
        if not has_two_sides(verdict, self.subject):
            one = self.parts[picked].places if field == "origin" and picked is not None else self.whole
            return one, ()
        alone = set(self.parts[picked or 0].places)
        return tuple(sorted(alone)), tuple(place for place in self.whole if place not in alone)


def _flat(places: Sequence[Citation]) -> list[str | int]:
    return [x for place in places for x in (place.report, place.span.start, place.span.end)]
