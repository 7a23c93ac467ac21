"""Uses of words of colour in a report: which actors, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.crossing.claiming.origins import Origins
from crossread.crossing.labels.words import Colour, coloured_words
from crossread.crossing.prepared import Prepared, in_any
from crossread.crossing.rows import touching
from crossread.crossing.scene import Scene
from crossread.domain.layers import MentionKind, SourceType
from crossread.domain.span import Citation, Span
from crossread.text.countries import country_behind
from crossread.text.words import fold

_KINDS = (MentionKind.GROUP, MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.PERSON)
_OF_MEMBERS = "alliances"  # what is printed before these names members ("the Saudi-led coalition"), and tells none apart


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
    origins = Origins(scene)
    own = _own_countries(scene)
    found = []
    for report in reports:
        voices = _Voices(report, origins)
        ends = {m.span.end: m for m in report.reading.mentions if m.kind in _KINDS}
        for at, passage in enumerate(report.passages):
            for word in coloured_words(report.report.text, passage.span):
                by, quoted = voices.of(at, word.span)
                near = ends.get(word.span.start - 1) or ends.get(word.span.start)
                before = near.span if near is not None else _within(report, word.span)
                alone = word.colour.sense == _OF_MEMBERS
                apart = "" if alone else _told_apart(report, word.before, before, own)
                found.append(Use(word.colour, Citation(report.id, word.span), at, apart, by, quoted))
    return tuple(_with_names(found))


def _within(report: Prepared, word: Span) -> Span | None:
    """What a name holds before the word: "Houthi" of "Houthi militia"."""
    held = (m.span for m in report.reading.mentions if m.kind in _KINDS and m.span.contains(word))
    start = next((span.start for span in held if span.start < word.start), None)
    return None if start is None else Span(start, word.start - 1)


def _with_names(found: Sequence[Use]) -> Iterator[Use]:
    """The uses, with the name that a report once gives before a word held for all its uses of it ("the militia")."""
    known: dict[tuple[str, str], set[str]] = {}
    for use in found:
        if use.told_apart:
            known.setdefault((use.citation.report, use.colour.word), set()).add(use.told_apart)
    for use in found:
        names = known.get((use.citation.report, use.colour.word), set())
        yield replace(use, told_apart=next(iter(names))) if not use.told_apart and len(names) == 1 else use


class _Voices:
    """Whose words stand where in one report."""

    def __init__(self, report: Prepared, origins: Origins) -> None:
        self._report = report
        self._origins = origins
        told = ((part, part) for a in report.reading.attributions for part in a.content)
        self._told = touching(report, told)
        self._quoted = touching(report, ((q.content, q) for q in report.reading.quotations))

    def of(self, at: int, word: Span) -> tuple[str, bool]:
        """Whose word one of passage `at` is: that of the person or body in whose words it stands, else the outlet's.

        Where nobody is named for reported words, they stay reported words, under the outlet's name.
        """
        quoted = in_any(word, self._quoted[at]) or any(part.contains(word) for part in self._told[at])
        if quoted:
            heard = self._origins.of((self._report.id, at))
            known = heard is not None and (heard.named or heard.body not in (None, SourceType.UNNAMED))
            if heard is not None and known and not heard.loose:
                return heard.name, True
        return outlet_of(self._report), quoted


def outlet_of(report: Prepared) -> str:
    """What a report's own voice is called."""
    return report.report.outlet or report.report.title or report.id


def _own_countries(scene: Scene) -> frozenset[str]:
    """The countries that the story happens in: "Syrian rebels" are there the rebels."""
    event = scene.story.event
    places = [event.place] if event is not None and event.place is not None else []
    for report in scene.reports.values():
        main = report.reading.main
        if main is not None and main.place is not None and main.place.place is not None:
            places.append(main.place.place)
    return frozenset(place.country for place in places)


def _told_apart(report: Prepared, before: str, near: Span | None, own: frozenset[str]) -> str:
    """The people, body or country named right before the word, unless it is the story's own country."""
    folded = fold(before)
    country = country_behind(folded) if folded else None
    if country is not None:
        return "" if country in own else country
    printed = near.of(report.report.text) if near is not None else ""
    name, capital = fold(printed), printed[:1].isupper()
    return name if capital and not name.startswith("islam") else ""
