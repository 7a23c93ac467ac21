"""Omission: a copy leaves out who said it, or a word that bounds a figure; caveats that it leaves out: `caveat.py`.

Of two renderings of one text whose direction is open, one leaves out what the other says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.crossing.comparing.linked import Linked, turned, words_alike
from crossread.crossing.discrepancies.caveat import caveat_findings
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.telling import cue_in, is_told_itself, told
from crossread.crossing.figures.ranges import is_hedged
from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.speech.speaking import telling_words
from crossread.crossing.stance import Cue, Stance, cues_in
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.layers import Attribution, Number
from crossread.domain.span import Citation, Span
from crossread.text.words import is_stop, words

_SURELY_SAME = (
    0.75  # probability from which a passage of a copy is its source's, whatever the alignment holds
)
_VERY_WORDS = 0.7  # likeness word by word from which separate accounts have one sentence
_MOSTLY_QUOTED = 0.6  # quote marks say by themselves that somebody speaks
_PRONOUN_CHARS = 4  # "He", "They": the speaker was named before, and nothing is lost with them
_NAMED = 0.3  # share of the words that tell who it is from which the copy names the voice somewhere
_OF_WHAT_IS_SAID = 0.8  # share of the common words that stand in what the source is said to have said
# How often such a card is right on the dev stories: lost bounds, and lost voices by how alike the words are.
_BOUND_LOST, _VOICE_LOST, _BY_WORDS = 0.85, 0.5, 0.4
_BESIDE = 3  # words before and after a number in which a bound stands ("29 or more", "a minimum of 29")


def omission_findings(scene: Scene) -> Iterator[Finding]:
    """Attributions and qualifiers lost in passages taken over, then passages that carry a caveat."""
    for link in scene.linked:
        if _is_taken_over(link):
            yield from _lost(link)
            if not link.directed:
                yield from _lost(turned(link))
    yield from caveat_findings(scene)


def _is_taken_over(link: Linked) -> bool:
    """A passage of one account, or one whose very words another account has."""
    if link.one_lineage:
        return link.reused or link.probability >= _SURELY_SAME
    return link.reused and words_alike(link) >= _VERY_WORDS


def _lost(link: Linked) -> Iterator[Finding]:
    yield from _lost_attribution(link)
    yield from _lost_qualifier(link)


def _lost_attribution(link: Linked) -> Iterator[Finding]:
    if is_told_itself(link.b, link.j) or link.b.quoted_share[link.j] >= _MOSTLY_QUOTED:
        return
    if link.text_b.rstrip().endswith("?") or _is_left_open(link):
        return
    said_so = next((a for a in told(link.a, link.i) if a.source and len(a.source) > _PRONOUN_CHARS), None)
    source = said_so.source if said_so is not None else _telling_cue(link)
    if source is None or _still_named(link, source) or _is_the_copy(link, source):
        return
    if _named_elsewhere(link, source) >= _NAMED:
        return
    if not telling_words(source.of(link.a.report.text)):
        return  # "officials", "the statement", "he": no voice is lost that the words would tell
    taken = _taken_of_what_is_said(link, said_so) if said_so is not None else 1.0
    if taken < _OF_WHAT_IS_SAID:
        return
    yield Finding(
        kind=DiscrepancyKind.OMISSION,
        detail="attribution",
        confidence=round(_sureness_of_loss(link, source), 3),
        explanation=_who_is_lost(link, source, is_read=said_so is not None),
        points=(
            Point(source.of(link.a.report.text), Citation(link.a.id, source)),
            Point(link.text_b, link.citations[1]),
        ),
        signals=(
            ("attribution: words", words_alike(link)),
            ("attribution: one account", float(link.one_lineage)),
            ("attribution: read", float(said_so is not None)),
            ("attribution: named elsewhere", _named_elsewhere(link, source)),
        ),
    )


def _sureness_of_loss(link: Linked, source: Span) -> float:
    """The nearer the words, the surer that a voice was taken out of them; less where the copy may mean it elsewhere."""
    return max(0.1, _VOICE_LOST + _BY_WORDS * words_alike(link) - _named_elsewhere(link, source))


def _who_is_lost(link: Linked, source: Span, *, is_read: bool) -> str:
    who = " ".join(source.of(link.a.report.text).split())
    if not is_read:
        return f"{'The copy' if link.directed else 'The other report'} leaves out “{who}”."
    if link.directed:
        return f"The copy does not say who said it: {who}."
    return f"One report says who said it ({who}), the other does not."


def _is_left_open(link: Linked) -> bool:
    """Whether the copy says by "allegedly" or "is accused of", or by "deny", that it is not the report's own.

    A word that the source has too ("may not be moved") says nothing of a voice.
    """
    mine, theirs = (
        {c.text for c in cues_in(r.passage_text(at), r.words[at]) if _opens(c)}
        for r, at in ((link.a, link.i), (link.b, link.j))
    )
    return not theirs <= mine


def _opens(cue: Cue) -> bool:
    return cue.stance is Stance.OPEN or (cue.stance is Stance.DENIED and cue.is_verb)


def _taken_of_what_is_said(link: Linked, said_so: Attribution) -> float:
    """The share of the words both passages have that stand in what was said, not in who said it or besides."""
    start = link.a.passages[link.i].span.start
    common = [w for w in link.a.words[link.i] if w.folded in link.b.content[link.j]]
    inside = [w for w in common if any(part.overlaps(w.span.shift(start)) for part in said_so.content)]
    return len(inside) / len(common) if common else 1.0


def _named_elsewhere(link: Linked, source: Span) -> float:
    """The share of the words that tell who the source is that stand anywhere in the copy."""
    telling = telling_words(source.of(link.a.report.text))
    named = telling & {word for row in link.b.content for word in row}
    return len(named) / max(len(telling), 1)


def _telling_cue(link: Linked) -> Span | None:
    """ "According to" with whose word it is, or hearsay; other words of telling are somebody's doing ("was declared")."""
    found = cue_in(link.a, link.i)
    if found is None:
        return None
    said = " ".join(w.folded for w in words(found.of(link.a.report.text)))
    names = telling_words(said) - listed("telling_cues") - listed("same_voices")
    is_told_of = "according to" in said and bool(names)
    return found if is_told_of or any(cue in said for cue in listed("hearsay_cues")) else None


def _is_the_copy(link: Linked, source: Span) -> bool:
    """Whether the source is a medium that does not name itself in its own report, or whoever reads: "anyone with news"."""
    said = source.of(link.a.report.text)
    if any(w.folded in listed("paper_words") or w.folded in listed("readers") for w in words(said)):
        return True
    telling = telling_words(said)
    return bool(telling) and telling <= telling_words(link.b.report.outlet or "")


def _still_named(link: Linked, source: Span) -> bool:
    """Whether the copy's passage, or the one before or after it, holds most words that tell who the source is."""
    telling = {
        w.folded
        for w in words(source.of(link.a.report.text))
        if not is_stop(w.folded) and w.folded not in listed("telling_cues")
    }
    if len(telling & link.b.content[link.j]) * 2 > len(telling):
        return True
    near = link.b.content[max(0, link.j - 1) : link.j + 2]
    return bool(telling) and any(len(telling & row) * 2 >= len(telling) for row in near)


def _lost_qualifier(link: Linked) -> Iterator[Finding]:
    for number in _inside(link.a, link.i):
        value = number.best or number.low or number.high
        bound = number.qualifier.casefold()
        if not bound or bound in listed("plain_qualifiers") or value is None:
            continue
        same = [n for n in _inside(link.b, link.j) if n.best == value and _count_alike(link, number, n)]
        if not same or _is_bounded(link.b, value):
            continue
        who = "The copy" if link.directed else "One of two renderings of a text"
        yield Finding(
            kind=DiscrepancyKind.OMISSION,
            detail="qualifier",
            confidence=round(_BOUND_LOST * link.probability, 3),
            explanation=f"{who} drops “{number.qualifier}” from the figure.",
            points=(
                Point(number.span.of(link.a.report.text), Citation(link.a.id, number.span)),
                Point(same[0].span.of(link.b.report.text), Citation(link.b.id, same[0].span)),
            ),
            signals=(("qualifier: same", link.probability),),
        )


def _count_alike(link: Linked, mine: Number, theirs: Number) -> bool:
    """Whether two numbers are of one unit, neither an age nor a part of a longer word ("17-year-old")."""
    after = link.b.report.text[theirs.span.end : theirs.span.end + 1]
    return mine.unit == theirs.unit and after != "-"


def _inside(report: Prepared, index: int) -> list[Number]:
    return [n for n in report.reading.numbers if report.passages[index].span.contains(n.span)]


def _is_bounded(report: Prepared, value: float) -> bool:
    """Whether a report bounds the number wherever it prints it: "at least 29", "29 or more"."""
    return any(
        is_hedged(number) or _has_bound_beside(report, number)
        for number in report.reading.numbers
        if number.best == value or value in (number.low, number.high)
    )


def _has_bound_beside(report: Prepared, number: Number) -> bool:
    text = report.report.text
    before = [w.folded for w in words(text[max(0, number.span.start - _BESIDE_CHARS) : number.span.start])]
    after = [w.folded for w in words(text[number.span.end : number.span.end + _BESIDE_CHARS])]
    near = (*before[-_BESIDE:], *after[:_BESIDE])
    return any(word in listed("bound_words") for word in near) or bool(_AT_LEAST.search(" ".join(after)))


_AT_LEAST = re.compile(r"\bat the (?:very )?least\b")  # "17 people at the very least"
_BESIDE_CHARS = 40  # enough for that many words
