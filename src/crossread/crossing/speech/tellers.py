"""Who tells a stretch of text: the voice with its names, its posts and everybody it may stand for.

Unlike `speaking`, which gives one voice a key, this keeps what is open: a pronoun may stand for several people.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from crossread.crossing.listed import listed
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.crossing.speech.named_mentions import NamedMentions
from crossread.crossing.speech.voices import PRONOUNS, whole_source
from crossread.domain.entities import Entity
from crossread.domain.layers import Attribution, MentionKind, SourceType
from crossread.domain.span import Citation, Span
from crossread.text.names import fold_name
from crossread.text.numerals import numerals
from crossread.text.words import fold, is_stop, words

_FARTHEST_CHARS = (
    240  # between quoted words and their source; from farther away the reader takes what is another's
)
_ONE_PERSON = frozenset({"he", "she", "who"})
_ARTICLES = frozenset({"the", "a", "an"})
_OF = frozenset({"of", "for", "to", "with", "by", "from", "in", "at", "out"})
_CUES = r"(?:said|says|told|added|adds|asked|asks|recalled|wrote|writes|explained)"
_END = re.compile(r"[\"”’'»]+,? ")
_CUE = re.compile(rf",? {_CUES}\b")
_CUE_AFTER = re.compile(_END.pattern + rf"{_CUES} ")
_CUE_BEFORE = re.compile(rf",? {_CUES}(?: [^\W\d_]+){{0,2}}[:,]? [\"“‘'«]+$")
_PRONOUN_AFTER = re.compile(rf"[\"”’'»]+,? (?P<who>he|she|they|it) {_CUES}\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:[\w’'-]+,? ){0,5}")
_EXPLAINED = re.compile(r",?\s+(?:which|who|whose|that)\s")


@dataclass(frozen=True, slots=True)
class Teller:
    """A voice as printed at `citation`.

    `names` are the folded words of its name, `posts` those that say what it is (printed or known from any report),
    without empty ones such as "spokesman". `may_be` are the ids of all entities it may stand for. `loose` says that it
    is a pronoun.
    """

    printed: str
    citation: Citation
    kind: MentionKind | None
    sort: SourceType | None
    names: frozenset[str]
    posts: frozenset[str]
    may_be: frozenset[str]
    loose: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it is one named person."""
        return self.kind is MentionKind.PERSON

    @property
    def is_body(self) -> bool:
        """Whether it is a body with a name."""
        return self.kind in (MentionKind.ORGANIZATION, MentionKind.GROUP)


class Tellers:
    """The voices of a scene's reports."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._named = NamedMentions(scene)
        self._by_passage: dict[str, list[list[Attribution]]] = {}

    def of_span(self, report: str, span: Span) -> Teller | None:
        """Whose words a stretch is: of who is printed right beside a cue, else of the attribution that holds most of it.

        Of “…,” he told us, nobody's but whom that pronoun stands for.
        """
        beside = self._beside(report, span)
        if beside is not None:
            return beside
        pronoun = _PRONOUN_AFTER.match(self._scene.facts.text(report), span.end)
        told = (
            (_shared(one, span), _gap(one.source, span), one)
            for one in self._scene.facts.reading(report).attributions
            if one.source is not None and (pronoun is None or one.source.start == pronoun.start("who"))
        )
        near = [(-shared, gap, one) for shared, gap, one in told if shared and gap <= _FARTHEST_CHARS]
        for _, _, one in sorted(near, key=lambda item: (*item[:2], -item[2].score)):
            found = self.teller(report, one)
            if found is not None:
                return found
        return None

    def of_passage(self, report: str, index: int) -> tuple[Teller, ...]:
        """The voices of a passage that are named or stand for somebody in that very passage, in text order."""
        if report not in self._by_passage:
            told = self._scene.facts.reading(report).attributions
            sources = ((a.source, a) for a in told if a.source is not None)
            self._by_passage[report] = by_passage(self._scene.reports[report], sources)
        found = {}
        for one in self._by_passage[report][index]:
            teller = self.teller(report, one)
            if teller is not None:
                found[teller.citation, teller.printed] = teller
        return tuple(found[key] for key in sorted(found))

    def named(self, report: str, span: Span) -> Teller:
        """A phrase taken for a voice."""
        return self._teller(report, span, None, speaker=None)

    def teller(self, report: str, attribution: Attribution) -> Teller | None:
        """The voice of an attribution; None where nobody can be told by it."""
        if attribution.source is None:
            return None
        source = whole_source(self._scene.reports[report], attribution.source)
        printed = fold(source.of(self._scene.facts.text(report)))
        if printed in PRONOUNS or printed in listed("pronoun_voices"):
            return self._behind(report, source, attribution) if printed in _ONE_PERSON else None
        if not _speaks(printed):
            return None
        return self._teller(report, source, attribution.source_type, speaker=attribution.speaker)

    def _beside(self, report: str, span: Span) -> Teller | None:
        """The name right beside a cue that follows or precedes quoted words: “…,” said X; “…,” X said; X said: “…”."""
        text = self._scene.facts.text(report)
        mentions = self._named.of(report)
        before = _CUE_BEFORE.search(text, max(span.start - _FARTHEST_CHARS, 0), span.start)
        at = bisect_left(mentions, span.start, key=lambda one: one[0].start)
        if before is not None:
            for name, entity in mentions[:at][-2:]:
                if name.end == before.start() and entity.kind is MentionKind.PERSON:
                    return self._teller(report, name, None, speaker=None)
        end = _END.match(text, span.end)
        if end is None or text[span.end - 1 : span.end] == ".":
            return None
        after = _CUE_AFTER.match(text, span.end)
        start = after.end() if after is not None else end.end()
        people = (n for n, e in mentions[at:] if n.start >= start and e.kind is MentionKind.PERSON)
        person = next(people, None)
        if person is None or not _TITLE.fullmatch(text, start, person.start):
            return None
        if after is None and not _CUE.match(text, person.end):
            return None
        return self._teller(report, Span(start, person.end), None, speaker=None)

    def _behind(self, report: str, pronoun: Span, attribution: Attribution) -> Teller | None:
        """The person a pronoun stands for; None where who is named before it is not whom the reader says."""
        near = self._named.before(report, pronoun)
        if near is None:
            return None  # chains over a long stretch go wrong more often than not
        where, who = near
        read = self._named.entity(report, self._named.whole_name(report, attribution.speaker))
        chained = self._named.entity(report, pronoun)
        known = {e.id for e in (read, chained) if e is not None}
        if known and who.id not in known:
            return None
        return Teller(
            printed=who.name,
            citation=Citation(report, where),
            kind=who.kind,
            sort=attribution.source_type,
            names=_name_words((who.name, *who.aliases)),
            posts=_telling(who.roles),
            may_be=frozenset({who.id} | known),
            loose=True,
        )

    def _teller(self, report: str, source: Span, sort: SourceType | None, *, speaker: Span | None) -> Teller:
        printed = " ".join(source.of(self._scene.facts.text(report)).split())
        entity = self._named.entity(report, source) or self._named.inside(report, source)
        meant = self._named.entity(report, self._named.whole_name(report, speaker))
        known = entity or meant
        names = _name_words((known.name, *known.aliases)) if known is not None else frozenset()
        return Teller(
            printed=printed.rstrip(" ,"),
            citation=Citation(report, source),
            kind=known.kind if known is not None else None,
            sort=SourceType.MEDIA if self._is_outlet(printed) else sort,
            names=names,
            posts=_posts(printed, known) - names,
            may_be=frozenset(e.id for e in (entity, meant) if e is not None),
        )

    def _is_outlet(self, printed: str) -> bool:
        """Whether a voice is one of the papers the reports are printed in."""
        told = frozenset(fold_name(printed).split()) - _ARTICLES
        return any(told and told <= outlet for outlet in self._outlets)

    @cached_property
    def _outlets(self) -> tuple[frozenset[str], ...]:
        printed = sorted({one.report.outlet or "" for one in self._scene.reports.values()})
        return tuple(frozenset(fold_name(outlet).split()) for outlet in printed if outlet)


def _posts(printed: str, known: Entity | None) -> frozenset[str]:
    """What a voice is: of a body with a name only its known roles, since the phrase is its name."""
    if known is not None and known.kind is not MentionKind.PERSON:
        return _telling(known.roles)
    head = _EXPLAINED.split(printed, maxsplit=1)[0]
    return _telling((head, *(known.roles if known is not None else ())))


def _speaks(folded: str) -> bool:
    """Whether a phrase can be somebody's: its noun is no finding and no number, and nobody speaks among the dead."""
    row = [word.folded for word in words(folded)]
    end = next((at for at, word in enumerate(row) if at and word in _OF), len(row))
    silent = listed("no_voices") | listed("silent_voices")
    return bool(row) and row[end - 1] not in silent and not any(numerals(row[end - 1]))


def _shared(attribution: Attribution, span: Span) -> int:
    """Characters of a stretch that an attribution holds."""
    return sum(
        min(part.end, span.end) - max(part.start, span.start)
        for part in attribution.content
        if part.overlaps(span)
    )


def _gap(source: Span, span: Span) -> int:
    return max(source.start - span.end, span.start - source.end, 0)


def _name_words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(word for form in forms for word in fold_name(form).split() if not is_stop(word))


def _telling(forms: Iterable[str]) -> frozenset[str]:
    """The folded words of printed voices that say what somebody is: no "senior", no "spokesman"."""
    return frozenset(_told(forms))


def _told(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        for word in words(form):
            folded = word.folded.removesuffix("'s")
            if not is_stop(folded) and folded not in listed("telling_nothing") and folded not in _EMPTY:
                yield folded


_EMPTY = frozenset({"one", "s"})
