"""Answers to claims as JSON: `crossread check --format json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from crossread.domain.checking import Checked, Evidence, SlotReading
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span

SCHEMA = "crossread-check/1"
ReportOf = Callable[[str], Report]


def export_checks(checked: Sequence[Checked], report_of: ReportOf) -> dict[str, Any]:
    """The answers in order; spans are half-open, in code points of the claim or of the report they name."""
    return {"schema": SCHEMA, "checks": [_check(one, report_of) for one in checked]}


def dump_checks(document: dict[str, Any]) -> str:
    """As text, keys in their written order; lone surrogates are escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def _check(one: Checked, report_of: ReportOf) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "answer": one.answer.value,
        "status": one.status.value if one.status else None,
        "lineages": one.lineages,
        "origins": one.origins,
        "against_lineages": one.against_lineages,
        "against_origins": one.against_origins,
        "differs": list(one.differs),
        "evidence": [_evidence(e, one.claim, report_of) for e in one.evidence],
        "near": _cited(one.near, report_of) if one.near else None,
    }


def _evidence(one: Evidence, claim: str, report_of: ReportOf) -> dict[str, Any]:
    report = report_of(one.citation.report)
    return {
        **_cited(one.citation, report_of),
        "title": report.title,
        "outlet": report.outlet,
        "supports": one.supports,
        "probability": one.probability,
        "lineage": one.lineage,
        "origin": one.origin,
        "source": _cited(one.source, report_of) if one.source else None,
        "slots": [_slot(slot, claim, report_of) for slot in one.slots],
    }


def _slot(slot: SlotReading, claim: str, report_of: ReportOf) -> dict[str, Any]:
    return {
        "kind": slot.kind.value,
        "outcome": slot.outcome.value,
        "claimed": _span(slot.claimed, claim),
        "told": _cited(slot.told, report_of) if slot.told else None,
        "words": slot.words,
        "weight": slot.weight,
    }


def _cited(citation: Citation, report_of: ReportOf) -> dict[str, Any]:
    return {"report": citation.report, **_span(citation.span, report_of(citation.report).text)}


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
