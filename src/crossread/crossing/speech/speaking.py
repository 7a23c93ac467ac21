"""Whose words something is: the voice of a stretch of text, under one key for all reports of the scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.crossing.listed import listed
from crossread.crossing.scene import Scene
from crossread.domain.layers import Attribution
from crossread.domain.span import Citation, Span
from crossread.text.words import fold, is_stop, words

_FEWEST_CHARS = 5  # "He", "They", "Who": whoever that is, the phrase does not say


@dataclass(frozen=True, slots=True)
class Voiced:
    """A voice as printed, where, and the id of the entity it is (None where it is nobody with a name)."""

    printed: str
    citation: Citation
    entity: str | None


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


def telling_words(printed: str) -> frozenset[str]:
    """The folded words of a printed voice that tell whose it is: none for "the paper"."""
    return frozenset(
        w.folded for w in words(printed) if not is_stop(w.folded) and w.folded not in listed("anybody")
    )


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
        found = None if span is None else _named(scene, report, span)
        if found is not None:
            return found
    return None


def _named(scene: Scene, report: str, span: Span) -> Voiced | None:
    """The voice these characters name; None for "He" and the like."""
    printed = span.of(scene.facts.text(report))
    entity = scene.facts.entity(report, span)
    if (entity is None and len(printed) < _FEWEST_CHARS) or fold(printed) in listed("pronoun_voices"):
        return None
    return Voiced(" ".join(printed.split()), Citation(report, span), entity.id if entity else None)
