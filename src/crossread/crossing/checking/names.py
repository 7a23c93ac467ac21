"""Names of people, bodies and things: each must be the one a passage names, or means by "he" and "the minister"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from crossread.crossing.checking.places import places_of
from crossread.crossing.checking.spelled import same_word, same_words, share_of
from crossread.crossing.checking.telling import Named, Telling
from crossread.crossing.events.stems import stem
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.layers import MentionKind
from crossread.text.name_match import initials_of
from crossread.text.words import is_stop

_LOOSE = 0.5  # weight where nothing but the sort of name says that one stands for the other
_HALF = 0.5
_BESIDE = 2  # words to either side of a name that may be its title


def name_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One for each name in the claim that is not of a place, sources of statements left out: they have their own slot."""
    places = {place.span for place in places_of(claim)}
    for mine in claim.names:
        if mine.span not in places:
            yield _answer(claim, passage, mine)


def _answer(claim: Telling, passage: Telling, mine: Named) -> SlotReading:
    named = f"The passage names {mine.printed}."
    if _is_named(mine, passage):
        return SlotReading(SlotKind.NAME, Outcome.AGREE, mine.span, passage.cite(passage.span), named)
    namesake = next((t for t in passage.names if _other_first_name(mine, t)), None)
    if namesake is not None:
        return _differs(passage, mine, namesake, 1.0)
    places = {p.span for p in places_of(passage)}
    rivals = [
        t
        for t in passage.names
        if t.kind is mine.kind and t.span not in places and not _known(t, claim, passage)
    ]
    aligned = [t for t in rivals if _title(claim, mine) & _title(passage, t)]
    if aligned:
        # one office has one holder; there are Iraqi militias and Kurdish ones
        return _differs(passage, mine, aligned[0], 1.0 if mine.kind is MentionKind.PERSON else _LOOSE)
    if same_words(mine.parts, passage.around_words):
        return SlotReading(
            SlotKind.NAME, Outcome.CONTEXT, mine.span, None, f"The report names {mine.printed} beside it."
        )
    if share_of(mine.parts, passage.name_words) >= _HALF:
        said = f"The passage names part of {mine.printed}."
        return SlotReading(SlotKind.NAME, Outcome.CONTEXT, mine.span, None, said)
    if rivals:
        return _differs(passage, mine, rivals[0], _LOOSE)
    if same_words(mine.parts, passage.report_words):
        return SlotReading(
            SlotKind.NAME, Outcome.CONTEXT, mine.span, None, f"The report names {mine.printed}.", _LOOSE
        )
    return SlotReading(
        SlotKind.NAME, Outcome.SILENT, mine.span, None, f"The passage does not name {mine.printed}."
    )


def _is_named(mine: Named, passage: Telling) -> bool:
    """Whether the passage names it, means it by a pronoun or a noun, or names it by its initials."""
    by_words = same_words(mine.parts, [w.folded for w in passage.words])
    return by_words or same_words(mine.parts, passage.name_words) or _by_initials(mine, passage)


def _known(their: Named, claim: Telling, passage: Telling) -> bool:
    """Whether the claim names it too, or it is a common noun with a capital at the start of its sentence."""
    opens = their.span.start == passage.span.start and len(their.parts) == 1
    return opens or same_words(their.parts, claim.name_words)


def _title(telling: Telling, named: Named) -> frozenset[str]:
    """Stems of the telling words right before and after a name: "chairman", "the prefect of Ayorou"."""
    before = [w for w in telling.words if w.span.end <= named.span.start][-_BESIDE:]
    after = [w for w in telling.words if w.span.start >= named.span.end][:_BESIDE]
    return frozenset(stem(w.folded) for w in (*before, *after) if not is_stop(w.folded))


def _differs(passage: Telling, mine: Named, their: Named, weight: float) -> SlotReading:
    said = f"The reports name {their.printed}, you say {mine.printed}."
    return SlotReading(SlotKind.NAME, Outcome.DIFFER, mine.span, passage.cite(their.span), said, weight)


def _other_first_name(mine: Named, their: Named) -> bool:
    """One surname with two first names: Maria Lopez and Carlos Lopez."""
    if MentionKind.PERSON not in (mine.kind, their.kind) or min(len(mine.parts), len(their.parts)) < 2:
        return False
    return same_word(mine.parts[-1], their.parts[-1]) and not same_word(mine.parts[0], their.parts[0])


def _by_initials(mine: Named, passage: Telling) -> bool:
    theirs: Collection[tuple[str, ...]] = [t.parts for t in passage.names]
    short = mine.parts[0] if len(mine.parts) == 1 else ""
    if short and any(short in initials_of(parts) for parts in theirs):
        return True
    return any(len(parts) == 1 and parts[0] in initials_of(mine.parts) for parts in theirs)
