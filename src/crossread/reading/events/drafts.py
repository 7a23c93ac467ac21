"""Events in the making: one for each word that the lexicon has, then those that tell of the same made one."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from crossread.domain.facts import EventStatus
from crossread.domain.layers import EventMention
from crossread.domain.span import Span
from crossread.reading.events import lexicon
from crossread.reading.events.lexicon import Entry, Rule
from crossread.reading.events.matching import match
from crossread.reading.events.roles import Roles, carried_roles, carriers_of, givers, noun_roles, verb_roles
from crossread.reading.events.scene import Scene
from crossread.reading.events.status import status_of

_AGAINST_PARTIES = frozenset({"clash", "offensive"})
_GIVEN = frozenset({"SUPPORT", "AID"})
_NO_NOUNS = frozenset({"CCONJ", "PUNCT", "ADP", "ADV", "SCONJ", "PART", "VERB", "AUX"})
_FIRED = frozenset({"shooting", "grenade", "shelling"})
_ARTICLES = frozenset({"a", "an", "the"})
_AGES = frozenset({"appos", "nummod", "nmod", "conj"})
_BARE = frozenset({"attack", "killing", "wounding", "destruction"})
_HARM = frozenset({"killing", "wounding", "destruction", "attack", "shelling"})
_OCCASIONS = ("in", "by", "during", "with", "from", "after")
_PURPOSES = ("for", "in", "during", "with", "to")


@dataclass(slots=True)
class Draft:
    """An event before its circumstances are known; `head` is its token, `carrier` its light verb."""

    head: int
    span: Span
    rule: Rule
    roles: Roles
    status: EventStatus
    score: float
    is_verb: bool
    carrier: int | None = None


def drafts_of(scene: Scene, events: Iterable[EventMention]) -> list[Draft]:
    """One draft for each happening that the codebook has, in text order; words for the same happening are one."""
    heads = {head: event for event in events if (head := scene.tree.head_of(event.span)) is not None}
    found: dict[int, Draft] = {}
    for head, event in heads.items():
        if (fitting := match(scene, head)) is not None:
            entry, is_verb = fitting
            found[head] = _draft(scene, event, head, entry, is_verb=is_verb)
    for draft in found.values():
        draft.roles.actors = [
            a for a in draft.roles.actors if a in found or not _is_happening(scene, a, heads)
        ]
        draft.roles.targets = [t for t in draft.roles.targets if not _is_mere_cause(scene, draft, t, heads)]
    _drop_carriers(found)
    _join(scene, found)
    for draft in found.values():
        draft.roles.actors = [a for a in draft.roles.actors if a not in found]
        draft.rule = _by_weapon(scene, draft.rule, draft.roles)
    return [found[head] for head in sorted(found)]


def _draft(scene: Scene, event: EventMention, head: int, entry: Entry, *, is_verb: bool) -> Draft:
    rule = lexicon.rules()[entry.rule]
    carrier = None
    if is_verb:
        roles = verb_roles(scene, head, entry)
    else:
        roles = noun_roles(scene, head, entry)
        if rule.type in _GIVEN:
            roles.add("actor", givers(scene, head))
        for verb, light in carriers_of(scene, head):
            carrier = verb if carrier is None else carrier
            more = carried_roles(scene, head, entry, carrier=verb, light=light)
            for role, tokens in (("actor", more.actors), ("target", more.targets), ("tool", more.tools)):
                roles.add(role, tokens)
    if not is_verb and not roles.targets:
        roles.add("target", _hit_by(scene, head))
    roles.actors = [a for a in roles.actors if _can_act(scene, a)]
    roles.targets = [t for t in roles.targets if t not in roles.actors and _can_suffer(scene, t)]
    status = status_of(scene, head, carrier=carrier, is_verb=is_verb, negated=event.negated)
    return Draft(head, event.span, rule, roles, status, event.score, is_verb, carrier)


def _is_happening(scene: Scene, token: int, heads: Container[int]) -> bool:
    return token in heads and not scene.sorts_of(token)


def _is_mere_cause(scene: Scene, draft: Draft, token: int, heads: Container[int]) -> bool:
    """Whether what is fought or protested against is no party: a happening ("repel an attack"), an issue ("prices")."""
    if draft.rule.name == "demonstration":
        known = scene.sorts_of(token) or scene.mention_at(token)
        return scene.tree.tokens[token].upos == "NOUN" and not known
    return draft.rule.name in _AGAINST_PARTIES and _is_happening(scene, token, heads)


def _can_act(scene: Scene, token: int) -> bool:
    if scene.words[token] in _ARTICLES or any(
        scene.words[c] == "no" for c in scene.tree.children(token, "det")
    ):
        return False
    upos, relation = scene.tree.tokens[token].upos, scene.tree.tokens[token].relation
    if upos == "NUM" and relation in _AGES:
        return False  # "Ann Lee, 38,"
    return upos not in _NO_NOUNS and not scene.is_time(token) and not scene.in_dateline(token)


def _can_suffer(scene: Scene, token: int) -> bool:
    if scene.words[token] in _ARTICLES:
        return False
    is_hour = scene.tree.tokens[token].upos == "NUM" and scene.preposition(token) == "at"
    return not is_hour and not scene.is_time(token) and not scene.in_dateline(token)


def _hit_by(scene: Scene, noun: int) -> list[int]:
    """Whom an attack that is a verb's subject harms, whether or not the reader takes the verb for a happening."""
    above = scene.tree.parent(noun)
    if above is None or scene.tree.tokens[noun].relation != "nsubj":
        return []
    entries = lexicon.verbs().get(scene.words[above], ())
    return scene.tree.objects(above) if any(e.rule in _HARM for e in entries) else []


def _by_weapon(scene: Scene, rule: Rule, roles: Roles) -> Rule:
    """A bare attack or killing takes the rule of its weapon: an "attack with rockets" is shelling."""
    if rule.name in ("bombing", *_BARE) and any(
        lexicon.weapons().get(scene.words[actor]) == "air-strike" for actor in roles.actors
    ):
        return lexicon.rules()["air-strike"]
    if rule.name == "bombing":
        by_tool = [lexicon.weapons().get(scene.words[tool], "") for tool in roles.tools]
        return lexicon.rules()[by_tool[0]] if by_tool and by_tool[0] in _FIRED else rule
    if rule.name not in _BARE:
        return rule
    if rule.name == "destruction":
        return rule
    for tool in roles.tools:
        if name := lexicon.weapons().get(scene.words[tool]):
            return lexicon.rules()[name]
    return rule


def _drop_carriers(found: dict[int, Draft]) -> None:
    for carrier in [d.carrier for d in found.values() if d.carrier is not None]:
        found.pop(carrier, None)


def _join(scene: Scene, found: dict[int, Draft]) -> None:
    """Make one of words that tell of one event, the first of each pair going on."""
    for head in sorted(found):
        draft = found.get(head)
        if draft is None:
            continue
        kept = (
            _occasion_of(scene, draft, found)
            or _first_of(scene, draft, found)
            or _purpose_of(scene, draft, found)
        )
        if kept is not None and kept is not draft:
            _take_over(kept, draft)
            del found[head]


def _occasion_of(scene: Scene, draft: Draft, found: dict[int, Draft]) -> Draft | None:
    """The attack that harm was done by: "the strikes killed 12", "12 were killed in the strikes"."""
    if draft.rule.name not in _HARM or not draft.is_verb:
        return None
    tree = scene.tree
    near = [*tree.subjects(draft.head), *scene.tied(draft.head, _OCCASIONS)]
    for token in map(scene.meant, near):
        other = found.get(token)
        if (
            other is not None
            and other is not draft
            and other.rule.type in ("ASSAULT", "PROTEST")
            and not other.is_verb
        ):
            return other if other.status == draft.status else None
    return None


def _first_of(scene: Scene, draft: Draft, found: dict[int, Draft]) -> Draft | None:
    """The deed that harm follows from: "shot and killed", "attacked a village, killing 12"."""
    if draft.rule.name not in ("killing", "wounding") or not draft.is_verb:
        return None
    tree = scene.tree
    relation = tree.tokens[draft.head].relation
    above = tree.parent(draft.head)
    other = found.get(above) if above is not None else None
    if other is None or other.rule.type != "ASSAULT" or other.status != draft.status:
        return None
    follows = relation.startswith("advcl") and scene.words[draft.head].endswith("ing")
    joined = relation == "conj" and not tree.children(draft.head, "nsubj", "nsubj:pass")
    return other if follows or joined else None


def _purpose_of(scene: Scene, draft: Draft, found: dict[int, Draft]) -> Draft | None:
    """The verb that a noun of its own kind only spells out: "met for talks"."""
    above = scene.tree.parent(draft.head)
    other = found.get(above) if above is not None else None
    if draft.is_verb or other is None or other.rule.type != draft.rule.type:
        return None
    relation = scene.tree.tokens[draft.head].relation
    spelt_out = relation == "obj" or (
        relation in ("obl", "nmod") and scene.preposition(draft.head) in _PURPOSES
    )
    return other if spelt_out and not draft.roles.actors else None


def _take_over(kept: Draft, gone: Draft) -> None:
    occasions = {kept.head, gone.head}
    for role, tokens in (
        ("target", gone.roles.targets),
        ("tool", gone.roles.tools),
        ("actor", gone.roles.actors if not kept.roles.actors else []),
    ):
        kept.roles.add(role, [t for t in tokens if t not in occasions])
    kept.roles.targets = [t for t in kept.roles.targets if t not in kept.roles.actors and t != kept.head]
    kept.score = max(kept.score, gone.score)
