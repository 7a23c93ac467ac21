"""Finds what is to be decided about on the desk: a single result, and of its reports no more than that needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Story
from crossread.domain.entities import Entity, EntityKey, weakest_edge
from crossread.domain.events import Event
from crossread.domain.judgements import Subject
from crossread.domain.judging_rules import OPEN
from crossread.domain.layers import MentionKind
from crossread.domain.questions import id_of, reports_of_reuse
from crossread.domain.reuse import Relation, Reuse
from crossread.domain.span import Citation, Span
from crossread.export.page_words import count, label
from crossread.serve.answers.in_context import one_each, spread
from crossread.serve.answers.matters import Correctable, Matter, Part, Places
from crossread.serve.answers.stories import story_version
from crossread.serve.answers.texts_desk import held_reading
from crossread.serve.library import Library
from crossread.serve.refusals import missing

Result = TypeVar("Result", Entity, Event, Claim, Discrepancy)

_MOST_PARTS = 6
_MOST_READINGS = 8
_MOST_MENTIONS = 3  # of one part
_MOST_PAIRS = 4  # of passages of two reports
PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


def find_matter(library: Library, story: Story, subject: Subject, given: str) -> Matter:
    """The result of that id in a story.

    Raises:
        RequestError: when the story holds no such result (any more).
    """
    browsing = library.desk().browsing()
    if subject is Subject.REUSE:
        return _reuse(library, story, given)
    if subject is Subject.ENTITY:
        return _entity(library, _only(browsing.entities(story.id, [given]), "entity", given))
    if subject is Subject.EVENT:
        return _event(_only(browsing.events(story.id, [given]), "event", given))
    if subject is Subject.CLAIM:
        return _claim(_only(browsing.claims(story.id, [given]), "claim", given))
    return _discrepancy(_only(browsing.discrepancies(story.id, [given]), "discrepancy", given))


def _only(found: Sequence[Result], what: str, given: str) -> Result:
    if not found:
        raise missing(what, given)
    return found[0]


def _discrepancy(one: Discrepancy) -> Matter:
    parts: dict[str, list[Citation]] = {}
    for reading in one.readings:
        parts.setdefault(reading.value, []).append(reading.citation)
    kinds = tuple((kind.value, kind.value) for kind in DiscrepancyKind)
    return Matter(
        Subject.DISCREPANCY,
        one.story,
        one.id,
        one.kind.value,
        one.explanation,
        one.confidence,
        tuple(
            Part(value, tuple(sorted(set(places))), spread(places, _MOST_MENTIONS))
            for value, places in list(parts.items())[:_MOST_READINGS]
        ),
        tuple(sorted({reading.citation for reading in one.readings})),
        detail=f"{one.kind.value}/{one.detail}",
        fields=(Correctable("explanation", one.explanation), Correctable("kind", one.kind.value, kinds)),
        judged=one.judged,
    )


def _claim(one: Claim) -> Matter:
    origins = {support.citation: support.origin for support in one.support}
    places = tuple(sorted(origins))
    loosest = one.loosest if one.loosest in origins else places[-1]
    parts = _with_first(places, loosest)
    lone = len(places) < 2
    return Matter(
        Subject.CLAIM,
        one.story,
        one.id,
        one.status.value,
        one.text,
        1.0 if one.score is None else one.score,
        tuple(Part(origins[place], (place,), (place,)) for place in parts),
        places,
        reasons=one.agreed,
        loosest=None if lone else 0,
        stands=f"{one.status.value}: {count(one.lineages, 'account')}, {count(one.origins, 'voice')}, "
        f"{count(one.reports, 'report')}",
        fields=(Correctable("text", one.text), Correctable("origin", origins[loosest])),
        judged=one.judged,
    )


def _with_first(places: Places, first: Citation) -> Places:
    """The passage in question, and then passages of as many other reports as there is room for."""
    others = spread([place for place in places if place != first], _MOST_PARTS - 1)
    return (first, *others)


def _event(one: Event) -> Matter:
    reports = one_each(one.mentions)
    by_report = {
        place.report: tuple(m for m in one.mentions if m.report == place.report) for place in reports
    }
    fewest_last = sorted(by_report, key=lambda report: (len(by_report[report]), report))
    types = tuple(dict.fromkeys((*((one.type,) if one.type else ()), *PLOVER)))
    return Matter(
        Subject.EVENT,
        one.story,
        one.id,
        one.type,
        next(iter(one.agreed), ""),
        one.score,
        tuple(
            Part("", by_report[report], by_report[report][:_MOST_MENTIONS])
            for report in fewest_last[:_MOST_PARTS]
        ),
        tuple(sorted(one.mentions)),
        reasons=one.agreed,
        loosest=0 if len(by_report) > 1 else None,
        stands=f"told of in {count(len(by_report), 'report')}",
        fields=(Correctable("type", one.type, suggested=types),),
        judged=one.judged,
    )


def _entity(library: Library, one: Entity) -> Matter:
    found = weakest_edge(one)
    kinds = tuple((kind.value, kind.value) for kind in MentionKind)
    parts: tuple[Part, ...] = (Part(one.name, one.mentions, spread(one.mentions, _MOST_PARTS)),)
    if found is not None:
        _, first = found
        mentions = _mentions(library, one)
        groups = [[key for key in one.members if (key in first) is side] for side in (True, False)]
        parts = tuple(_side(mentions, keys) for keys in sorted(groups, key=len))
    return Matter(
        Subject.ENTITY,
        one.story,
        one.id,
        one.kind.value,
        one.name,
        found[0].score if found else 1.0,
        parts,
        tuple(sorted(one.mentions)),
        reasons=found[0].reasons if found else (),
        loosest=0 if found else None,
        stands=f"{one.kind.value}: {count(len(one.mentions), 'mention')} in "
        f"{count(len({m.report for m in one.mentions}), 'report')}",
        fields=(Correctable("name", one.name), Correctable("kind", one.kind.value, kinds)),
        judged=one.judged,
    )


def _side(mentions: dict[EntityKey, Places], keys: Sequence[EntityKey]) -> Part:
    places = tuple(sorted({place for key in keys for place in mentions[key]}))
    return Part("", places, spread(places, _MOST_MENTIONS))


def _mentions(library: Library, one: Entity) -> dict[EntityKey, Places]:
    """Whose mentions are whose; only reports with two of the entity's members have to be read for it."""
    by_report: dict[str, list[Citation]] = {}
    for mention in one.mentions:
        by_report.setdefault(mention.report, []).append(mention)
    keys: dict[str, list[EntityKey]] = {}
    for key in one.members:
        keys.setdefault(key.report, []).append(key)
    found: dict[EntityKey, Places] = {}
    for report, members in keys.items():
        if len(members) == 1:
            found[members[0]] = tuple(by_report.get(report, ()))
            continue
        entities = held_reading(library, report).entities
        for key in members:
            spans: tuple[Span, ...] = entities[key.index].mentions if key.index < len(entities) else ()
            found[key] = tuple(Citation(report, span) for span in spans)
    return found


def _reuse(library: Library, story: Story, given: str) -> Matter:
    ends = reports_of_reuse(given)
    tie = _tie(library, story, given)
    if ends is None or tie is None:
        raise missing("reuse", given)
    first, second = (_first_passage(library, report) for report in (tie.source, tie.derived))
    pairs = (tie.pairs or tie.shared_quotations)[:_MOST_PAIRS]
    relations = tuple((relation.value, relation.value) for relation in Relation)
    sources = (
        (tie.source, "the first wrote it"),
        (tie.derived, "the second wrote it"),
        (OPEN, "not known"),
    )
    return Matter(
        Subject.REUSE,
        story.id,
        given,
        tie.relation.value,
        tie.relation.value,
        tie.confidence,
        (
            Part("", (first,), tuple(pair.source for pair in pairs)),
            Part("", (second,), tuple(pair.derived for pair in pairs)),
        ),
        tuple(sorted((first, second))),
        reasons=tuple(label(reason) for reason in tie.reasons),
        stands=f"{tie.relation.value}, {'one account' if tie.one_lineage else 'two accounts'}",
        fields=(
            Correctable("relation", tie.relation.value, relations),
            Correctable("source", tie.source if tie.directed else OPEN, sources),
        ),
        judged=tie.judged,
        reuse=tie,
    )


def _tie(library: Library, story: Story, given: str) -> Reuse | None:
    key = ("ties", story.id, story_version(library, story.id))
    return library.kept(key, lambda: _ties(library, story)).get(given)


def _ties(library: Library, story: Story) -> Mapping[str, Reuse]:
    lineages = library.desk().browsing().lineages(story.id)
    ties = (*(tie for lineage in lineages for tie in lineage.reuse), *story.relations)
    return {id_of(tie): tie for tie in ties}


def _first_passage(library: Library, report: str) -> Citation:
    """What stands for a whole report."""
    spans = library.desk().browsing().passage_spans([report]).get(report, ())
    return Citation(report, spans[0] if spans else Span(0, 1))
