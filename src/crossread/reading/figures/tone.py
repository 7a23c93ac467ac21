"""Whether a figure is told as a fact, whether it is a growing total, and what it is a part of."""

from __future__ import annotations

import re

from crossread.domain.facts import EventStatus
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.reading.figures.lexicon import any_of
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import table, word_list

_UNDER = frozenset(
    {"xcomp", "ccomp", "acl", "csubj", "obj", "nsubj:pass"}
)  # "denied that 12 died", "a plan to kill"
_SHARES = frozenset(
    {"xcomp", "ccomp", "conj", "cop", "acl"}
)  # "could kill and injure": the helper is the first one's
_HAVE = frozenset({"have", "be", "been"})
_MOST_STEPS = 6
_RUNNING_CHARS = 60
_PART_CHARS = 90
_OF_THE = re.compile(r"\s+of\s+(?:the|those|these|their|its)\s+(?:\w+\s+)?")
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|which|those)\b")
_BREAK = re.compile(r"[;:]|[.!?]\s")


def status_of(tree: Tree, word: int, *, is_denial: bool = False) -> EventStatus:
    """How the clause of a word of harm is told: by its own helpers, then by what the clause hangs on.

    `is_denial` says that the word tells of harm by being denied: "could not be saved" is a fact.
    """
    if tree.is_negated(word) and not is_denial:
        return EventStatus.NEGATED
    told = [
        _word_status(tree.lowered[adjective], "over") for adjective in tree.children(word, "amod")
    ]  # "the attempted murder"
    at = word
    for _ in range(_MOST_STEPS):
        if not (is_denial and at == word):
            told += [_word_status(helper, "helper") for helper in tree.helpers(at)]
        above, relation = tree.parent(at), tree.tokens[at].relation
        if above is None:
            break
        if at == word and not is_denial and _is_meant(tree, at, above):
            told.append(EventStatus.PLANNED)
        if relation in _UNDER:
            told.append(_word_status(tree.lowered[above], "over"))
            if (
                relation == "acl" and tree.tokens[above].relation == "obj"
            ):  # "rejected a claim that 30 had drowned"
                told.append(_word_status(tree.lowered[tree.tokens[above].head], "over"))
        if relation not in _SHARES:
            break
        at = above
    return next((status for status in told if status is not None), EventStatus.ACTUAL)


def _word_status(word: str, way: str) -> EventStatus | None:
    status, how = table("status_words.tsv").get(word, ("", ""))
    return EventStatus(status) if how == way else None


def _is_meant(tree: Tree, verb: int, above: int) -> bool:
    """Whether a verb of harm is a bare infinitive ("went there to kill"), save after a verb that makes it so."""
    helpers = {tree.lowered[c] for c in tree.children(verb, "mark", "aux")}
    return (
        "to" in helpers and not helpers & _HAVE and tree.lowered[above] not in word_list("implicatives.txt")
    )


def is_running(text: str, figure: Span, *, passage: Span) -> bool:
    """Whether words beside a figure make it a total that grows."""
    start = max(passage.start, figure.start - _RUNNING_CHARS)
    end = min(passage.end, figure.end + _RUNNING_CHARS)
    around = text[start:end]
    for found in any_of("running_words.txt").finditer(around):
        between = (
            around[found.end() : figure.start - start]
            if found.end() + start <= figure.start
            else around[figure.end - start : found.start()]
        )
        if not _BREAK.search(between) and "first time" not in between:
            return True
    return False


def is_part(text: str, whole: Number, part: Number) -> bool:
    """Whether `part` is told as one of `whole`: "412 dead, including 61", "three of the 12"; either order."""
    if whole.span.end <= part.span.start:
        between = text[whole.span.end : part.span.start]
        if len(between) > _PART_CHARS or _BREAK.search(between):
            return False
        if not any_of("part_words.txt").search(between) and not _OF_THEM.match(text, part.span.end):
            return False
    elif not is_out_of(text, whole, part):
        return False
    return _most(part) <= _most(whole)


def is_out_of(text: str, whole: Number, part: Number) -> bool:
    """Whether the words are "three of the 12"."""
    return (
        part.span.end <= whole.span.start
        and _OF_THE.fullmatch(text[part.span.end : whole.span.start]) is not None
    )


def _most(number: Number) -> float:
    values = [v for v in (number.best, number.high, number.low) if v is not None]
    return max(values, default=0.0)
