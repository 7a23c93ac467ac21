"""How much of a whole: a claim about all of it against a passage that says "three of the four", or another share of it."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.checking.clauses import NEGATIVES
from crossread.crossing.checking.lists import quantities
from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.stems import stem
from crossread.crossing.listed import listed
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.span import Span
from crossread.text.words import Word, is_stop

_OF_A_WHOLE = frozenset({"them", "whom", "which", "the", "its", "his", "her", "their", "those", "these"})
# before a word for a share they make it another: "not all", "at most"
_NEARLY = frozenset({"nearly", "almost", "about", "not", "at", "the"})
_PART_WEIGHT = 0.8  # nothing but the words says that both are of one whole


def share_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """At most one: the whole against a part, else two shares of one noun."""
    whole = next(_wholes(claim), None)
    part = next(_parts(passage), None)
    if whole is not None and part is not None and next(_wholes(passage), None) is None:
        yield _differing(passage, whole, part, _PART_WEIGHT)
        return
    for mine in _shares(claim):
        for their in _shares(passage):
            other = quantities()[mine.folded] != quantities()[their.folded]
            if other and _next(claim, mine.span) == _next(passage, their.span) != "":
                yield _differing(passage, mine, their, 1.0)
                return


def _differing(passage: Telling, mine: Word, their: Word, weight: float) -> SlotReading:
    said = f"The reports say “{their.text}”, you say “{mine.text}”."
    return SlotReading(SlotKind.QUALIFIER, Outcome.DIFFER, mine.span, passage.cite(their.span), said, weight)


def _wholes(telling: Telling) -> Iterator[Word]:
    """Words like "all", unless "not all" or "all but two"."""
    words = telling.words
    for at, word in enumerate(words):
        behind = words[at + 1].folded if at + 1 < len(words) else ""
        if word.folded in listed("check_wholes") and behind != "but" and not _is_nearly(words, at):
            yield word


def _parts(telling: Telling) -> Iterator[Word]:
    """Words for a part before "of them" or "of the": "six of whom", "half of the stalls"; "one of them" leaves the rest.

    Only as who does a deed or what is done to: "14 dead, two of them children" says no less of all 14.
    """
    words = telling.words
    counted = [n.span for n in telling.report.reading.numbers]
    done = {head for clause in telling.clauses for head in (*clause.agents, *clause.patients, clause.head)}
    for at, word in enumerate(words[:-2]):
        share = word.folded in listed("check_parts") or any(word.span.overlaps(span) for span in counted)
        single = word.folded == "one" and (at == 0 or words[at - 1].folded != "only")
        whole = words[at + 1].folded == "of" and words[at + 2].folded in _OF_A_WHOLE
        if share and not single and whole and telling.token_at(word.span) in done:
            yield word


def _shares(telling: Telling) -> Iterator[Word]:
    for at, word in enumerate(telling.words):
        if word.folded in quantities() and word.folded not in NEGATIVES and not _is_nearly(telling.words, at):
            yield word


def _is_nearly(words: tuple[Word, ...], at: int) -> bool:
    return at > 0 and words[at - 1].folded in _NEARLY


def _next(telling: Telling, span: Span) -> str:
    after = [w.folded for w in telling.words if w.span.start >= span.end and not is_stop(w.folded)]
    return stem(after[0]) if after else ""
