"""Who tells a stretch of text: the voice with its names, its posts and everybody it may stand for.

Unlike `speaking`, which gives one voice a key, this keeps what is open: a pronoun may stand for several people.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from crossread.crossing.listed import listed
from crossread.crossing.rows import by_passage, passage_at
from crossread.crossing.scene import Scene
from crossread.crossing.speech.named_mentions import NamedMentions
from crossread.crossing.speech.tags import FARTHEST_CHARS, is_closed, name_beside, post_after, pronoun_after
from crossread.crossing.speech.voices import PRONOUNS, whole_source
from crossread.domain.entities import Entity
from crossread.domain.layers import Attribution, MentionKind, SourceType
from crossread.domain.span import Citation, Span
from crossread.text.names import fold_name
from crossread.text.numerals import numerals
from crossread.text.words import fold, is_stop, words

_ONE_PERSON = frozenset({"he", "she", "who"})
_ARTICLES = frozenset({"the", "a", "an"})
_OF = frozenset({"of", "for", "to", "with", "by", "from", "in", "at", "out"})
_EXPLAINED = re.compile(r",?\s+(?:which|who|whose|that)\s")


@dataclass(frozen=True, slots=True)
class Teller:
    """A voice as printed at `citation`; `told_at` is where it stands with its words: its name there, or a pronoun.

    `names` are the folded words of its name, `posts` those that say what it is (printed or known from any report),
    without empty ones such as "spokesman". `may_be` are the ids of all entities it may stand for. `loose` says that it
    is a pronoun.
    """

    printed: str
    citation: Citation
    told_at: Span
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
        self._of_passage: dict[tuple[str, int], tuple[Teller, ...]] = {}

    def of_span(self, report: str, span: Span) -> Teller | None:
        """Whose words a stretch is: of who is printed right beside a cue, else of the attribution that holds most of it.

        Of “…,” he told us, nobody's but whom that pronoun stands for.
        """
        text = self._scene.facts.text(report)
        named = name_beside(text, span, self._named.of(report))
        if named is not None:
            return self._teller(report, named, None, speaker=None)
        pronoun = pronoun_after(text, span)
        closed = is_closed(text, span)
        told = (
            (_shared(one, span), _gap(one.source, span), one)
            for one in self._scene.facts.reading(report).attributions
            if one.source is not None
            and (pronoun is None or one.source.start == pronoun.start)
            and not (closed and one.source.start >= span.end)
        )
        near = [(-shared, gap, one) for shared, gap, one in told if shared and gap <= FARTHEST_CHARS]
        post = post_after(text, span)
        for _, gap, one in sorted(near, key=lambda item: (*item[:2], -item[2].score)):
            if post is not None and gap > _gap(post, span):
                break
            found = self.teller(report, one)
            if found is not None:
                return found
        return self.named(report, post) if post is not None else None

    def of_passage(self, report: str, index: int) -> tuple[Teller, ...]:
        """The voices of a passage that are named or stand for somebody in that very passage, in text order."""
        if (report, index) not in self._of_passage:
            self._of_passage[report, index] = self._heard_in(report, index)
        return self._of_passage[report, index]

    def _heard_in(self, report: str, index: int) -> tuple[Teller, ...]:
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

    def named(self, report: str, span: Span) -> Teller | None:
        """A phrase taken for a voice, of the sort the scene takes it for; None where it cannot be somebody's."""
        printed = fold(span.of(self._scene.facts.text(report)))
        if not _speaks(printed):
            return None
        span = self._with_name(report, span)
        return self._teller(report, span, self._sorts.get(_head(printed)), speaker=None)

    def _with_name(self, report: str, post: Span) -> Span:
        """A post with the person's name behind its comma: "the board's chairman, Neil Abara"."""
        mentions = self._named.of(report)
        at = bisect_left(mentions, post.end, key=lambda one: one[0].start)
        if at < len(mentions):
            name, entity = mentions[at]
            between = self._scene.facts.text(report)[post.end : name.start]
            if entity.kind is MentionKind.PERSON and between == ", ":
                return Span(post.start, name.end)
        return post

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

    def _behind(self, report: str, pronoun: Span, attribution: Attribution) -> Teller | None:
        """The person a pronoun stands for; None where who is named before it is not whom the reader says."""
        near = self._named.before(report, pronoun)
        if near is None:
            return None  # chains over a long stretch go wrong more often than not
        where, who = near
        read = self._named.entity(report, self._named.whole_name(report, attribution.speaker))
        chained = self._named.entity(report, pronoun)
        known = {e.id for e in (read, chained) if e is not None}
        if known and who.id not in known and not self._has_just_spoken(report, where, pronoun):
            return None
        return Teller(
            printed=who.name,
            citation=Citation(report, where),
            told_at=pronoun,
            kind=who.kind,
            sort=attribution.source_type,
            names=_name_words((who.name, *who.aliases)),
            posts=_telling(who.roles),
            may_be=frozenset({who.id} | known),
            loose=True,
        )

    def _has_just_spoken(self, report: str, name: Span, pronoun: Span) -> bool:
        """Whether a person is told to speak in the sentence before the pronoun's, in one paragraph."""
        prepared = self._scene.reports[report]
        first, second = (passage_at(prepared, span) for span in (name, pronoun))
        if first is None or second is None or second - first != 1:
            return False
        if prepared.passages[first].paragraph != prepared.passages[second].paragraph:
            return False
        told = prepared.reading.attributions
        return any(one.source is not None and one.source.overlaps(name) for one in told)

    def _teller(self, report: str, source: Span, sort: SourceType | None, *, speaker: Span | None) -> Teller:
        printed = " ".join(source.of(self._scene.facts.text(report)).split())
        entity = self._named.entity(report, source) or self._named.inside(report, source)
        meant = self._named.entity(report, self._named.whole_name(report, speaker))
        known = entity or meant
        names = _name_words((known.name, *known.aliases)) if known is not None else frozenset()
        return Teller(
            printed=printed.rstrip(" ,"),
            citation=Citation(report, source),
            told_at=source,
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
    def _sorts(self) -> Mapping[str, SourceType]:
        """The sort of body that more than half of its attributions take a phrase for, by the phrase without its article."""
        seen: dict[str, Counter[SourceType]] = {}
        for key, one in sorted(self._scene.reports.items()):
            for told in one.reading.attributions:
                if told.source is not None and told.source_type is not None:
                    phrase = _head(told.source.of(self._scene.facts.text(key)))
                    seen.setdefault(phrase, Counter())[told.source_type] += 1
        most = ((phrase, counts.most_common(1)[0], counts.total()) for phrase, counts in seen.items())
        return {phrase: sort for phrase, (sort, times), total in most if 2 * times > total}

    @cached_property
    def _outlets(self) -> tuple[frozenset[str], ...]:
        printed = sorted({one.report.outlet or "" for one in self._scene.reports.values()})
        return tuple(frozenset(fold_name(outlet).split()) for outlet in printed if outlet)


def _head(printed: str) -> str:
    return " ".join(word for word in fold(printed).split() if word not in _ARTICLES)


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
