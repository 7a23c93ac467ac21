"""Happenings that several reports tell: what they agree on, and how many were harmed by either rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.events import Event
from crossread.domain.facts import EventStatus
from crossread.domain.span import Citation
from crossread.export.event_codings import Coding, sort_codings
from crossread.export.page_days import is_background
from crossread.export.page_estimates import EstimateView, estimate_views
from crossread.export.page_judged import JudgedWords
from crossread.export.page_labels import Uses, uses_by_report
from crossread.export.page_names import Names, citation_anchor, shared_events
from crossread.export.page_passages import reading_of
from crossread.export.page_voices import accounts_words, phrase
from crossread.export.page_words import count, label, slot_words, sureness, time_words
from crossread.lookup import FactIndex
from crossread.text.words import is_stop, words

_MOST_WORDS = 4
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class SharedEventView:
    """A row. `words` name it in the reports, the commonest first; `unreal` lists who tells it as not having happened.

    `status` is "" for what some report tells as having happened.
    """

    key: str
    anchor: str
    words: tuple[str, ...]
    type: str
    acled: str
    parties: str
    place: str
    when: str
    status: str
    background: bool
    reports: str
    told: tuple[Uses, ...]
    unreal: tuple[tuple[str, tuple[Uses, ...]], ...]
    agreed: tuple[str, ...]
    sureness: str
    score: str
    estimates: tuple[EstimateView, ...]
    judged: tuple[str, ...]


def shared_event_views(
    desk: Desk, names: Names, story: Story, index: FactIndex, *, judged: JudgedWords
) -> tuple[SharedEventView, ...]:
    """Those with estimates first, then told by most reports; history, and what did not happen, last."""
    events = shared_events(desk.of_story(story.id).events)
    codings = sort_codings((reading_of(desk, report) for report in story.reports), events)
    rows = [
        _view(
            desk,
            names,
            event,
            index=index,
            codings=codings.of(event),
            background=is_background(story, event.day),
            judged=judged,
        )
        for event in events
    ]
    return tuple(sorted(rows, key=lambda row: (bool(row.status), row.background, not row.estimates)))


def _view(
    desk: Desk,
    names: Names,
    event: Event,
    *,
    index: FactIndex,
    codings: Sequence[Coding],
    background: bool,
    judged: JudgedWords,
) -> SharedEventView:
    cited = (*event.mentions, *(Citation(coding.report, coding.coded.span) for coding in codings))
    statuses = {coding.coded.status for coding in codings}
    real = not statuses or EventStatus.ACTUAL in statuses
    kind = event.type.capitalize()
    return SharedEventView(
        key=names.events[event.id],
        anchor=f"event-{event.id}",
        words=_words(desk, event),
        type=f"{kind}, {event.mode}" if event.mode else kind,
        acled=event.acled_sub_type or event.acled_type,
        parties=_parties(desk, index, codings),
        place=_place(desk, event),
        when=time_words(event.day),
        status="" if real else next(s.value for s in EventStatus if s in statuses),
        background=background,
        reports=_reports(desk, event),
        told=_told(names, cited),
        unreal=_unreal(names, codings) if real else (),
        agreed=tuple(slot_words(slot) for slot in event.agreed),
        sureness=sureness(event.score),
        score=f"{event.score:.2f}",
        estimates=estimate_views(names, event.estimates),
        judged=judged.of(event.judged),
    )


def _words(desk: Desk, event: Event) -> tuple[str, ...]:
    """The words that most mentions have, blind to case, in the form that comes first."""
    printed = [label(desk.text(mention), limit_chars=40) for mention in event.mentions]
    forms: dict[str, str] = {}
    for form in printed:
        forms.setdefault(form.casefold(), form)
    common = Counter(form.casefold() for form in printed).most_common(_MOST_WORDS)
    return tuple(forms[form] for form, _ in common)


def _place(desk: Desk, event: Event) -> str:
    """The place as most of the reports that tell it print its name; else as the gazetteer has it."""
    if event.place is None:
        return ""
    forms = Counter(
        label(mention.span.of(desk.report(report).text), limit_chars=60)
        for report in dict.fromkeys(mention.report for mention in event.mentions)
        for mention in reading_of(desk, report).places
        if mention.place is not None and mention.place.id == event.place.id and mention.town is None
    )
    common = forms.most_common(1)
    return common[0][0] if common else label(event.place.name, limit_chars=60)


def _parties(desk: Desk, index: FactIndex, codings: Sequence[Coding]) -> str:
    """Who did it to whom: "the army → rebels"; what the codings name, most first."""
    actors = _most_named(phrase(desk, index, c.report, span) for c in codings for span in c.coded.actors)
    targets = _most_named(phrase(desk, index, c.report, span) for c in codings for span in c.coded.targets)
    if actors and targets:
        return f"{actors} → {targets}"
    return actors or (f"target: {targets}" if targets else "")


def _most_named(found: Iterable[str]) -> str:
    """Names the codings have most; "they" and the like name nobody."""
    forms: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name in found:
        if any(not is_stop(word.folded) for word in words(name)):
            counts[forms.setdefault(name.casefold(), name)] += 1
    return "; ".join(name for name, _ in counts.most_common(_MOST_NAMES))


def _reports(desk: Desk, event: Event) -> str:
    reports = dict.fromkeys(mention.report for mention in event.mentions)
    return accounts_words(desk, reports) or count(len(reports), "report")


def _told(names: Names, cited: Iterable[Citation]) -> tuple[Uses, ...]:
    return uses_by_report(names, ((place.report, citation_anchor(place)) for place in sorted(cited)))


def _unreal(names: Names, codings: Sequence[Coding]) -> tuple[tuple[str, tuple[Uses, ...]], ...]:
    found: dict[EventStatus, list[Citation]] = {}
    for coding in codings:
        if coding.coded.status is not EventStatus.ACTUAL:
            found.setdefault(coding.coded.status, []).append(Citation(coding.report, coding.coded.span))
    return tuple((status.value, _told(names, found[status])) for status in EventStatus if status in found)
