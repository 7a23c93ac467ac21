"""Negation and certainty: whether what the claim says is done is told as done, denied, possible or planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.checking.clauses import NEGATIVES, Clause, Mood
from crossread.crossing.checking.lists import lines
from crossread.crossing.checking.matching import Matched
from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.stems import stem
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.span import Span
from crossread.text.words import fold

_STATING = ("root", "nsubj", "obj", "conj", "ccomp", "xcomp", "advcl", "acl")
_CUES_ONLY = (
    0.5  # weight where words that deny stand in one of the two, and no verb of both shows what they deny
)


def denial_slots(claim: Telling, passage: Telling, matched: Sequence[Matched]) -> Iterator[SlotReading]:
    """One for negation and one for certainty where a verb of both can be compared; else by the words alone."""
    negation = [m for m in matched if m.mine.denied != m.theirs.denied]
    if negation:
        yield _negation(claim, passage, negation[0])
    else:
        yield from _by_cues(claim, passage)
    moods = [m for m in matched if m.mine.mood is not m.theirs.mood]
    for one in moods[:1]:
        yield _certainty(claim, passage, one)


def _by_cues(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """What a word like "no" or "without" bears on in one of the two, and the other says without denying it."""
    mine, theirs = _denied(claim), _denied(passage)
    only_mine = [s for s in mine if _is_stated(passage, s)]
    only_theirs = [s for s in theirs if _is_stated(claim, s)]
    if only_mine and not theirs and not _denies(passage):
        word = claim.stems[only_mine[0]]
        said = f"You deny what the reports say: “{mine[only_mine[0]]} … {word.text}”."
        yield SlotReading(
            SlotKind.NEGATION,
            Outcome.DIFFER,
            word.span,
            passage.cite(passage.stems[only_mine[0]].span),
            said,
            _CUES_ONLY,
        )
    elif only_theirs and not mine and not _denies(claim):
        word = passage.stems[only_theirs[0]]
        said = f"The reports deny what you say: “{theirs[only_theirs[0]]} … {word.text}”."
        yield SlotReading(
            SlotKind.NEGATION,
            Outcome.DIFFER,
            claim.stems[only_theirs[0]].span,
            passage.cite(word.span),
            said,
            _CUES_ONLY,
        )


def _denied(telling: Telling) -> dict[str, str]:
    """Stems of the words that "not", "no" or "without" hangs on in the tree, with that word; "not X but Y" denies nothing."""
    text = telling.report.report.text
    found: dict[str, str] = {}
    for token in telling.tokens:
        cue = fold(token.span.of(text))
        if cue not in NEGATIVES:
            continue
        above = telling.tokens[token.head]
        turned = any(
            t.span.start > token.span.end and fold(t.span.of(text)) == "but" for t in telling.tokens
        )
        if not turned and above is not token and above.upos in ("NOUN", "VERB", "ADJ"):
            found.setdefault(stem(fold(above.span.of(text))), cue)
    return found


def _is_stated(telling: Telling, denied: str) -> bool:
    """Whether a text says what the other denies: as a verb, or as who or what of one."""
    word = telling.stems.get(denied)
    if word is None or f"un{denied}" in telling.stems:
        return False
    at = telling.token_at(word.span)
    return at is not None and telling.tokens[at].relation.startswith(_STATING)


def _denies(telling: Telling) -> bool:
    """Whether a text has words of its own that deny: "negative", "ruled out"."""
    return any(word.folded in lines("negative_words.txt") for word in telling.words)


def _negation(claim: Telling, passage: Telling, one: Matched) -> SlotReading:
    they = _phrase(passage, one.theirs)
    said = (
        f"The reports deny what you say: “{they}”."
        if one.theirs.denied
        else f"You deny what the reports say: “{they}”."
    )
    return SlotReading(
        SlotKind.NEGATION,
        Outcome.DIFFER,
        _place(claim, one.mine),
        passage.cite(_place(passage, one.theirs)),
        said,
        one.score,
    )


_TOLD = {
    Mood.ACTUAL: "as a fact",
    Mood.POSSIBLE: "as possible only",
    Mood.PLANNED: "as planned or wanted only",
}


def _certainty(claim: Telling, passage: Telling, one: Matched) -> SlotReading:
    said = f"The reports tell it {_TOLD[one.theirs.mood]} (“{_phrase(passage, one.theirs)}”), you {_TOLD[one.mine.mood]}."
    return SlotReading(
        SlotKind.CERTAINTY,
        Outcome.DIFFER,
        _place(claim, one.mine),
        passage.cite(_place(passage, one.theirs)),
        said,
        one.score,
    )


def _place(telling: Telling, clause: Clause) -> Span:
    return telling.tokens[clause.head].span


def _phrase(telling: Telling, clause: Clause) -> str:
    """The verb with the words that deny or weaken it."""
    at = sorted({*clause.cues, clause.head})
    return " ".join(fold(telling.printed(telling.tokens[i].span)) for i in at)
