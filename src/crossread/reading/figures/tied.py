"""The harm that a counted number is tied to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.reading.figures.conditions import state_of
from crossread.reading.figures.counted import Counted
from crossread.reading.figures.frames import frame_harms
from crossread.reading.figures.harm import Harm
from crossread.reading.figures.lexicon import harm_verbs, is_person, people
from crossread.reading.figures.persons import is_people, is_sum
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import table, word_list

_ADJACENT_TOKENS = 3
_LIST_TOKENS = 8
_PART_TOKENS = 14
_LISTING = frozenset({"and", ","})
_LINKS = frozenset({"and", "or", ",", "&", "/"})
_PARTS = frozenset({"including", "also", "among"})
_EQUALS = frozenset({"at", "as", "to", "are", "were", "is", "number", "numbered", "numbering"})
_NAMING = frozenset({"the", "of", "number", "its", "their", "our", "his", "own", "those"})
_FATAL = frozenset({"fatal", "fatally", "deadly", "died", "dead", "killed"})
_COUNTS = frozenset({"number", "numbers", "count", "tally", "figure"})
_ENDS = frozenset({";", ":", ".", "!", "?"})
_CLAUSE_STEPS = 2
_ROLES = frozenset({"obj", "nsubj", "nsubj:pass", "iobj", "obl"})
_RANK = ("casualties", "killed", "injured", "shot", "treated")


def harm_of(tree: Tree, one: Counted, of_patient: Mapping[int, Sequence[Harm]]) -> Harm | None:
    """What happened to those counted: a verb or noun of the tree, the counted noun itself, the word right after it."""
    found = _harm_of(tree, one, of_patient)
    return replace(found, what="injured") if found is not None and found.what == "treated" else found


def _harm_of(tree: Tree, one: Counted, of_patient: Mapping[int, Sequence[Harm]]) -> Harm | None:
    if (state := _state_after(tree, one)) is not None:
        return state
    own = _counts_harm(tree, one)
    verb = _verb_before(tree, one)
    if verb is not None and (done := _done_by(verb, tree, one)) is not None:
        return done
    tied = [
        *of_patient.get(one.head, ()),
        *(of_patient.get(one.noun, ()) if one.noun not in (None, one.head) else ()),
    ]
    if verb is not None and _takes(tree, one, verb):
        tied = [harm for harm in tied if harm.word >= verb]
        if not tied:
            return own
    if own and not (tied and own.what == "taking part"):
        tied.append(own)
    if not tied:
        return (
            _adjacent(tree, one)
            or _named(tree, one)
            or _numbered(tree, one)
            or _toll(tree, one, of_patient)
            or own
        )
    return _merged(tree, tied)


def continues(tree: Tree, one: Counted, previous: Counted) -> bool:
    """Whether a count shares the harm of the one before it in its sentence.

    It goes on a list ("12 people in Lindmark and nine civilians in Ostby"), or is told as a part of it ("412 dead, most of
    them soldiers, but also at least 61 civilians").
    """
    first, last = tree.within(one.number.span)[0], _after(tree, previous)
    if one.noun is None or tree.lowered[one.noun] not in people() or not last < first <= last + _PART_TOKENS:
        return False
    if any(t.upos == "AUX" or t.span.of(tree.text) in _ENDS for t in tree.tokens[last:first]):
        return False
    if _PARTS & set(tree.lowered[max(first - 2, 0) : first]):
        return True
    is_listed = first <= last + _LIST_TOKENS and tree.lowered[first - 1] in _LISTING
    return is_listed and all(t.upos != "VERB" for t in tree.tokens[last:first])


def may_be_near(tree: Tree, one: Counted) -> bool:
    """Whether the nearest word of harm may be guessed at: nothing is counted but people, and no other verb has them."""
    if one.noun is not None and tree.lowered[one.noun] not in people():
        return False
    above = tree.parent(one.head)
    if (
        above is not None
        and tree.tokens[one.head].relation in _ROLES
        and tree.lowered[above] not in harm_verbs()
    ):
        return tree.tokens[above].upos != "VERB"
    for _ in range(_CLAUSE_STEPS):
        if above is None:
            return False
        if any(
            tree.lowered[i] in harm_verbs()
            or tree.lowered[i] in table("harm_nouns.tsv")
            or tree.lowered[i] in table("harm_states.tsv")
            for i in (above, *tree.children(above))
            if tree.tokens[i].relation != "amod"
        ):
            return True
        above = tree.parent(above)
    return False


def _state_after(tree: Tree, one: Counted) -> Harm | None:
    """ "two people dead and two others injured", "one fatally": a state right after the noun is that noun's."""
    at = _after(tree, one)
    if at >= len(tree):
        return None
    word = tree.lowered[at]
    if tree.tokens[at].upos == "AUX":
        return _adjacent(tree, one)  # "1,635 are dead"
    if word in table("harm_states.tsv"):
        return Harm(table("harm_states.tsv")[word][0], at, one.head)
    if word in table("fatal_words.tsv") and tree.tokens[at].upos == "ADV":
        return Harm(table("fatal_words.tsv")[word][0], at, one.head)
    return None


def _verb_before(tree: Tree, one: Counted) -> int | None:
    """The verb right before a number."""
    before = tree.within(one.number.span)[0] - 1
    if before < 0 or tree.tokens[before].upos != "VERB" or tree.tokens[before].relation == "amod":
        return None
    return before


def _done_by(verb: int, tree: Tree, one: Counted) -> Harm | None:
    """The harm that the verb right before a number does to those counted."""
    if (framed := frame_harms(tree, verb)) is not None:
        return next((harm for harm in framed if harm.patient in (one.head, one.noun)), None)
    what, whom = harm_verbs().get(tree.lowered[verb], ("", ""))
    if not what or whom == "subject" or (whom == "people" and not _are_people(tree, one.head)):
        return None
    if tree.lowered[max(verb - 2, 0)] in harm_verbs() and tree.lowered[verb - 1] in ("and", "or"):
        return None  # "killed and wounded dozens"
    return Harm(what, verb, one.head)


def _are_people(tree: Tree, head: int) -> bool:
    return is_people(tree, head) and not is_sum(tree, head)


def _takes(tree: Tree, one: Counted, verb: int) -> bool:
    """Whether the verb right before a number has those counted for itself, so that no verb before it does."""
    word = tree.lowered[verb]
    counts_things = one.noun is not None and not is_person(tree.lowered[one.noun])
    return word not in harm_verbs() and (counts_things or word not in word_list("harm_leads.txt"))


def _after(tree: Tree, one: Counted) -> int:
    """The token after the number and what it counts."""
    numeral = tree.within(one.number.span)
    return max(one.head, one.noun or 0, numeral[-1] if numeral else 0) + 1


def _counts_harm(tree: Tree, one: Counted) -> Harm | None:
    """ "12 deaths", "300 protesters", "dozens of casualties": the noun counted says it."""
    for noun in (one.head, one.noun):
        if noun is None:
            continue
        what, way = table("harm_nouns.tsv").get(tree.lowered[noun], ("", ""))
        if way in ("count", "both", "people"):
            what = "injured" if what == "casualties" and _is_none_fatal(tree, noun) else what
            return Harm(what, noun, one.head)
        if tree.lowered[noun] in table("harm_states.tsv"):
            return Harm(table("harm_states.tsv")[tree.lowered[noun]][0], noun, one.head)
    return None


def _is_none_fatal(tree: Tree, noun: int) -> bool:
    """Whether words after casualties say that none of them died: "none of them fatal"."""
    after = tree.lowered[noun + 1 : noun + 1 + _LIST_TOKENS]
    return "none" in after and bool(_FATAL & {*after[after.index("none") :]})


def _adjacent(tree: Tree, one: Counted) -> Harm | None:
    """ "412 dead", "two people shot": a state or participle right after what is counted."""
    first = _after(tree, one)
    for at in range(first, min(first + _ADJACENT_TOKENS, len(tree))):
        word = tree.lowered[at]
        if word in table("harm_states.tsv"):
            return Harm(table("harm_states.tsv")[word][0], at, one.head)
        if (framed := frame_harms(tree, at)) is not None:
            return next((harm for harm in framed if harm.patient in (one.head, one.noun)), None)
        what, whom = harm_verbs().get(word, ("", ""))
        if whom == "people" and not _are_people(tree, one.head):
            return None
        if what and whom != "subject" and word.endswith(("ed", "shot", "hurt", "slain")):
            return Harm(what, at, one.head)
        if what and whom == "subject":
            return Harm(what, at, one.head)
        if tree.tokens[at].upos not in ("AUX", "ADV", "ADJ"):
            return None
    return None


def _named(tree: Tree, one: Counted) -> Harm | None:
    """ "puts the saved at 706", "the dead 1,517": those harmed are named before the number."""
    at = tree.within(one.number.span)[0] - 1
    if at > 0 and tree.lowered[at] in _EQUALS:
        at -= 1
    if at < 1 or tree.lowered[at - 1] not in _NAMING:
        return None
    word = tree.lowered[at]
    what, way = table("harm_nouns.tsv").get(word, ("", ""))
    if way not in ("count", "both"):
        what = table("harm_states.tsv").get(word, ("",))[0] or harm_verbs().get(word, ("", ""))[0]
    return Harm(what, at, one.head) if what else None


def _numbered(tree: Tree, one: Counted) -> Harm | None:
    """ "puts the number of its members under arrest at 32": a state between "number of" and the number."""
    last = tree.within(one.number.span)[0] - 1
    if last < 0 or tree.lowered[last] not in _EQUALS:
        return None
    first = max(last - _LIST_TOKENS, 0)
    for at in range(last - 1, first, -1):
        if tree.lowered[at] == "of" and tree.lowered[at - 1] in _COUNTS:
            states = ((i, state_of(tree.lowered[i - 1], tree.lowered[i])) for i in range(at + 1, last))
            return next((Harm(what, i, one.head) for i, what in states if what), None)
    return None


def _toll(tree: Tree, one: Counted, of_patient: Mapping[int, Sequence[Harm]]) -> Harm | None:
    """ "the death toll rose to 41", "bringing the toll to 41", "put the number of members in custody at 41"."""
    above = tree.parent(one.head)
    for _ in range(_CLAUSE_STEPS):
        if above is None:
            return None
        for at in (above, *tree.children(above, "nsubj", "nsubj:pass", "obj")):
            what, way = table("harm_nouns.tsv").get(tree.lowered[at], ("", ""))
            if way == "toll" or (tree.lowered[at] in _COUNTS and (what := _number_of(tree, at, of_patient))):
                return Harm(what, at, one.head)
        above = tree.parent(above)
    return None


def _number_of(tree: Tree, at: int, of_patient: Mapping[int, Sequence[Harm]]) -> str:
    """What "the number of deaths", "of people killed" is a number of."""
    for noun in tree.obliques(at, "of"):
        what, way = table("harm_nouns.tsv").get(tree.lowered[noun], ("", ""))
        if way in ("count", "both"):
            return what
        if noun in of_patient:
            return _merged(tree, of_patient[noun]).what
    return ""


def _merged(tree: Tree, tied: Sequence[Harm]) -> Harm:
    """One harm of several: "killed and wounded dozens" is casualties, "shot and killed" killed."""
    whats = {harm.what for harm in tied}
    if {"killed", "injured"} <= whats:
        killed = next(harm for harm in tied if harm.what == "killed")
        if any(h.what == "injured" and _is_beside(tree, h.word, killed.word) for h in tied):
            return Harm("casualties", killed.word, killed.patient)
    ranked = [what for what in _RANK if what in whats and not (what == "shot" and "injured" in whats)]
    return next(harm for harm in tied if harm.what == ranked[0]) if ranked else tied[0]


def _is_beside(tree: Tree, first: int, second: int) -> bool:
    """Whether two words of harm are told in one breath: "killed and wounded", not "bled to death"."""
    low, high = sorted((first, second))
    return high - low <= _ADJACENT_TOKENS and bool(_LINKS & {*tree.lowered[low + 1 : high]})
