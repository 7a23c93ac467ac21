"""Marks on a text that come of reading it alone: furniture, attributions, figures, times, places, entities."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from crossread.domain.desk import Desk
from crossread.domain.facts import EventStatus, Figure, Place, TimeKind
from crossread.domain.ids import content_id
from crossread.domain.layers import Attribution, Number, SourceType
from crossread.domain.report import CreditKind, Report
from crossread.domain.span import Span
from crossread.export.json_facts import figure_id
from crossread.export.json_layers import attribution_id
from crossread.export.page_words import label, time_words
from crossread.lookup import FactIndex
from crossread.serve.answers.text_marks import Layer, TextMark

_CREDITED = {CreditKind.TEXT: "for the text", CreditKind.PHOTO: "for a picture"}
_UNDATED = {TimeKind.DURATION: "how long, not when", TimeKind.SET: "how often, not when"}
_NAME_CHARS = 80


def furniture_marks(report: Report) -> Iterator[TextMark]:
    """What is page and not news, agencies credited, and the words that tell the day of publication."""
    found = [(piece.span, piece.kind.value, f"page furniture: {piece.kind}") for piece in report.furniture]
    found += [
        (credit.span, "credit", f"credits {label(credit.agency)} {_CREDITED[credit.kind]}")
        for credit in report.credits
    ]
    evidence = report.published.evidence if report.published else ()
    found += [(span, "published", "tells the day of publication") for span in evidence]
    for span, role, words in found:
        yield TextMark(
            span, Layer.FURNITURE, content_id("b", report.id, role, span.start, span.end), role, words
        )


def attribution_marks(desk: Desk, index: FactIndex, report: Report) -> Iterator[TextMark]:
    """Source, cue and content of each attribution, and those who passed it on; they lead to a claim that rests on it."""
    behind = {
        support.attribution.span: claim
        for claim in reversed(desk.claims)
        for support in claim.support
        if support.attribution and support.attribution.report == report.id
    }
    for told in index.reading(report.id).attributions:
        words, known = _told_words(index, report, told), attribution_id(report.id, told)
        claim = behind.get(told.source) if told.source else None
        href = f"/stories/{claim.story}/claims/{claim.id}" if claim else ""
        parts = [("source", told.source), ("cue", told.cue), *(("content", span) for span in told.content)]
        for role, span in (*parts, *(("via", span) for span in told.via)):
            if span is not None:
                yield TextMark(span, Layer.ATTRIBUTIONS, known, role, words, href=href)


def figure_marks(index: FactIndex, report: Report, story_id: str | None) -> Iterator[TextMark]:
    """Counts and sums with what they count."""
    for figure in index.reading(report.id).figures:
        yield TextMark(
            span=figure.span,
            layer=Layer.FIGURES,
            id=figure_id(report.id, figure),
            role=figure.what,
            words=_figure_words(index, report, figure),
            href=f"/stories/{story_id}/figures" if story_id else "",
        )


def time_marks(index: FactIndex, report: Report, story_id: str | None) -> Iterator[TextMark]:
    """Times with the days they cover, as far as those are known."""
    for time in index.times(report.id):
        days = time_words(index.period(report.id, time.span))
        yield TextMark(
            span=time.span,
            layer=Layer.TIMES,
            id=content_id("t", report.id, time.span.start, time.span.end),
            role=time.kind.value,
            words=days or _UNDATED.get(time.kind, "days not known"),
            href=f"/stories/{story_id}/timeline" if story_id else "",
        )


def place_marks(index: FactIndex, report: Report, story_id: str | None) -> Iterator[TextMark]:
    """Names of places with where they lie."""
    for mention in index.reading(report.id).places:
        yield TextMark(
            span=mention.span,
            layer=Layer.PLACES,
            id=content_id("g", report.id, mention.span.start, mention.span.end),
            role=mention.place.precision.value if mention.place else "not located",
            words=_place_words(mention.place),
            href=f"/stories/{story_id}/map" if story_id and mention.place else "",
        )


def entity_marks(desk: Desk, report: Report) -> Iterator[TextMark]:
    """Everything that means one of the story's entities, nouns and pronouns included."""
    if desk.story_of(report.id) is None:
        for at, own in enumerate(desk.reading(report.id).entities):
            known = content_id("n", report.id, at)
            for span in own.mentions:
                yield _entity_mark(span, known, own.kind.value, own.name, ())
    for entity in desk.entities:
        told = tuple(label(role, limit_chars=_NAME_CHARS) for role in entity.roles[:2])
        for mention in entity.mentions:
            if mention.report == report.id:
                yield _entity_mark(mention.span, entity.id, entity.kind.value, entity.name, told)


def number_words(number: Number) -> str:
    """How many, as far as that is told: "12", "at least 12", "10 to 15"."""
    low, best, high = (_digits(value) for value in (number.low, number.best, number.high))
    unit = f" {number.unit}" if number.unit else ""
    if low and high:
        return f"{low}{unit}" if low == high else f"{low} to {high}{unit}"
    if low or high:
        return f"at least {low}{unit}" if low else f"at most {high}{unit}"
    return f"{best}{unit}" if best else ""


def _entity_mark(span: Span, known: str, kind: str, name: str, roles: tuple[str, ...]) -> TextMark:
    shown = label(name, limit_chars=_NAME_CHARS)
    return TextMark(
        span=span,
        layer=Layer.ENTITIES,
        id=known,
        role=kind,
        words=", ".join((f"{kind}: {shown}", *roles)),
        href=f"/search?{urlencode({'q': name}, errors='replace')}" if name.strip() else "",
    )


def _told_words(index: FactIndex, report: Report, told: Attribution) -> str:
    """ "said by Abbas Araghchi (official), passed on by ISNA; quoted directly"."""
    voice = _named(index, report, told.speaker or told.source) or "a voice not named"
    sort = told.source_type
    kind = f" ({sort})" if sort and sort is not SourceType.OTHER else ""
    via = "".join(f", passed on by {_named(index, report, span)}" for span in told.via)
    how = {"direct": "in their words", "mixed": "partly in their words"}.get(told.kind.value, "reported")
    return f"said by {voice}{kind}{via}; {how}"


def _named(index: FactIndex, report: Report, span: Span | None) -> str:
    """The name of the one that words stand for, else the words."""
    if span is None:
        return ""
    entity = index.entity(report.id, span)
    return label(entity.name if entity else span.of(report.text), limit_chars=_NAME_CHARS)


def _figure_words(index: FactIndex, report: Report, figure: Figure) -> str:
    """ "killed: at least 12, Aleppo, 1 December 2024, by the Observatory"."""
    count = number_words(figure.number) or label(figure.number.span.of(report.text), limit_chars=40)
    status = "" if figure.status is EventStatus.ACTUAL else f" ({figure.status})"
    source = _named(index, report, figure.source)
    parts = (
        f"{figure.what}: {count}{status}",
        label(figure.place.of(report.text), limit_chars=60) if figure.place else "",
        time_words(index.period(report.id, figure.time)),
        f"by {source}" if source else "",
    )
    return ", ".join(part for part in parts if part)


def _place_words(place: Place | None) -> str:
    if place is None:
        return "not found on the map"
    names = dict.fromkeys(
        label(part, limit_chars=60) for part in (place.name, place.admin1, place.country) if part
    )
    return f"{', '.join(names)} ({place.latitude:.2f}, {place.longitude:.2f})"


def _digits(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}".replace(",", "\u202f") if value == int(value) else f"{value:,g}"
