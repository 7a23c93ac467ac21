"""Who is heard in each passage: one key and one name for a voice in all reports of a story.

A voice with a name is the entity it is; a body that nobody names ("officials", "the ministry") goes by its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from crossread.crossing.claiming.printed import (
    OWNED,
    Printed,
    folded,
    is_loose,
    is_told_of,
    owner,
    speaks,
    with_issuers,
)
from crossread.crossing.clusters import Node
from crossread.crossing.listed import listed
from crossread.crossing.scene import Scene
from crossread.crossing.speech.voices import (
    PRONOUNS,
    canonical_voices,
    carries,
    contents_in,
    resolved,
    telling_words,
    whole_source,
)
from crossread.domain.entities import Entity
from crossread.domain.layers import MentionKind, SourceType
from crossread.domain.span import Citation, Span

_LEAST_SHARE = 0.3  # of a passage's characters that a voice must tell: docs/decisions/0011-claims-in-depth.md
_NAMED = (MentionKind.PERSON, MentionKind.ORGANIZATION)
_VOICES = (*_NAMED, MentionKind.PLACE, MentionKind.GROUP, MentionKind.OTHER)
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice that tells a passage or `share` of its characters.

    `key` is one for all that is one voice in the story, `name` how it is shown. `body` is the sort of body it speaks for,
    None for who speaks in their own name. `loose` says that the words alone do not settle who it is: a pronoun, "a
    statement"; `named` that it is an entity.
    """

    key: str
    name: str
    source: Citation
    share: float
    carrier: bool = False
    body: SourceType | None = None
    loose: bool = False
    named: bool = False


class Origins:
    """The voices of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def of(self, node: Node) -> Heard | None:
        """Whose statement a passage is; None where the report speaks for itself.

        The voice that tells most of it counts, a medium that carried it last; one that tells a few words only does not.
        """
        told = [one for one in self._told.get(node, ()) if one.share >= _LEAST_SHARE]
        return min(told, key=lambda one: (one.carrier, -round(one.share, 2), one.source), default=None)

    def heard_in(self, report: str) -> Mapping[int, Heard]:
        """The passages of a report that rest on a voice, each with that voice."""
        return self._heard_in.get(report, {})

    def reach(self, key: str) -> float:
        """Share of the reports in which a voice is heard, in [0, 1]."""
        return self._reach[key] / max(len(self._scene.reports), 1)

    @cached_property
    def _heard_in(self) -> Mapping[str, Mapping[int, Heard]]:
        found: dict[str, dict[int, Heard]] = {}
        for node in sorted(self._told):
            heard = self.of(node)
            if heard is not None:
                found.setdefault(node[0], {})[node[1]] = heard
        return found

    @cached_property
    def _reach(self) -> Counter[str]:
        return Counter(key for told in self._heard_in.values() for key in {one.key for one in told.values()})

    def knows(self, report: str, key: str) -> bool:
        """Whether a report names that voice at all."""
        return report in self._named_in.get(key, frozenset())

    @cached_property
    def _named_in(self) -> Mapping[str, frozenset[str]]:
        return {e.id: frozenset(mention.report for mention in e.mentions) for e in self._scene.entities}

    @cached_property
    def _told(self) -> Mapping[Node, list[Heard]]:
        found: dict[Node, list[Heard]] = {}
        for voice in self._voices:
            name, key = self._identity(voice)
            for index, share in contents_in(self._scene.reports[voice.report], voice.attribution):
                heard = Heard(
                    key=key,
                    name=name,
                    source=voice.citation,
                    share=share,
                    carrier=carries(voice.printed, voice.attribution),
                    body=voice.body,
                    loose=voice.loose,
                    named=voice.entity is not None,
                )
                found.setdefault((voice.report, index), []).append(heard)
        return found

    def _identity(self, voice: Printed) -> tuple[str, str]:
        if voice.entity is not None:
            return voice.entity.name, voice.entity.id
        name = self._canonical[voice.printed]
        home = self._homes.get(name)
        return (home.name, home.id) if home else (name, name)

    @cached_property
    def _voices(self) -> tuple[Printed, ...]:
        return tuple(
            voice
            for report in sorted(self._scene.reports)
            for voice in with_issuers(self._of_report(report), self._scene.reports[report])
        )

    def _of_report(self, report: str) -> Iterator[Printed]:
        prepared = self._scene.reports[report]
        carriers = {carrier for a in prepared.reading.attributions for carrier in a.via}
        for attribution in prepared.reading.attributions:
            source = attribution.source
            if source is None or source in carriers or is_told_of(prepared.report.text, attribution):
                continue
            own = source.of(prepared.report.text)
            pronoun = own.casefold() in PRONOUNS
            where = resolved(prepared, attribution)
            printed = where.printed if where else own
            entity = (
                self._scene.facts.entity(report, where.source.span)
                if pronoun and where is not None
                else self._entity(report, whole_source(prepared, source), attribution.speaker)
            )
            if entity is not None and entity.kind not in _VOICES:
                entity = None
            printed = owner(" ".join(printed.split())) if entity is None else " ".join(printed.split())
            if entity is None and (where is None or not speaks(printed)):
                continue
            yield Printed(
                report=report,
                attribution=attribution,
                printed=printed,
                citation=where.source if where else Citation(report, source),
                entity=entity,
                loose=pronoun or (entity is None and is_loose(printed)),
                sort=attribution.source_type,
            )

    def _entity(self, report: str, source: Span, speaker: Span | None) -> Entity | None:
        """Who speaks, by name: of the source itself, of a name inside it, else of the name it stands for."""
        facts = self._scene.facts
        found = facts.entity(report, source) or self._inside(report, source)
        if found is None or found.kind not in _VOICES:
            found = facts.entity(report, speaker)
        return found if found is not None and found.kind in _VOICES else None

    def _inside(self, report: str, source: Span) -> Entity | None:
        """The one person named in a phrase ("Sgt. Ann Lee of the Traffic Unit"), or whose statement it is."""
        text = self._scene.facts.text(report)
        papers = bool(folded(source.of(text)) & listed("speaking_papers"))
        found = {}
        for mention, entity in self._mentions.get(report, ()):
            if not source.contains(mention) or entity.kind not in _NAMED:
                continue
            before = [word.casefold() for word in text[source.start : mention.start].split()]
            before = before[:-1] if before and before[-1] in _ARTICLES else before
            owned = bool(before) and before[-1] in OWNED
            owner = text[mention.end : mention.end + 2] in ("'s", "’s") or owned
            if owner == papers and (papers or entity.kind is MentionKind.PERSON):
                found[entity.id] = entity
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[Span, Entity]]]:
        found: dict[str, list[tuple[Span, Entity]]] = {}
        for entity in self._scene.entities:
            for mention in entity.mentions:
                found.setdefault(mention.report, []).append((mention.span, entity))
        return found

    @cached_property
    def _canonical(self) -> Mapping[str, str]:
        return canonical_voices(v.printed for v in self._voices if v.entity is None)

    @cached_property
    def _homes(self) -> Mapping[str, Entity]:
        """Unnamed forms whose telling words are all among those of one voice with a name, and of one only.

        Its names go before its posts: "the Observatory" is the body before it is the man who heads it.
        """
        named = {v.entity.id: v.entity for v in self._voices if v.entity is not None}
        by_name = [(entity, _telling((entity.name, *entity.aliases))) for _, entity in sorted(named.items())]
        by_post = [(entity, _telling(entity.roles)) for _, entity in sorted(named.items())]
        found = {}
        for form in sorted(set(self._canonical.values())):
            telling = telling_words(form)
            for known in (by_name, by_post):
                homes = [entity for entity, theirs in known if telling and telling <= theirs]
                if len(homes) == 1:
                    found[form] = homes[0]
                if homes:
                    break
        return found


def _telling(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(word for form in forms for word in telling_words(form))
