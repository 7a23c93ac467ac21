"""Label: the same actors called by words of different colour, by different voices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.tally import joined, number_word
from crossread.crossing.labels.table import Referent, different_words, referents
from crossread.crossing.labels.uses import Use
from crossread.crossing.labels.words import HOSTILE
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind

_CONDEMNED, _COLOURED = 0.85, 0.6
_LONGEST_NAME_CHARS = 50
_MOST_WORDS, _MOST_VOICES = 3, 2  # named in the explanation; the points cite all


def label_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each group of actors whom voices call by words that judge differently."""
    for referent in referents(scene):
        confidence = _confidence(scene, referent)
        if confidence > 0:
            yield _finding(referent, confidence)


def _confidence(scene: Scene, referent: Referent) -> float:
    """0 where only near-neutral words differ, where one voice uses them all, or nothing shows that they mean the same."""
    by_shade: dict[int, set[str]] = {}
    for use in referent.uses:
        by_shade.setdefault(use.colour.shade, set()).add(use.by)
    apart = max(by_shade) - min(by_shade)
    voices = {use.by for use in referent.uses}
    if len(voices) < 2 or not any(a.by != b.by for a, b in different_words(scene, referent.uses)):
        return 0.0
    if apart >= HOSTILE and by_shade[max(by_shade)] != by_shade[min(by_shade)]:
        return _CONDEMNED
    coloured = {use.colour.word for use in referent.uses if use.colour.shade > 0}
    return _COLOURED if len(coloured) > 1 else 0.0


def _finding(referent: Referent, confidence: float) -> Finding:
    first: dict[tuple[str, str, str], Use] = {}
    for use in referent.uses:
        first.setdefault((use.colour.word, use.by, use.citation.report), use)
    by_word: dict[str, list[Use]] = {}
    for use in first.values():
        by_word.setdefault(use.colour.word, []).append(use)
    ordered = sorted(by_word.values(), key=lambda row: (row[0].colour.shade, -len(row), row[0].colour.word))
    named = ordered if len(ordered) <= _MOST_WORDS else [ordered[0], *ordered[-(_MOST_WORDS - 1) :]]
    said = [f"“{row[0].colour.plural}” by {_voices(row)}" for row in named]
    left = len(ordered) - len(named)
    more = f"; {number_word(left)} more {'word is' if left == 1 else 'words are'} used" if left else ""
    return Finding(
        kind=DiscrepancyKind.LABEL,
        detail="label",
        confidence=confidence,
        explanation=f"The same actors are called {'; '.join(said)}{more}.",
        points=tuple(Point(use.colour.plural, use.citation) for row in ordered for use in row),
    )


def _voices(row: Sequence[Use]) -> str:
    """Who uses a word; sources are told from outlets."""
    names = sorted({f"{_short(use.by)} (quoted)" if use.quoted else _short(use.by) for use in row})
    return joined([*names[:_MOST_VOICES], "others"] if len(names) > _MOST_VOICES else names)


def _short(name: str) -> str:
    """A voice's name in a sentence: outlets that are not known stand there by their titles."""
    return name if len(name) <= _LONGEST_NAME_CHARS else f"{name[: _LONGEST_NAME_CHARS - 1].rstrip()}…"
