"""What is done to whom, by syntax: verbs, nouns and states of harm with those they are said of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from crossread.reading.figures.conditions import condition_harms, conditions
from crossread.reading.figures.frames import frames
from crossread.reading.figures.harm import Harm
from crossread.reading.figures.idioms import of_idiom, of_noun, of_state
from crossread.reading.figures.lexicon import harm_verbs, is_plural, people
from crossread.reading.figures.nouns import RELATIVES, antecedent, is_aged
from crossread.reading.figures.verbs import of_verb
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import table, word_list

_Finder = Callable[[Tree, int], Iterator[Harm]]
_SELF = frozenset({"himself", "herself", "themselves", "itself"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_DOERS = frozenset({"he", "she", "who", "i"})
_FARTHEST_TOKENS = 25  # how far before "himself" its person is looked for


def harms_of(tree: Tree) -> list[Harm]:
    """All harms of a text in the order of their words, the patients of one in text order."""
    finders = _finders()
    found: dict[Harm, None] = {}
    for at, word in enumerate(tree.lowered):
        for finder in finders.get(word, ()):
            for harm in finder(tree, at):
                found.update(dict.fromkeys(_meant(tree, harm)))
    return list(found)


@cache
def _finders() -> dict[str, tuple[_Finder, ...]]:
    """By word, what finds the harms it tells of; callers only read it."""
    finders: dict[str, tuple[_Finder, ...]] = {}
    words_of: tuple[tuple[set[str], _Finder], ...] = (
        (set(harm_verbs()) | set(frames()), of_verb),
        (set(table("harm_nouns.tsv")), of_noun),
        (set(table("harm_states.tsv")), of_state),
        (set(table("harm_idioms.tsv")), of_idiom),
        (set(conditions()), condition_harms),
    )
    for words, finder in words_of:
        for word in words:
            finders[word] = (*finders.get(word, ()), finder)
    return finders


def _meant(tree: Tree, harm: Harm) -> Iterator[Harm]:
    """The harm of the noun that "who" stands for, of the doer where it is done to oneself."""
    word = tree.lowered[harm.patient]
    if word in _SELF:
        doer = _doer(tree, harm.patient, harm.word)
        if doer is not None:
            yield replace(harm, patient=doer)
    elif word in RELATIVES:
        noun = antecedent(tree, harm.patient)
        if noun is not None:
            yield replace(harm, patient=noun)
    elif word not in word_list("not_harmed.txt"):
        yield harm


def _doer(tree: Tree, himself: int, verb: int) -> int | None:
    """Who does it to himself: the nearest subject before the verb that can be meant, else the nearest such noun."""
    sex = {"himself": "m", "herself": "f"}.get(tree.lowered[himself], "")
    found = []
    for at in range(verb - 1, max(verb - _FARTHEST_TOKENS, -1), -1):
        word, token = tree.lowered[at], tree.tokens[at]
        if word in (".", "!", "?"):
            break
        known = people().get(word)
        fits = known is not None and known.gender in ("", sex) and not (sex and is_plural(word))
        if (
            fits
            or word in _DOERS
            or is_aged(tree, at)
            or (token.upos == "PROPN" and token.relation in _SUBJECTS)
        ):
            found.append(at)
    return next((at for at in found if tree.tokens[at].relation in _SUBJECTS), found[0] if found else None)
