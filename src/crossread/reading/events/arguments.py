"""A verb's sides, put right by word order where the tree has their labels crossed.

Short news sentences ("Police arrested twelve activists") are where the parser errs most: a subject called passive, an
object called a second subject. English order decides what its labels leave open.
"""

from __future__ import annotations

from collections.abc import Iterable

from crossread.domain.facts import EventStatus
from crossread.reading.events import lexicon
from crossread.reading.events.kinds import BODY, PEOPLE
from crossread.reading.events.scene import Arguments, Scene
from crossread.reading.wordlists import word_list

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "got", "gets", "get", "'s", "’s"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SIDES = ("nsubj", "obj", "iobj", "obl", "dep")
_BARE = frozenset({"acl", "advcl", "amod"})
_PARTICLES = frozenset({"over", "up", "down", "off", "out", "back"})
_PARTICLE_WORDS = frozenset((word,) for word in _PARTICLES)
_STEERING = (EventStatus.DEMANDED, EventStatus.ACTUAL)  # "urged them to", "forced them to"
_NO_SIDES = frozenset({"that", "which", "there"})
_NO_OBJECTS = frozenset(
    ["fire", "control", "place", "themselves", "himself", "herself", "itself", "each", "other"]
)


def arguments_of(scene: Scene, verb: int) -> Arguments:
    """Both sides of a verb."""
    if verb not in scene.arguments:
        scene.arguments[verb] = _find(scene, verb)
    return scene.arguments[verb]


def _find(scene: Scene, verb: int) -> Arguments:
    by = [
        c
        for c in scene.tree.children(verb)
        if c > verb and scene.preposition(c) == "by" and _is_agent(scene, verb, c)
    ]
    if _is_passive(scene, verb, by):
        return Arguments(_all(scene, by), _all(scene, _sufferers(scene, verb)), passive=True)
    subjects, objects = _active(scene, verb)
    subjects = subjects or by  # "firing by the police"
    return Arguments(_all(scene, subjects), _all(scene, objects), passive=False)


def _is_agent(scene: Scene, verb: int, noun: int) -> bool:
    """Whether a "by" phrase is this verb's, not that of a participle between ("seized farms owned by him")."""
    tokens = scene.tree.tokens
    nearer = any(tokens[at].upos == "VERB" for at in range(verb + 1, noun))
    is_bare = not scene.tree.children(noun, "det", "amod", "compound", "nummod", "nmod")
    is_means = is_bare and scene.words[noun] in word_list("event_means.txt")
    return _is_noun(scene, noun) and not scene.is_time(noun) and not is_means and not nearer


def _is_passive(scene: Scene, verb: int, by: list[int]) -> bool:
    """A form of "be" or a "by" says so; without either a participle that hangs on a noun or clause."""
    if scene.words[verb].endswith("ing"):
        return False
    tree = scene.tree
    if by or tree.children(verb, "aux:pass") or _before(scene, verb) in _BE:
        return True
    token = tree.tokens[verb]
    if (
        token.relation == "conj"
        and (first := tree.parent(verb)) is not None
        and not tree.children(verb, "aux")
    ):
        shares = not _beside(scene, verb, after=True) and tree.tokens[first].upos == "VERB"
        return shares and tree.is_passive(first)
    if token.relation in _BARE:
        return tree.is_passive(verb) and not _beside(scene, verb, after=True)
    alone = not _beside(scene, verb, after=True) and scene.words[verb + 1 : verb + 2] not in _PARTICLE_WORDS
    return bool(tree.children(verb, "nsubj:pass")) and alone  # headlines: "Rebels killed in Corva"


def _before(scene: Scene, verb: int) -> str:
    """The word before a verb, adverbs apart."""
    at = verb - 1
    while at > 0 and scene.tree.tokens[at].upos == "ADV":
        at -= 1
    return scene.words[at] if at >= 0 else ""


def _sufferers(scene: Scene, verb: int) -> list[int]:
    """Whom a passive verb befalls: its subject by any name, else what the tree or the coordination says."""
    before = _beside(scene, verb, after=False)
    return before or [o for o in scene.tree.objects(verb) if scene.preposition(o) != "by"]


def _active(scene: Scene, verb: int) -> tuple[list[int], list[int]]:
    tree = scene.tree
    controller = _controller(scene, verb)
    before, after = _beside(scene, verb, after=False), _beside(scene, verb, after=True)
    subjects = controller or before or _doers_of_noun(scene, verb)
    if subjects is None:
        subjects = [s for s in tree.subjects(verb) if s < verb or tree.parent(s) != verb]
        subjects = _behind_semicolon(scene, subjects, verb)
    if not subjects and (crossed := _crossed(scene, verb)) is not None:
        subjects = [crossed]
    objects = [o for o in after if scene.words[o] not in _NO_OBJECTS]
    relative = [o for o in tree.objects(verb) if o < verb and scene.meant(o) != o]
    return subjects, objects or [o for o in relative if o not in subjects]


def _doers_of_noun(scene: Scene, verb: int) -> list[int] | None:
    """Who has the noun that a verb spells out: "the group's attempt to seize", "they played a role in maintaining"; None
    for a verb that is not tied so."""
    tree, noun = scene.tree, scene.tree.parent(verb)
    if noun is None or tree.tokens[verb].relation != "acl" or not tree.children(verb, "mark"):
        return None
    if scene.sorts_of(noun) & {PEOPLE, BODY} or tree.tokens[noun].upos != "NOUN":
        return None
    meant = lexicon.governors("noun").get(scene.words[noun]) is EventStatus.PLANNED
    if "to" in tree.helpers(verb) and not meant:
        return []  # "a failure to", "their job to": the deed may be anybody's
    if owners := tree.children(noun, "nmod:poss"):
        return owners
    above = tree.parent(noun)
    if above is None or tree.tokens[noun].relation not in ("obj", "obl"):
        return []
    has_it = scene.words[above] in word_list("event_having.txt")  # not "discovered plans to murder"
    return list(arguments_of(scene, above).subjects) if has_it else []


def _beside(scene: Scene, verb: int, *, after: bool) -> list[int]:
    """Nouns without a preposition that hang on the verb, to its right or to its left; times are none."""
    found = [
        child
        for child in scene.tree.children(verb, *_SIDES)
        if (child > verb) == after
        and _is_noun(scene, child)
        and not scene.preposition(child)
        and not scene.is_time(child)
        and scene.words[child] not in _NO_SIDES
    ]
    if after:
        objects = [c for c in found if scene.tree.tokens[c].relation in ("obj", "iobj")]
        return objects or found
    if len(found) < 2:
        return found
    subjects = [c for c in found if scene.tree.tokens[c].relation.startswith("nsubj")] or found[-1:]
    return _behind_semicolon(scene, subjects, verb)


def _behind_semicolon(scene: Scene, subjects: list[int], verb: int) -> list[int]:
    """Subjects of the verb's own part of a sentence, where it has any."""
    breaks = [at for at in range(min(subjects, default=verb), verb) if scene.words[at] == ";"]
    own = [s for s in subjects if not breaks or s > breaks[-1]]
    return own or subjects


def _controller(scene: Scene, verb: int) -> list[int]:
    """Who is to do what is asked for: "urged the government to free", however the tree ties "the government"."""
    tree = scene.tree
    governor = tree.parent(verb)
    if governor is None or "to" not in tree.helpers(verb):
        return []
    if lexicon.governors("verb").get(scene.words[governor]) not in _STEERING:
        return []
    between = [c for c in (*tree.children(governor), *tree.children(verb)) if governor < c < verb]
    return [c for c in between if _is_noun(scene, c) and not scene.preposition(c) and not scene.is_time(c)]


def with_particle(scene: Scene, verb: int, words: Iterable[str]) -> list[int]:
    """Objects that the tree takes for tied by a particle of the verb: "handed over the town"."""
    particles = tuple(_PARTICLES.intersection(words))
    return scene.tied(verb, particles) if particles else []


def asked(scene: Scene, verb: int) -> list[int]:
    """Whom a request goes to, where the tree ties them to what is requested."""
    return [c for below in scene.tree.children(verb, "xcomp", "ccomp") for c in _controller(scene, below)]


def _crossed(scene: Scene, verb: int) -> int | None:
    """A noun right before a verb that hangs on a noun behind it: "Police arrested activists", "police firing"."""
    at = verb - 1
    while at > 0 and scene.tree.tokens[at].upos in ("ADV", "AUX"):
        at -= 1
    if at < 0 or not _is_noun(scene, at):
        return None
    if scene.words[verb].endswith("ing") and scene.words[at] in lexicon.parties():
        return at
    return at if (scene.tree.parent(at) or 0) > verb and not scene.preposition(at) else None


def _is_noun(scene: Scene, token: int) -> bool:
    return scene.tree.tokens[token].upos in _NOUNS


def _all(scene: Scene, heads: Iterable[int]) -> tuple[int, ...]:
    meant = [scene.meant(head) for head in heads]
    found = [
        token for head in meant if scene.words[head] not in _NO_SIDES for token in scene.coordinated(head)
    ]
    return tuple(dict.fromkeys(found))
