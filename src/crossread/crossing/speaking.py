"""Whose words something is: the voice of a stretch of text, under one key for all reports of the scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.crossing.listed import listed
from crossread.crossing.scene import Scene
from crossread.domain.layers import Attribution, MentionKind, SourceType
from crossread.domain.span import Citation, Span
from crossread.text.words import fold, is_stop, words

_FEWEST_CHARS = 5  # "He", "They", "Who": whoever that is, the phrase does not say


@dataclass(frozen=True, slots=True)
class Voiced:
    """A voice as printed, where, and the id of the entity it is (None where it is nobody with a name)."""

    printed: str
    citation: Citation
    entity: str | None
    kind: MentionKind | None = None
    sort: SourceType | None = None


def voice_at(scene: Scene, report: str, span: Span) -> Voiced | None:
    """The voice of the attribution whose content holds most of `span`; None where no one is named."""
    told = _telling(scene, report, span)
    best = max(told, key=lambda item: (item[0], item[1].score), default=None)
    return _voiced(scene, report, best[1]) if best is not None else None


def same_voice(a: Voiced | None, b: Voiced | None) -> bool | None:
    """Whether two voices are one; None where a voice has no name to go by."""
    if a is None or b is None:
        return None
    if a.entity is not None and b.entity is not None:
        return a.entity == b.entity
    telling = {w.folded for w in words(a.printed) if not is_stop(w.folded)}
    return True if telling & {w.folded for w in words(b.printed)} else None


def voices_clash(a: Voiced, b: Voiced) -> bool:
    """Whether two voices cannot be one: two named people, or bodies of two sorts that share no telling word.

    A body and a person may be one voice (the ministry and its spokesman), so may anybody and "officials"; a medium only
    passes on what others say.
    """
    if same_voice(a, b) is True or same_voice(b, a) is True or _share_words(a, b):
        return False
    if SourceType.WITNESS in (a.sort, b.sort) and not {a.sort, b.sort}.isdisjoint(_OFFICIAL):
        return True  # whoever they are, those who saw it are not those who were told
    if a.kind is MentionKind.PERSON and b.kind is MentionKind.PERSON:
        return a.entity is not None and b.entity is not None
    if _is_person(a) or _is_person(b) or is_anybody(a) or is_anybody(b):
        return False
    if a.sort is None or b.sort is None:
        return True
    return a.sort is not b.sort and a.sort in _PARTICULAR and b.sort in _PARTICULAR


def _is_person(voice: Voiced) -> bool:
    """By the reader, or by a form of two capitals without an article where it is no entity of the scene."""
    if voice.kind is not None:
        return voice.kind is MentionKind.PERSON
    found = words(voice.printed)
    return len(found) > 1 and all(w.text[0].isupper() for w in found) and voice.sort is not SourceType.POLICE


def telling_words(printed: str) -> frozenset[str]:
    """The folded words of a printed voice that tell whose it is: none for "the paper"."""
    return frozenset(
        w.folded for w in words(printed) if not is_stop(w.folded) and w.folded not in listed("anybody")
    )


def is_anybody(voice: Voiced) -> bool:
    """Officials, authorities, a spokesman: they may be of any body."""
    return any(w.folded in listed("anybody") for w in words(voice.printed))


_OFFICIAL = frozenset({SourceType.OFFICIAL, SourceType.POLICE, SourceType.MILITARY})
_PARTICULAR = frozenset(
    {
        SourceType.OFFICIAL,
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


def _share_words(a: Voiced, b: Voiced) -> bool:
    if any(w.text.isupper() and len(w.text) > 1 for v in (a, b) for w in words(v.printed)):
        return True  # what an acronym stands for is not known here
    one, other = (
        {w.folded.removesuffix("s") for w in words(v.printed) if not is_stop(w.folded)} for v in (a, b)
    )
    return not one.isdisjoint(other)


def _telling(scene: Scene, report: str, span: Span) -> Iterator[tuple[int, Attribution]]:
    for attribution in scene.facts.reading(report).attributions:
        shared = sum(
            min(part.end, span.end) - max(part.start, span.start)
            for part in attribution.content
            if part.overlaps(span)
        )
        if shared > 0 and attribution.source is not None:
            yield shared, attribution


def _voiced(scene: Scene, report: str, attribution: Attribution) -> Voiced | None:
    """The named speaker behind a pronoun or a title where there is one."""
    for span in (attribution.speaker, attribution.source):
        found = None if span is None else voiced(scene, report, span, attribution.source_type)
        if found is not None:
            return found
    return None


def voiced(scene: Scene, report: str, span: Span, sort: SourceType | None) -> Voiced | None:
    """The voice these characters name; None for "He" and the like."""
    printed = span.of(scene.facts.text(report))
    entity = scene.facts.entity(report, span)
    if (entity is None and len(printed) < _FEWEST_CHARS) or fold(printed) in listed("pronoun_voices"):
        return None
    return Voiced(
        printed=" ".join(printed.split()),
        citation=Citation(report, span),
        entity=entity.id if entity else None,
        kind=entity.kind if entity else None,
        sort=sort,
    )
