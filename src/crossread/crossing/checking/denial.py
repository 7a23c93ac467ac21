"""Negation and certainty: whether what the claim says is done is told as done, denied, possible or planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.checking.clauses import NEGATIVES, Clause, Mood
from crossread.crossing.checking.lists import lines
from crossread.crossing.checking.matching import LIGHT, Matched
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
    moods = [m for m in matched if _is_told_otherwise(claim, m)]
    for one in moods[:1]:
        yield _certainty(claim, passage, one)
    if all(m.mine.mood is m.theirs.mood for m in matched):
        yield from _by_moods(claim, passage)


def _is_told_otherwise(claim: Telling, one: Matched) -> bool:
    """Whether the moods differ; "takes over on Saturday" is a plan too, and what is denied is no more done than planned."""
    if one.mine.mood is one.theirs.mood or one.mine.denied or one.theirs.denied:
        return False
    present = fold(claim.printed(_place(claim, one.mine))).endswith("s")
    return not (present and one.theirs.mood is Mood.PLANNED)


def _by_cues(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """What a word like "no" or "without" bears on in one of the two, and the other says without denying it."""
    mine, theirs = _denied(claim), _denied(passage)
    both = claim.stems.keys() & passage.stems.keys()
    only_mine = [s for s in mine if s in both and _is_stated(passage, s)]
    only_theirs = [s for s in theirs if s in both and _is_stated(claim, s)]
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


def _by_moods(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """What the claim tells as done, and the passage has only under a word like "may" or "consider"."""
    if any(c.mood is not Mood.ACTUAL for c in claim.clauses):
        return
    done = {s for c in passage.clauses if c.mood is Mood.ACTUAL for s in _deed(passage, c)}
    for theirs in passage.clauses:
        if theirs.mood is Mood.ACTUAL:
            continue
        open_ones = _deed(passage, theirs) - done
        mine = next((c for c in claim.clauses if _deed(claim, c) & open_ones), None)
        if mine is not None:
            yield _certainty(claim, passage, Matched(mine, theirs, _CUES_ONLY))
            return


def _deed(telling: Telling, clause: Clause) -> frozenset[str]:
    """Stems of a verb and of what it is done to, names left out."""
    below = [at for at, t in enumerate(telling.tokens) if t.head == clause.head and t.relation == "xcomp"]
    tokens = [telling.tokens[at] for at in (clause.head, *clause.patients, *below)]
    text = telling.report.report.text
    return frozenset(stem(fold(t.span.of(text))) for t in tokens if t.upos in ("NOUN", "VERB")) - LIGHT


def _denied(telling: Telling) -> dict[str, str]:
    """Stems of the words that "not", "no" or "without" hangs on in the tree, with that word.

    "Not X but Y" denies nothing that the other text could say by Y.
    """
    text = telling.report.report.text
    found: dict[str, str] = {}
    for token in telling.tokens:
        cue = fold(token.span.of(text))
        if cue not in NEGATIVES:
            continue
        above = telling.tokens[token.head]
        turned = any(t.span.start > token.span.end and fold(t.span.of(text)) == "but" for t in telling.tokens)
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
