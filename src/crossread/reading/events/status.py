"""Whether a happening is told as one that took place: by its helpers, by what governs it, by its denial."""

from __future__ import annotations

from crossread.domain.facts import EventStatus
from crossread.reading.events import lexicon
from crossread.reading.events.scene import Scene
from crossread.reading.wordlists import word_list

_BENEATH = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl"})
_NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj:pass", "nsubj", "appos", "conj", "compound", "acl"})
_ADJECTIVES = ("amod", "compound")
_SPEECH_BREAKS = frozenset({"parataxis", "acl:relcl"})
_NO = frozenset({"no", "without", "neither", "nor"})
_PERFECT = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_MODALS_OF_PAST = frozenset({"could", "would"})


def status_of(scene: Scene, token: int, *, carrier: int | None, is_verb: bool, negated: bool) -> EventStatus:
    """The status of the happening at `token`.

    `carrier` is the light verb that carries a noun, `negated` what the reader says.
    """
    verb = token if is_verb else carrier
    if not is_verb and verb is not None:
        lights = lexicon.light_verbs().get(scene.words[verb], ())
        if any(light.holder == "target" and light.noun == "object" for light in lights):
            if (coming := _to_come(scene, verb)) is not None:
                return coming
            # Whether it is repelled does not say whether it took place.
            return _of_noun(scene, token) or (EventStatus.NEGATED if negated else EventStatus.ACTUAL)
    if verb is not None and scene.tree.is_negated(verb):
        return EventStatus.NEGATED
    if not is_verb and (found := _of_noun(scene, token)) is not None:
        return found
    if verb is not None and (found := _of_verb(scene, verb)) is not None:
        return found
    if (found := _from_above(scene, token if verb is None else verb)) is not None:
        return found
    return EventStatus.NEGATED if negated else EventStatus.ACTUAL


def _of_noun(scene: Scene, noun: int) -> EventStatus | None:
    words = {scene.words[c] for c in scene.tree.children(noun, "det", "case", "advmod")}
    if words & _NO:
        return EventStatus.NEGATED
    for child in scene.tree.children(noun, *_ADJECTIVES):
        if (found := lexicon.governors("adjective").get(scene.words[child])) is not None:
            return None if found is EventStatus.ACTUAL else found
    return None


def _of_verb(scene: Scene, verb: int) -> EventStatus | None:
    tree = scene.tree
    helpers = tree.helpers(verb)
    for helper in helpers:
        if (found := lexicon.helpers().get(helper.replace("’", "'"))) is not None:
            return found
    if (found := _before_infinitive(scene, verb)) is not None:
        return found
    if tree.tokens[verb].relation == "conj" and (first := tree.parent(verb)) is not None:
        shares = not tree.children(verb, "nsubj", "aux") or "to" in helpers
        if shares and tree.tokens[first].upos in ("VERB", "AUX"):
            if tree.is_negated(first):
                return None
            return _of_verb(scene, first) or (_from_above(scene, first) if not helpers else None)
    if tree.tokens[verb].relation.startswith("advcl") and "to" in helpers:
        return EventStatus.PLANNED
    return None


def _before_infinitive(scene: Scene, verb: int) -> EventStatus | None:
    """What the word right before "to" makes of an infinitive ("was due to meet"), however the tree ties it."""
    if verb < 2 or scene.words[verb - 1] != "to":
        return None
    word = scene.words[verb - 2]
    return lexicon.governors("adjective").get(word) or lexicon.governors("verb").get(word)


def _from_above(scene: Scene, token: int) -> EventStatus | None:
    """What a word that governs the happening, at most a few steps up, makes of it."""
    tree = scene.tree
    below = token
    for step in range(_MOST_STEPS):
        above = tree.parent(below)
        relation = tree.tokens[below].relation
        if above is None or relation in _SPEECH_BREAKS or _is_behind_semicolon(scene, below, above):
            return None
        if relation == "acl" and tree.tokens[below].upos == "VERB" and "to" not in tree.helpers(below):
            return None
        upos, word = tree.tokens[above].upos, scene.words[above]
        if upos in ("VERB", "AUX"):
            found = _by_verb(scene, above, below=below, step=step)
            if found is not None:
                return found
            if relation not in ("xcomp", "conj"):
                return None
            if relation == "xcomp" and (found := _of_verb(scene, above)) is not None:
                return found
        elif relation in _NOMINAL | _BENEATH and not (relation == "nsubj" and upos == "NOUN"):
            found = _by_noun(word, upos=upos, relation=relation)
            if found is not None:
                return found
        below = above
    return None


def _is_behind_semicolon(scene: Scene, below: int, above: int) -> bool:
    """Whether what the tree makes govern a word stands in a later part of its sentence."""
    return above > below and ";" in scene.words[below:above]


def _by_noun(word: str, *, upos: str, relation: str) -> EventStatus | None:
    if upos == "ADJ" and (found := lexicon.governors("adjective").get(word)) is not None:
        return found
    return lexicon.governors("noun").get(word) if upos == "ADJ" or relation != "conj" else None


def _by_verb(scene: Scene, above: int, *, below: int, step: int) -> EventStatus | None:
    found = lexicon.governors("verb").get(scene.words[above])
    if found is None:
        return _to_come(scene, above) if scene.tree.tokens[below].relation == "obj" else None
    return None if found is EventStatus.ACTUAL else _by_governor(scene, above, found, below=below, step=step)


def _by_governor(
    scene: Scene, above: int, found: EventStatus, *, below: int, step: int
) -> EventStatus | None:
    """What a verb of the list of governors makes of what hangs on it, by how it hangs there."""
    if found is EventStatus.DENIED and step >= _FAR_FROM_DENIAL:
        return None  # "dismissed the notion that they were behind the attack" leaves the attack
    relation = scene.tree.tokens[below].relation
    if relation in ("obj", "ccomp") and _names(scene, above, below):
        return None
    if relation in ("xcomp", "ccomp"):
        reported = scene.tree.tokens[below].upos == "VERB" and found is EventStatus.PLANNED
        return None if reported and _is_past(scene, below) else found
    if relation in ("obj", "nsubj:pass"):
        return found
    tied = scene.preposition(below)
    if relation == "obl" or (relation == "advcl" and tied):
        return (
            found
            if tied in ("for", "of", "against", "to", "in", "from", "about")
            and found is not EventStatus.NEGATED
            else None
        )
    if relation == "advcl":
        return found if "to" in scene.tree.helpers(below) else None
    return None


def _names(scene: Scene, verb: int, noun: int) -> bool:
    """Whether a verb only says what something is: "called the attack a crime", not "called for an attack"."""
    tree = scene.tree
    if scene.words[verb] not in ("call", "calls", "called", "calling") or scene.preposition(noun):
        return False
    others = [c for c in tree.children(verb, "obj", "xcomp", "ccomp", "iobj") if c != noun]
    others += [c for c in tree.children(noun, "conj") if not tree.children(c, "cc")]  # a list without "and"
    return any(tree.tokens[c].upos in ("NOUN", "ADJ", "PROPN") and not scene.preposition(c) for c in others)


def _to_come(scene: Scene, verb: int) -> EventStatus | None:
    """What a verb that is not told as done makes of what comes about with it: "may face protests"."""
    if scene.words[verb] not in word_list("event_bringers.txt"):
        return None
    coming = _of_verb(scene, verb)
    return coming if coming in (EventStatus.PLANNED, EventStatus.HYPOTHETICAL) else None


def _is_past(scene: Scene, verb: int) -> bool:
    helpers = set(scene.tree.helpers(verb))
    return bool(helpers & _PERFECT) and not helpers & _MODALS_OF_PAST


_MOST_STEPS = 5
_FAR_FROM_DENIAL = 2
