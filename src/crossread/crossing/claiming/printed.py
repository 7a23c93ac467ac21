"""Voices as one report prints them: their words, who they may be, and whose paper speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared
from crossread.crossing.speech.voices import PRONOUNS
from crossread.domain.entities import Entity
from crossread.domain.layers import Attribution, MentionKind, SourceType
from crossread.domain.span import Citation, Span
from crossread.text.words import words

OWNED = ("of", "for", "to", "with", "by", "from")  # before a name: somebody else of that name's speaks
_FEWEST_CHARS = 3
_BEING = re.compile(r"\s+(?:is|are|was|were|has been|have been)\s+(?:[a-z]+\s+)?[a-z]+", re.IGNORECASE)
_TO_BE = re.compile(r"\s+to\s+(?:be|have|lie|stand|hold)\b", re.IGNORECASE)
_BODIES = (
    SourceType.POLICE, SourceType.RESCUE, SourceType.MILITARY, SourceType.OFFICIAL, SourceType.UNNAMED
)  # fmt: skip
# Before a noun: nobody in particular.
_PAPER_OF = re.compile(r"(?P<paper>(?:[\w-]+\s+){1,5}?)(?:by|from|of)\s+(?P<owner>\S.*)")
_OWNERS_PAPER = re.compile(r"(?P<owner>\S.*?)(?:['’]s|s['’])\s+(?P<paper>[\w\s-]+)\Z")
_PLAIN = frozenset({"a", "an", "the", "same", "its", "their", "local", "both", "two", "three"})


@dataclass(frozen=True, slots=True)
class Printed:
    """A voice at one place of a report: `loose` when its words do not settle who it is, `entity` None without a name.

    `sort` is the sort of source that it is, or that stands behind its paper.
    """

    report: str
    attribution: Attribution
    printed: str
    citation: Citation
    entity: Entity | None
    loose: bool
    sort: SourceType | None = None

    @property
    def body(self) -> SourceType | None:
        """The sort of body it speaks for, None for who speaks in their own name."""
        if self.sort not in _BODIES:
            return None
        if self.entity is None or self.entity.kind is not MentionKind.PERSON:
            return self.sort
        serving = {word for form in (self.printed, *self.entity.roles) for word in folded(form)}
        serves = self.sort in (SourceType.POLICE, SourceType.RESCUE) or bool(serving & listed("speaking_for"))
        return self.sort if serves else None


def with_issuers(voices: Iterable[Printed], report: Prepared) -> list[Printed]:
    """The voices in text order, bare papers ("the note says") put down to whoever issued the paper before them.

    That is the voice of the last passage that speaks of a paper beside it ("the brigade said in its bulletin"). Where there
    is none, the paper's voice stays open.
    """
    starts = [passage.span.start for passage in report.passages]
    found: list[Printed] = []
    issuer: Printed | None = None
    for voice in sorted(voices, key=lambda one: one.attribution.source or Span(0, 0)):
        source = voice.attribution.source
        if voice.entity is None and is_bare_paper(voice.printed):
            found.append(voice if issuer is None else _put_down_to(issuer, voice))
            continue
        found.append(voice)
        at = bisect_right(starts, source.start) - 1 if source else -1
        if at >= 0 and not voice.loose and folded(report.passage_text(at)) & listed("speaking_papers"):
            issuer = voice
    return found


def _put_down_to(issuer: Printed, paper: Printed) -> Printed:
    return replace(paper, printed=issuer.printed, entity=issuer.entity, loose=False, sort=issuer.sort)


def is_bare_paper(printed: str) -> bool:
    """Whether words name a paper and not whose it is: "the note", "a joint statement", "bulletin 12"."""
    row = folded(printed)
    papers = listed("speaking_papers")
    rest = row - papers - listed("telling_nothing") - listed("sorts_of_papers") - _PLAIN
    return bool(row & papers) and not any(word.isalpha() for word in rest)


def owner(printed: str) -> str:
    """Whose paper it is where the words say so ("a statement by the harbour office"), else the words as they are."""
    for form in (_PAPER_OF, _OWNERS_PAPER):
        named = form.match(printed)
        if named is not None and is_bare_paper(named["paper"]):
            return named["owner"]
    return printed


def speaks(printed: str) -> bool:
    """Whether words without a name can be somebody's voice: no pronouns, no clauses, no findings."""
    row = [word.folded for word in words(printed)]
    if len(printed) < _FEWEST_CHARS or not row or row[-1] in PRONOUNS:
        return False
    end = next((at for at, word in enumerate(row) if at and word in (*OWNED, "in", "at")), len(row))
    return row[end - 1] not in listed("no_voices")


def is_told_of(text: str, attribution: Attribution) -> bool:
    """Whether what looks like a source is what the words are about: "her pumps are said to be gaining on the water"."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or cue.start < source.end:
        return False
    return bool(_BEING.fullmatch(text, source.end, cue.end) and _TO_BE.match(text, cue.end))


def is_loose(printed: str) -> bool:
    """Whether words say by what or as what somebody speaks, and not who: "a statement", "an observer"."""
    row = [word.folded for word in words(printed)]
    telling = [word for word in row if word not in listed("telling_nothing") and word not in _PLAIN]
    papers = bool(folded(printed) & listed("speaking_papers"))
    return papers or (len(telling) == 1 and telling[0] in listed("anonymous_voices"))


def folded(form: str) -> frozenset[str]:
    """The folded words of a form, without the full stop of a short one."""
    return frozenset(word.folded.rstrip(".") for word in words(form))
