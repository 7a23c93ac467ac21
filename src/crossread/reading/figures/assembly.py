"""Figures of one report, put together from counts, harms and what stands about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.domain.facts import EventStatus, Figure
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.reading.figures.around import Around
from crossread.reading.figures.counted import Counted, counted_of, is_countable, who_of
from crossread.reading.figures.harm import Harm
from crossread.reading.figures.harms import harms_of
from crossread.reading.figures.implied import Implied, is_nobody, nothing_of
from crossread.reading.figures.lexicon import is_person
from crossread.reading.figures.measures import measures_of
from crossread.reading.figures.nearest import figures_by_nearness
from crossread.reading.figures.tied import continues, harm_of, may_be_near
from crossread.reading.figures.tone import is_out_of, is_part, is_running, status_of
from crossread.reading.figures.voices import Voices
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree

_NONE_TOKENS = 4  # "no one of the"
_MOST_WHOLES = 4  # how many figures back a part looks for its whole


def figures_of(ground: Ground) -> tuple[Figure, ...]:
    """Figures of a report in text order.

    A number is tied to its harm by the syntax tree; where the tree says nothing, to the nearest word of harm of its
    clause (the only rule for a text without tokens). A number that counts nothing of the codebook is no figure, nor is
    one that cannot be a count: a fraction of a person, more people than there are.
    """
    counts = _counts(ground) if ground.tree.tokens else _by_nearness(ground, ground.numbers)
    voices = Voices(ground)
    around = Around(ground, sorted(figure.number.span for figure in counts), voices)
    found = [
        _told(ground, figure, around, voices)
        for figure in (*counts, *measures_of(ground.text, ground.numbers))
    ]
    return _parted(ground.text, sorted(found, key=lambda f: (f.number.span, f.what)))


def _counts(ground: Ground) -> list[Figure]:
    tree = ground.tree
    harms = harms_of(tree)
    of_patient: dict[int, list[Harm]] = {}
    for harm in harms:
        of_patient.setdefault(harm.patient, []).append(harm)
    figures: list[Figure] = []
    loose: list[Number] = []
    numbered: set[int] = set()
    previous: tuple[Counted, Harm] | None = None
    for one in counted_of(tree, ground.numbers):
        numbered.add(one.head)
        tied = harm_of(tree, one, of_patient)
        if tied is None and previous is not None and continues(tree, one, previous[0]):
            tied = replace(previous[1], patient=one.head)
        if tied is not None and previous is not None and _is_mere_whole(ground, one, tied, previous):
            continue
        if previous is not None and _is_within(tree, one, previous[0]):
            continue
        if _is_of_none(tree, one):
            continue
        previous = None if tied is None else (one, tied)
        if tied is not None:
            figures.append(_counted_figure(ground, one, tied))
        elif may_be_near(tree, one):
            loose.append(one.number)
    taken = [figure.number.span for figure in figures]
    near = _by_nearness(ground, loose)
    figures += [figure for figure in near if not any(figure.span.contains(span) for span in taken)]
    alone = [harm for harm in (*harms, *nothing_of(tree)) if harm.patient not in numbered]
    return figures + _implied(ground, alone)


def _is_mere_whole(ground: Ground, one: Counted, tied: Harm, previous: tuple[Counted, Harm]) -> bool:
    """Whether the harm is only that of a part: in "three of the 12 sailors have died" nobody says that 12 have."""
    tree, (part, harm) = ground.tree, previous
    is_tied = tree.tokens[tied.word].relation.split(":")[0] in ("acl", "amod")
    told_of_noun = is_tied or tied.word in (one.head, one.head + 1)
    return harm.word == tied.word and not told_of_noun and is_out_of(ground.text, one.number, part.number)


def _is_within(tree: Tree, one: Counted, previous: Counted) -> bool:
    """Whether a count only says of what the one before is: "eight members of one family"."""
    before = tree.within(one.number.span)[0] - 1
    return previous.noun is not None and before == previous.noun + 1 and tree.lowered[before] == "of"


def _is_of_none(tree: Tree, one: Counted) -> bool:
    """Whether a count is of those whom nothing happened to: "none of the 12 sailors"."""
    first = tree.within(one.number.span)[0]
    before = tree.lowered[max(first - _NONE_TOKENS, 0) : first]
    nobody = next((i for i, word in enumerate(before) if word in ("none", "nobody", "one")), None)
    if nobody is None or (before[nobody] == "one" and before[max(nobody - 1, 0)] != "no"):
        return False
    return "of" in before[nobody:]


def _counted_figure(ground: Ground, one: Counted, harm: Harm) -> Figure:
    tree = ground.tree
    tokens = [harm.word, one.head, *([] if one.noun is None else [one.noun])]
    return Figure(
        span=_over([one.number.span, *(tree.tokens[i].span for i in tokens)]),
        number=one.number,
        what=harm.what,
        who=one.who,
        status=status_of(tree, harm.word, is_denial=harm.is_denial),
    )


def _implied(ground: Ground, harms: Sequence[Harm]) -> list[Figure]:
    tree, implied = ground.tree, Implied(ground)
    figures: dict[tuple[Span, str], Figure] = {}
    for harm in harms:
        number = implied.number(harm.patient, harm.what) if harm.what != "treated" else None
        if number is None or (number.span, harm.what) in figures:
            continue
        nobody = is_nobody(tree, harm.patient)
        figures[number.span, harm.what] = Figure(
            span=_over([number.span, tree.tokens[harm.word].span]),
            number=number,
            what=harm.what,
            who=who_of(tree, harm.patient) if is_person(tree.lowered[harm.patient]) else "",
            implied=True,
            status=EventStatus.ACTUAL if nobody else status_of(tree, harm.word, is_denial=harm.is_denial),
        )
    return list(figures.values())


def _by_nearness(ground: Ground, numbers: Sequence[Number]) -> list[Figure]:
    countable = [number for number in numbers if is_countable(number, ground.text)]
    return figures_by_nearness(ground.text, ground.passages, countable) if countable else []


def _told(ground: Ground, figure: Figure, around: Around, voices: Voices) -> Figure:
    """The figure with its place, time, source, and whether it is a total that grows."""
    passage = ground.passage_at(figure.number.span.start)
    if passage is None:
        return figure
    is_count = not figure.number.unit or figure.number.unit in ("people", "persons")
    return replace(
        figure,
        place=around.place(figure.number.span, passage) if is_count else None,
        time=around.time(figure.number.span, passage) if is_count else None,
        source=voices.source(figure.number.span, passage),
        running=is_count
        and not figure.implied
        and is_running(ground.text, figure.span, passage=passage.span),
    )


def _parted(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with what they are parts of; a part without a harm of its own shares its whole's."""
    parted = []
    for at, figure in enumerate(figures):
        near = [*reversed(figures[max(at - _MOST_WHOLES, 0) : at]), *figures[at + 1 : at + 2]]
        whole = None
        if not figure.implied and not figure.number.unit:
            whole = next(
                (w for w in near if w.what == figure.what and is_part(text, w.number, figure.number)), None
            )
        parted.append(replace(figure, part_of=whole.number.span) if whole else figure)
    return tuple(parted)


def _over(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))
