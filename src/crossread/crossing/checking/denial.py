"""Negation and certainty: whether what the claim says is done is told as done, denied, possible or planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.checking.clauses import Clause, Mood
from crossread.crossing.checking.lists import moods
from crossread.crossing.checking.matching import LIGHT, Matched
from crossread.crossing.checking.stages import stage_slots
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.themes import parties_of
from crossread.crossing.events.stems import stem
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.span import Span
from crossread.text.words import fold

# clauses of a claim that say by themselves how sure they are
_ASSERTED = ("root", "conj", "ccomp", "parataxis")
_BY_WORDS = 0.5  # weight where words like "may" bear on the deed, and no verb of both shows it


def denial_slots(claim: Telling, passage: Telling, matched: Sequence[Matched]) -> Iterator[SlotReading]:
    """One for negation and one for certainty, where both texts tell a deed by the same verb."""
    same = [m for m in matched if m.mine.stem == m.theirs.stem and m.mine.stem not in LIGHT]
    negation = [m for m in same if _of_one(claim, passage, m) and _is_denied_in_one(claim, passage, m)]
    if negation:
        yield _negation(claim, passage, negation[0])
    told_otherwise = [m for m in same if _have_parties(m) and _is_less_sure(claim, passage, m)]
    if told_otherwise:
        yield _certainty(claim, passage, told_otherwise[0])
        return
    by_moods = list(_by_moods(claim, passage)) if all(m.mine.mood is m.theirs.mood for m in matched) else []
    yield from by_moods or stage_slots(claim, passage)


def _have_parties(one: Matched) -> bool:
    return all(clause.agents or clause.patients for clause in (one.mine, one.theirs))


def _of_one(claim: Telling, passage: Telling, one: Matched) -> bool:
    mine, theirs = parties_of(claim, one.mine), parties_of(passage, one.theirs)
    return any(a.is_party(b) or a.may_be(b) for a in mine for b in theirs)


def _is_denied_in_one(claim: Telling, passage: Telling, one: Matched) -> bool:
    """Whether one text denies it, and the passage has no other telling of it that goes with the claim."""
    if one.mine.denied == one.theirs.denied or _are_of_other_times(claim, passage, one):
        return False
    alike = [c for c in passage.clauses if c.stem == one.mine.stem and c.denied == one.mine.denied]
    return not any(_of_one(claim, passage, Matched(one.mine, c, 1.0)) for c in alike)


def _are_of_other_times(claim: Telling, passage: Telling, one: Matched) -> bool:
    """Whether both clauses have a time of their own, by other words: "none this year, four last year"."""
    mine, theirs = _times(claim, one.mine), _times(passage, one.theirs)
    return bool(mine and theirs) and not mine & theirs


def _times(telling: Telling, clause: Clause) -> frozenset[str]:
    near = {clause.head} | {at for at, t in enumerate(telling.tokens) if t.head == clause.head}
    near |= {at for at, t in enumerate(telling.tokens) if t.head in near and t.relation.startswith("nmod")}
    spans = [telling.tokens[at].span for at in near]
    times = [t.span for t in telling.report.reading.times if any(t.span.overlaps(span) for span in spans)]
    return frozenset(fold(telling.printed(span)) for span in times)


def _is_less_sure(claim: Telling, passage: Telling, one: Matched) -> bool:
    """Whether the claim tells as a fact what the passage nowhere does; "takes over on Saturday" is a plan too."""
    if one.theirs.mood is Mood.ACTUAL or one.theirs.denied or not _is_asserted(claim, one.mine):
        return False
    return not any(c.stem == one.mine.stem and c.mood is Mood.ACTUAL for c in passage.clauses)


def _is_asserted(telling: Telling, clause: Clause) -> bool:
    told = clause.mood is Mood.ACTUAL and not clause.denied
    return told and telling.tokens[clause.head].relation in _ASSERTED and not _is_to_come(telling, clause)


def _is_to_come(telling: Telling, clause: Clause) -> bool:
    """A present, or a word of plans before the verb that the tree does not join to it."""
    text = telling.report.report.text
    before = [fold(t.span.of(text)) for t in telling.tokens[: clause.head]]
    helped = any(t.head == clause.head and t.relation.startswith("aux") for t in telling.tokens)
    if not helped and fold(telling.printed(_place(telling, clause))).endswith("s"):
        return True
    return any(moods("over").get(word) == "planned" or moods("helper").get(word) for word in before)


def _by_moods(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """What the claim tells as done, and the passage only "may" do or would "consider", by other verbs around it."""
    if any(c.mood is not Mood.ACTUAL for c in claim.clauses):
        return
    done = {s for c in passage.clauses if c.mood is Mood.ACTUAL for s in _deed(passage, c)}
    for theirs in passage.clauses:
        if theirs.mood is Mood.ACTUAL or theirs.denied:
            continue
        weighed = fold(passage.printed(_place(passage, theirs))) in moods("over")
        open_ones = (_deed(passage, theirs) if weighed else {theirs.stem}) - done
        for mine in claim.clauses:
            shared = (_deed(claim, mine) if weighed else {mine.stem}) & open_ones - LIGHT
            if shared and _is_asserted(claim, mine):
                yield _certainty(claim, passage, Matched(mine, theirs, _BY_WORDS))
                return


def _deed(telling: Telling, clause: Clause) -> frozenset[str]:
    """Stems of a verb and of what it is done to, names left out."""
    below = [at for at, t in enumerate(telling.tokens) if t.head == clause.head and t.relation == "xcomp"]
    tokens = [telling.tokens[at] for at in (clause.head, *clause.patients, *below)]
    text = telling.report.report.text
    return frozenset(stem(fold(t.span.of(text))) for t in tokens if t.upos in ("NOUN", "VERB")) - LIGHT


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
