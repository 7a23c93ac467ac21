"""Desks of any size for layout and weight: lineages of falling size, chains, fans, cross ties, long names."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crossread.domain.crossing import Claim, LabelUse, Lineage, Passing, Status, Step, Story, Support
from crossread.domain.desk import Desk
from crossread.domain.events import Estimate, EstimateRule, Event
from crossread.domain.ids import content_id
from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Basis, Precision, Published, Report
from crossread.domain.reuse import PassagePair, Relation, Reuse, ReuseKind
from crossread.domain.span import Citation, Span

_OUTLETS = ("Bay Star", "The Greater Northern and Western Provincial Advertiser", "Ledger", "日刊みなと新聞")
_TITLE = "Bridge over the lower Orrin closes after inspectors find a crack in the second pier from the north"


def crowded_desk(sizes: Sequence[int], *, ties: int = 0, seed: int = 1) -> Desk:
    """One story with lineages of these sizes; a report is written from an earlier one of its lineage."""
    chance = random.Random(seed)
    reports = [_report(index) for index in range(sum(sizes))]
    readings = [_reading(report) for report in reports]
    story = content_id("s", *sizes)
    lineages, at = [], 0
    for number, size in enumerate(sizes):
        members = range(at, at + size)
        reuse = [
            _reuse(readings, chance.choice(range(at, b)), b, directed=bool(chance.randrange(4)))
            for b in members
            if b > at
            for _ in range(1 + b % 2)
        ]
        unique = {(r.source, r.derived): r for r in reuse}
        ids = tuple(reports[index].id for index in members)
        agency = "Orrin Wire" if number % 3 == 1 else None
        lineages.append(Lineage(f"l-{number}", story, ids, agency, tuple(unique.values())))
        at += size
    firsts = [lineage.reports[0] for lineage in lineages]
    index_of = {report.id: index for index, report in enumerate(reports)}
    pairs = [(a, b) for a in firsts for b in firsts if index_of[a] < index_of[b]]
    relations = tuple(
        _reuse(readings, index_of[a], index_of[b], directed=False, relation=Relation.COMMON_ORIGIN)
        for a, b in chance.sample(pairs, min(ties, len(pairs)))
    )
    return Desk(
        reports=tuple(reports),
        readings=tuple(readings),
        stories=(Story(story, _TITLE, tuple(r.id for r in reports), "2031-03-01", None, relations),),
        lineages=tuple(lineages),
        claims=tuple(_claim(story, readings, number) for number in range(len(reports))),
    )


def told_in_depth(desk: Desk) -> Desk:
    """The same with happenings that all reports tell, labels in each, and claims that travelled through all."""
    (story,) = desk.stories
    cited = [[Citation(r.report, p.span) for p in r.passages] for r in desk.readings]
    everywhere = [tuple(Citation(c[n].report, _first_word(c[n])) for c in cited) for n in range(12)]
    events = tuple(
        Event(
            f"e-{n}",
            story.id,
            tuple(sorted(mentions)),
            estimates=tuple(
                Estimate("killed", rule, 1.0, 2.0, 3.0, mentions[:20], mentions[20:60], mentions[60:])
                for rule in EstimateRule
            ),
            agreed=("what: “sentence”",),
        )
        for n, mentions in enumerate(everywhere)
    )
    labels = tuple(
        LabelUse("piers", word, desk.report(at.report).outlet or "", bool(n % 3), at)
        for n, word in enumerate(("pier", "pile", "post"))
        for at in everywhere[n]
    )
    support = tuple(Support(c[0], "l-0", f"Voice {at % 7}") for at, c in enumerate(cited))
    travel = tuple(Step(b.citation, Passing.COPIED, a.citation) for a, b in pairwise(support))
    size = len(support)
    claims = tuple(
        Claim(
            f"c-wide-{n}", story.id, "Pier 0 stands.", Status.CORROBORATED, size, size, size, 7, support,
            event="e-0", earliest=desk.reports[0].id, travel=travel,
        )
        for n in range(8)
    )  # fmt: skip
    return replace(
        desk,
        stories=(replace(story, labels=labels),),
        claims=(*claims, *desk.claims),
        events=events,
    )


def _first_word(citation: Citation) -> Span:
    return Span(citation.span.start, citation.span.start + len("Sentence"))


def _report(index: int) -> Report:
    outlet = f"{_OUTLETS[index % len(_OUTLETS)]} {index}"
    sentences = (
        f"Sentence {n} of report {index} tells of pier {n} and nothing else at all." for n in range(12)
    )
    text = "\n\n".join(sentences)
    published = (
        Published(f"2031-03-{1 + index % 28:02d}", Precision.DAY, Basis.METADATA) if index % 5 else None
    )
    return Report(content_id("r", text, outlet), text, _TITLE, "en", outlet=outlet, published=published)


def _reading(report: Report) -> Reading:
    passages, at = [], 0
    for index, sentence in enumerate(report.text.split("\n\n")):
        passages.append(Passage(index, Span(at, at + len(sentence)), index))
        at += len(sentence) + 2
    return Reading(report.id, tuple(passages))


def _reuse(
    readings: Sequence[Reading],
    source: int,
    derived: int,
    *,
    directed: bool,
    relation: Relation = Relation.PARTIALLY_DERIVED,
) -> Reuse:
    a, b = readings[source], readings[derived]
    taken = range(0, 12, 1 + (derived + source) % 4)
    common = relation is Relation.COMMON_ORIGIN
    return Reuse(
        source=a.report,
        derived=b.report,
        relation=relation,
        directed=directed,
        one_lineage=not common,
        coverage=len(taken) / 12,
        coverage_back=len(taken) / 12,
        confidence=0.9,
        reasons=("passages follow one another in the same order",),
        pairs=tuple(
            PassagePair(
                Citation(a.report, a.passages[n].span),
                Citation(b.report, b.passages[n].span),
                ReuseKind.EDITED,
                0.9,
            )
            for n in taken
        ),
    )


def _claim(story: str, readings: Sequence[Reading], number: int) -> Claim:
    chosen = readings[number : number + 3]
    support = tuple(
        Support(Citation(r.report, r.passages[number % 12].span), "l-0", f"Voice {at}")
        for at, r in enumerate(chosen)
    )
    status = tuple(Status)[number % 5]
    text = f"Pier {number} stands."
    size = len(support)
    return Claim(f"c-{number}", story, text, status, size, size, size, size, support)
