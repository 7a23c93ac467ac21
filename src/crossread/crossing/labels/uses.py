"""Uses of words of colour in a report: which actors, and in whose voice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crossread.crossing.labels.words import Colour, coloured_words
from crossread.crossing.prepared import Prepared, in_any
from crossread.crossing.rows import touching
from crossread.crossing.scene import Scene
from crossread.crossing.voices import canonical_voices, voice_of
from crossread.domain.layers import Attribution, Mention, MentionKind
from crossread.domain.span import Citation, Span
from crossread.text.countries import country_behind
from crossread.text.words import fold

_KINDS = (MentionKind.GROUP, MentionKind.ORGANIZATION, MentionKind.PLACE)
_POINTING = frozenset({"it", "he", "she", "they", "we", "i", "who", "which", "this", "that", "one"})
_EXPLAINED = re.compile(r"(?:,| \(| (?:who|which|that)\b).*$", re.DOTALL)
_UNNAMED = "speaker quoted, not named there"


@dataclass(frozen=True, slots=True)
class Use:
    """A word of colour in passage `passage` of a report.

    `told_apart` is what tells these actors from others of the story ("kurdish"), "" for those that nothing does.
    """

    colour: Colour
    citation: Citation
    passage: int
    told_apart: str
    by: str
    quoted: bool


def uses(scene: Scene) -> tuple[Use, ...]:
    """Every use in the news text of the story, by report and place."""
    reports = [scene.reports[key] for key in sorted(scene.reports)]
    names = _names_of_sources(scene, reports)
    own = _own_countries(scene)
    found = []
    for report in reports:
        voices = _Voices(report, names)
        ends = {m.span.end: m for m in report.reading.mentions if m.kind in _KINDS}
        for at, passage in enumerate(report.passages):
            for word in coloured_words(report.report.text, passage.span):
                by, quoted = voices.of(at, word.span)
                near = ends.get(word.span.start - 1) or ends.get(word.span.start)
                apart = _told_apart(report, word.before, near, own)
                found.append(Use(word.colour, Citation(report.id, word.span), at, apart, by, quoted))
    return tuple(found)


class _Voices:
    """Whose words stand where in one report."""

    def __init__(self, report: Prepared, names: Mapping[Citation, str]) -> None:
        self._report = report
        self._names = names
        told = ((part, a) for a in report.reading.attributions for part in a.content)
        self._told = touching(report, told)
        self._quoted = touching(report, ((q.content, q) for q in report.reading.quotations))

    def of(self, at: int, word: Span) -> tuple[str, bool]:
        """Whose word one of passage `at` is: that of the source in whose words it stands, else the outlet's."""
        told = (a for a in self._told[at] if any(part.contains(word) for part in a.content))
        for attribution in sorted(told, key=lambda a: (sum(map(len, a.content)), a.content)):
            source = _speaker(attribution)
            if source is not None:
                return self._names[Citation(self._report.id, source)], True
        if in_any(word, self._quoted[at]):
            voice = voice_of(self._report, at)
            return (self._names.get(voice.source, _UNNAMED) if voice else _UNNAMED), True
        return outlet_of(self._report), False


def outlet_of(report: Prepared) -> str:
    """What a report's own voice is called."""
    return report.report.outlet or report.report.title or report.id


def _names_of_sources(scene: Scene, reports: list[Prepared]) -> Mapping[Citation, str]:
    """The canonical name of every source: that of its entity, else the fullest form that the story prints."""
    printed: dict[Citation, str] = {}
    for report in reports:
        for attribution in report.reading.attributions:
            source = _speaker(attribution)
            if source is not None:
                printed[Citation(report.id, source)] = " ".join(source.of(report.report.text).split())
    canonical = canonical_voices(printed.values())
    found = {}
    for citation, form in printed.items():
        entity = scene.facts.entity(citation.report, citation.span)
        if entity is not None and entity.kind is MentionKind.PERSON:
            found[citation] = entity.name
        else:
            found[citation] = _UNNAMED if form.casefold() in _POINTING else _bare(canonical[form])
    return found


def _bare(name: str) -> str:
    """A source without what explains it: "observatory which has a network of sources" is the observatory."""
    return _EXPLAINED.sub("", name).rstrip(" ,;:") or name


def _speaker(attribution: Attribution) -> Span | None:
    return attribution.speaker or attribution.source


def _own_countries(scene: Scene) -> frozenset[str]:
    """The countries that the story happens in: "Syrian rebels" are there the rebels."""
    event = scene.story.event
    places = [event.place] if event is not None and event.place is not None else []
    for report in scene.reports.values():
        main = report.reading.main
        if main is not None and main.place is not None and main.place.place is not None:
            places.append(main.place.place)
    return frozenset(place.country for place in places)


def _told_apart(report: Prepared, before: str, near: Mention | None, own: frozenset[str]) -> str:
    """The people, body or country named right before the word, unless it is the story's own country."""
    folded = fold(before)
    country = country_behind(folded) if folded else None
    if country is not None:
        return "" if country in own else country
    name = fold(near.span.of(report.report.text)) if near is not None else ""
    capital = near is not None and near.span.of(report.report.text)[:1].isupper()
    return name if capital and not name.startswith("islam") else ""
