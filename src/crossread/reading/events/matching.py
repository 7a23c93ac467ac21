"""Which entry of the lexicon a happening falls under."""

from __future__ import annotations

from crossread.reading.events import lexicon
from crossread.reading.events.arguments import arguments_of, with_particle
from crossread.reading.events.kinds import ALONE, ATTACK, DOER, OFFICIAL
from crossread.reading.events.lexicon import Entry
from crossread.reading.events.scene import Scene

_VERBAL = frozenset({"VERB", "AUX"})
_WORDS_AFTER_VERB = 4
_WORDS_BESIDE_NOUN = 4
_OCCASIONS = ("in", "during", "from", "by", "after")


def match(scene: Scene, token: int) -> tuple[Entry, bool] | None:
    """The first fitting entry of a word and whether it is a verb's; None where the codebook has nothing for it.

    Verbs and participles are looked up among verbs, what else there is among nouns, and gerunds and what is no verb of the
    lexicon ("offensive", tagged as one) in both.
    """
    word = scene.words[token]
    if word not in lexicon.nouns() and word not in lexicon.verbs():
        return None
    upos = scene.tree.tokens[token].upos
    if word in lexicon.nouns() and scene.tree.children(token, "det", "nmod:poss", "amod"):
        upos = "NOUN"  # whatever its tag says: verbs have no articles
    if upos in _VERBAL and word.endswith("ed") and scene.tree.children(token, "det"):
        return None  # "the wounded"
    is_participle = word.endswith(("ing", "ed")) and word not in lexicon.nouns()
    if upos in _VERBAL or is_participle:
        for entry in lexicon.verbs().get(word, ()):
            if _verb_fits(scene, token, entry):
                return (entry, True) if entry.rule else None
        if word in lexicon.verbs() and not word.endswith("ing"):
            return None
    for entry in lexicon.nouns().get(word, ()):
        if _noun_fits(scene, token, entry):
            return (entry, False) if entry.rule else None
    return None


def _verb_fits(scene: Scene, verb: int, entry: Entry) -> bool:
    if not entry.needs:
        return True
    after = _words_after(scene, verb)
    near = {*after, *("^" + word for word in after[:1]), *(scene.words[c] for c in scene.tree.children(verb))}
    return all(need & near or _holds(scene, verb, need, entry) for need in entry.needs)


def _holds(scene: Scene, verb: int, need: frozenset[str], entry: Entry) -> bool:
    """Whether a verb's subject, object or occasion is what one of its conditions asks for."""
    sides = arguments_of(scene, verb)
    if OFFICIAL in need and any(OFFICIAL in scene.sorts_of(s) for s in sides.subjects):
        return True
    if DOER in need:
        return not sides.subjects or any(_does(scene, s) for s in sides.subjects)
    if ATTACK in need:
        return any(_is_attack(scene, t) for t in scene.tied(verb, _OCCASIONS))
    objects = sides.objects or with_particle(scene, verb, (word for part in entry.needs for word in part))
    if ALONE in need:
        return not objects
    return any((need - {OFFICIAL}) & scene.sorts_of(o) or scene.words[o] in need for o in objects)


def _does(scene: Scene, subject: int) -> bool:
    """Whether a subject may do something: a name, a pronoun, people, a weapon, an attack, but no "prices"."""
    return (
        scene.tree.tokens[subject].upos in ("PROPN", "PRON", "NUM")
        or bool(scene.sorts_of(subject))
        or _is_attack(scene, subject)
    )


def _is_attack(scene: Scene, noun: int) -> bool:
    entries = lexicon.nouns().get(scene.words[noun], ())
    return any(e.rule and lexicon.rules()[e.rule].type == "ASSAULT" for e in entries)


def _words_after(scene: Scene, verb: int) -> list[str]:
    tokens = scene.tree.tokens
    found: list[str] = []
    for at in range(verb + 1, min(verb + 1 + _WORDS_AFTER_VERB, len(tokens))):
        if tokens[at].upos == "PUNCT" and scene.words[at] not in ("-", "“", "”", '"', "’", "‘"):
            break
        found.append(scene.words[at])
    return found


def _noun_fits(scene: Scene, noun: int, entry: Entry) -> bool:
    if not entry.needs:
        return True
    low, high = scene.clause(noun).start, scene.clause(noun).stop
    window = scene.words[max(low, noun - _WORDS_BESIDE_NOUN) : min(high, noun + _WORDS_BESIDE_NOUN + 1)]
    near = set(window) - {scene.words[noun]}
    near |= {scene.words[c] for c in scene.tree.children(noun)}
    if (above := scene.tree.parent(noun)) is not None:
        near |= {scene.words[above]} | {scene.words[c] for c in scene.tree.children(above, "nsubj")}
    return all(need & near for need in entry.needs)
