"""What reports say against each other, in the JSON export: stories, lineages, claims, discrepancies."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.domain.crossing import Claim, Discrepancy, LabelUse, Lineage, Step, Story, Support
from crossread.domain.desk import Desk
from crossread.domain.reuse import PassagePair, Reuse
from crossread.export.json_dates import shared_event_value
from crossread.export.json_layers import attribution_at
from crossread.export.json_values import Json, citation_value, share


def story_value(desk: Desk, story: Story) -> Json:
    """A story with the relations between its lineages."""
    return {
        "id": story.id,
        "title": story.title,
        "reports": list(story.reports),
        "first": story.first,
        "last": story.last,
        "relations": [_reuse(desk, reuse) for reuse in story.relations],
        "event": shared_event_value(desk, story.event),
        "labels": _labels(desk, story.labels),
        "judged": list(story.judged),
    }


def lineage_value(desk: Desk, lineage: Lineage) -> Json:
    """A lineage with every reuse inside it."""
    return {
        "id": lineage.id,
        "story": lineage.story,
        "reports": list(lineage.reports),
        "agency": lineage.agency,
        "reuse": [_reuse(desk, reuse) for reuse in lineage.reuse],
        "judged": list(lineage.judged),
    }


def claim_value(desk: Desk, claim: Claim) -> Json:
    """A claim with both counts and every passage behind it."""
    return {
        "id": claim.id,
        "story": claim.story,
        "text": claim.text,
        "status": claim.status.value,
        "reports": claim.reports,
        "outlets": claim.outlets,
        "lineages": claim.lineages,
        "origins": claim.origins,
        "support": [_support(desk, support) for support in claim.support],
        "event": claim.event,
        "earliest": claim.earliest,
        "agreed": list(claim.agreed),
        "travel": [_step(desk, step) for step in claim.travel],
        "judged": list(claim.judged),
    }


def discrepancy_value(desk: Desk, discrepancy: Discrepancy) -> Json:
    """A discrepancy with every reading of the disputed point."""
    return {
        "id": discrepancy.id,
        "kind": discrepancy.kind.value,
        "detail": discrepancy.detail,
        "story": discrepancy.story,
        "claim": discrepancy.claim,
        "confidence": share(discrepancy.confidence),
        "explanation": discrepancy.explanation,
        "readings": [
            {
                "value": reading.value,
                "span": citation_value(desk, reading.citation),
                "lineage": reading.lineage,
            }
            for reading in discrepancy.readings
        ],
        "judged": list(discrepancy.judged),
    }


def _reuse(desk: Desk, reuse: Reuse) -> Json:
    return {
        "from": reuse.source,
        "to": reuse.derived,
        "relation": reuse.relation.value,
        "directed": reuse.directed,
        "one_lineage": reuse.one_lineage,
        "coverage": share(reuse.coverage),
        "coverage_back": share(reuse.coverage_back),
        "confidence": share(reuse.confidence),
        "reasons": list(reuse.reasons),
        "pairs": [_pair(desk, pair) for pair in reuse.pairs],
        "shared_quotations": [_pair(desk, pair) for pair in reuse.shared_quotations],
        "judged": list(reuse.judged),
    }


def _pair(desk: Desk, pair: PassagePair) -> Json:
    return {
        "from": citation_value(desk, pair.source),
        "to": citation_value(desk, pair.derived),
        "kind": pair.kind.value,
        "similarity": share(pair.similarity),
    }


def _support(desk: Desk, support: Support) -> Json:
    voice = support.attribution
    return {
        "span": citation_value(desk, support.citation),
        "lineage": support.lineage,
        "origin": support.origin,
        "voice": citation_value(desk, voice) if voice else None,
        "attribution": attribution_at(desk, voice, about=support.citation) if voice else None,
    }


def _step(desk: Desk, step: Step) -> Json:
    return {
        "target": citation_value(desk, step.target),
        "how": step.how.value,
        "source": citation_value(desk, step.source) if step.source else None,
        "origin": step.origin or None,
        "day": step.day,
    }


def _labels(desk: Desk, uses: Sequence[LabelUse]) -> list[Json]:
    """A row for each word, those it is used for and whoever uses it, in the order of the first use."""
    rows: dict[tuple[str, str, str, bool], list[LabelUse]] = {}
    for use in uses:
        rows.setdefault((use.referent, use.word, use.by, use.quoted), []).append(use)
    return [
        {
            "referent": referent,
            "word": word,
            "by": by,
            "quoted": quoted,
            "spans": [citation_value(desk, use.citation) for use in found],
        }
        for (referent, word, by, quoted), found in rows.items()
    ]
