"""Who does it to whom, with what and where: the noun phrases that syntax ties to the word of an event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from crossread.domain.layers import MentionKind
from crossread.reading.events import lexicon
from crossread.reading.events.arguments import arguments_of, asked, with_particle
from crossread.reading.events.kinds import BODY, PEOPLE, WEAPON
from crossread.reading.events.lexicon import Entry, Light
from crossread.reading.events.scene import Scene

_TOOLS = ("with", "by", "using", "from")
_GIVERS = ("from", "by")
_CLAIM = frozenset({"responsibility", "credit"})
_CLAIMS = frozenset({"claim", "claims", "claimed", "claiming", "admitted", "took", "accepted"})
_ASPECTS = ("acl", "acl:relcl")


@dataclass(slots=True)
class Roles:
    """Tokens that head the phrases of an event's roles."""

    actors: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    tools: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def add(self, role: str, tokens: Iterable[int]) -> None:
        """Put tokens under "actor", "target", "tool" or "place" (a place that is taken is a target too)."""
        into = {
            "actor": [self.actors],
            "target": [self.targets],
            "tool": [self.tools],
            "place": [self.places, self.targets],
        }
        for known in into.get(role, []):
            known += [token for token in tokens if token not in known]


def verb_roles(scene: Scene, verb: int, entry: Entry) -> Roles:
    """The roles of a verb, by its entry."""
    tree, roles = scene.tree, Roles()
    sides = arguments_of(scene, verb)
    subjects, objects = list(sides.subjects), list(sides.objects)
    objects = objects or with_particle(scene, verb, (word for need in entry.needs for word in need))
    if subjects and not objects and not sides.passive and _is_reduced_passive(scene, verb, entry):
        subjects, objects = [], subjects  # "a guard wounded", "Rebels arrested in Corva"
    if entry.subject == "tool":
        subjects += [s for s in tree.children(verb, "nsubj") if s not in subjects]
    for subject in subjects:
        armed_tool = WEAPON in scene.sorts_of(subject) and PEOPLE not in scene.sorts_of(subject)
        roles.add("tool" if armed_tool else entry.subject, [subject])
    if entry.subject == "tool":
        roles.tools = [t for t in roles.tools if WEAPON in scene.sorts_of(t)]
    roles.add(entry.obj, [o for o in objects if o not in roles.actors])
    if entry.obj == "target" and not objects:
        roles.add("target", asked(scene, verb))
    tied = scene.tied(verb, entry.targets) or _tied_after(scene, verb, entry)
    role = "place" if entry.obj == "place" else "target"
    roles.add(role, [t for t in map(scene.meant, tied) if t not in roles.actors and not _is_weapon(scene, t)])
    if entry.obj == "tool":
        for weapon in roles.tools:
            roles.add("target", scene.tied(weapon, entry.targets))
    roles.add("tool", _tools(scene, verb))
    return roles


def _is_reduced_passive(scene: Scene, verb: int, entry: Entry) -> bool:
    """Whether a past form without an object is a participle: of verbs that do not go without one."""
    return (
        entry.rule in _TRANSITIVE
        and not scene.tied(verb, entry.targets)  # "set fire to two cars"
        and scene.words[verb].endswith(("ed", "en", "n", "t"))
        and not scene.tree.children(verb, "aux")
        and scene.preposition(verb) == ""
    )


def noun_roles(scene: Scene, noun: int, entry: Entry) -> Roles:
    """The roles of an event noun that its own phrase tells."""
    tree, roles = scene.tree, Roles()
    tied_by_of = scene.tied(noun, ("of",))
    if entry.of:
        roles.add(entry.of, tied_by_of)
    between = scene.tied(noun, ("between", "among"))
    if not between and "with" in entry.targets:
        between = _next_between(scene, noun)
    roles.add("actor", between[:1])
    roles.add("target", between[1:])
    roles.add("actor", scene.tied(noun, ("by",)))
    takes = entry.of in ("target", "place")
    owned = entry.of if takes and not tied_by_of and not roles.targets else "actor"
    for owner in tree.children(noun, "nmod:poss"):
        if owner in tied_by_of or owner > noun:
            continue
        role = owned
        if role == "actor" or PEOPLE in scene.sorts_of(owner) or role == "place" or entry.of == "target":
            roles.add(role, tree.conjuncts(owner))
    for modifier in tree.children(noun, "amod", "compound", "nmod:unmarked", "nsubj"):
        if modifier > noun or tree.children(modifier, "case"):
            continue
        side = _modifier_role(scene, modifier, takes=takes and not tied_by_of)
        if side is not None:
            roles.add(side, tree.conjuncts(modifier))
    if not roles.actors and noun and _modifier_role(scene, noun - 1, takes=False) == "actor":
        roles.add("actor", [noun - 1])  # "the police firing", wherever the tree hangs the police
    roles.add("target", [scene.meant(t) for t in scene.tied(noun, entry.targets) if t not in tied_by_of])
    roles.add("tool", _tools(scene, noun))
    return roles


def givers(scene: Scene, noun: int) -> list[int]:
    """Who a thing comes from ("support from Iran")."""
    return scene.tied(noun, _GIVERS)


def carriers_of(scene: Scene, noun: int) -> list[tuple[int, Light]]:
    """The light verbs that carry an event noun: as its object or passive subject, by its preposition, or as a
    participle that hangs on the noun ("strikes carried out by ...")."""
    tree, found = scene.tree, []
    above = tree.parent(noun)
    if above is not None:
        if tree.tokens[above].upos in ("VERB", "AUX"):
            for light in lexicon.light_verbs().get(scene.words[above], ()):
                if _carries(scene, noun, light):
                    found.append((above, light))
                    break
        verb = tree.parent(above) if scene.words[above] in _CLAIM else None
        if verb is not None and scene.words[verb] in _CLAIMS:
            found.append((verb, Light("object", "actor")))
    for child in tree.children(noun, *_ASPECTS):
        for light in lexicon.light_verbs().get(scene.words[child], ()):
            if light.noun == "object" and light.holder not in ("target", ""):
                found.append((child, light))
                break
    return found


def _carries(scene: Scene, noun: int, light: Light) -> bool:
    relation, tied = scene.tree.tokens[noun].relation, scene.preposition(noun)
    if light.noun == "object":
        return relation in ("obj", "nsubj:pass") and not tied
    if light.noun == "subject":
        return relation == "nsubj"
    after = scene.words[(scene.tree.parent(noun) or 0) + 1 : noun]
    return relation in ("obl", "obj") and (tied == light.noun or (not tied and light.noun in after[:1]))


def carried_roles(scene: Scene, noun: int, entry: Entry, *, carrier: int, light: Light) -> Roles:
    """The roles that a light verb adds to its noun."""
    roles = Roles()
    sides = arguments_of(scene, carrier)
    subjects = sides.subjects if light.holder in ("actor", "target") else ()
    if light.holder and not subjects:
        roles.add("actor", scene.tied(carrier, (light.holder,)))
    roles.add(light.holder, [s for s in subjects if s != noun and WEAPON not in _only(scene, s)])
    if light.noun != "object" and sides.passive:
        roles.add(light.holder, [o for o in sides.objects if o != noun])
    if light.holder == "target":
        roles.add("actor", [t for head in (carrier, noun) for t in scene.tied(head, ("by", "from"))])
        return roles
    wanted = tuple(p for p in entry.targets if p != "of")
    roles.add("target", [t for t in scene.tied(carrier, wanted) if t != noun])
    roles.add("tool", _tools(scene, carrier))
    return roles


def _only(scene: Scene, token: int) -> frozenset[str]:
    sorts = scene.sorts_of(token)
    return frozenset() if PEOPLE in sorts or BODY in sorts else sorts


def _tied_after(scene: Scene, verb: int, entry: Entry) -> list[int]:
    """Nouns whose preposition follows in the next words, where the tree ties them to the object or astray
    ("seized control of Corva", "blamed the attack on the rebels")."""
    tree = scene.tree
    for at in range(verb + 1, min(verb + _TIED_WORDS, scene.clause(verb).stop)):
        if scene.words[at] in entry.targets and tree.tokens[at].relation == "case":
            noun = tree.parent(at)
            by_object = noun is not None and noun > at and not tree.subjects(noun)
            return [i for i in tree.conjuncts(noun) if i >= noun] if by_object and noun is not None else []
    return []


def _next_between(scene: Scene, noun: int) -> list[int]:
    """The sides of a two-sided happening whose "between" the tree ties elsewhere: "a truce in Corva between A and B"."""
    low, high = noun + 1, min(noun + _BETWEEN_WORDS, scene.clause(noun).stop)
    for at in range(low, high):
        if scene.words[at] == "between" and (side := scene.tree.parent(at)) is not None:
            return [i for i in scene.tree.conjuncts(side) if i >= side]
    return []


def _tools(scene: Scene, token: int) -> list[int]:
    found = [t for t in scene.tied(token, _TOOLS) if _is_weapon(scene, t)]
    for child in scene.tree.children(token, "advcl", "xcomp", "acl"):
        if scene.words[child] in ("using", "firing", "employing", "wielding", "throwing", "hurling"):
            found += [o for o in scene.tree.objects(child) if _is_weapon(scene, o)]
    found += [c for c in scene.tree.children(token, "compound", "amod") if _is_weapon(scene, c)]
    return found


def _is_weapon(scene: Scene, token: int) -> bool:
    sorts = scene.sorts_of(token)
    return WEAPON in sorts and (PEOPLE not in sorts or scene.words[token] in lexicon.weapons())


def _modifier_role(scene: Scene, modifier: int, *, takes: bool) -> str | None:
    """What a word before an event noun is to it: "Russian" strikes, "rebel" offensive, "hostage" release."""
    word = scene.words[modifier]
    party = lexicon.parties().get(word)
    if party is not None and word not in lexicon.weapons():
        return "target" if takes and party == "civilian" else "actor"
    mention = scene.mention_at(modifier)
    if mention is None or not scene.tree.word(modifier)[0].isupper():
        return None
    if mention.kind in (MentionKind.GROUP, MentionKind.ORGANIZATION):
        return "actor"
    if mention.kind is MentionKind.PLACE and _is_country(scene, modifier):
        return "actor"
    return None


def _is_country(scene: Scene, token: int) -> bool:
    """Whether a place before a noun stands for a country ("US strikes"), not for where it was ("Aleppo strikes")."""
    printed = scene.tree.word(token)
    if printed.isupper() or "." in printed:
        return True
    span = scene.tree.tokens[token].span
    found = scene.place_at(span.start)
    return found is not None and found.place is not None and found.place.feature.startswith("PCL")


_TRANSITIVE = frozenset(
    {
        "killing",
        "wounding",
        "arrest",
        "abduction",
        "assassination",
        "execution",
        "torture",
        "destruction",
        "deportation",
    }
)
_TIED_WORDS = 9
_BETWEEN_WORDS = 10
