"""Polarity: a statement denied in one report and made in another, or a hedge that comes or goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import Indel

from crossread.crossing.discrepancies.bearing import Borne, borne_on, certainty_cues, says_plainly
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.telling import is_told
from crossread.crossing.linked import Linked, turned
from crossread.crossing.listed import listed
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Span
from crossread.text.negation import Polarity, polarity
from crossread.text.words import words

_SAME_ASSERTION = 0.5  # separate accounts of one point: a denial of one is worth a look whatever the words
_CLOSE = 0.70  # looser pairs differ in so much that a missing "not" proves nothing
_NEAR = 0.45  # likeness of such accounts
_MAINLY_QUOTED = 0.4
_STEM_CHARS = 4
_DENIED, _HEDGED = 2, 2  # words after a cue that say what it denies or hedges
_EXCEPTED = re.compile(
    r"\b(?:no|nothing|none|nobody)(?: [\w’'-]+){0,2} (?:but|except|other than)\b", re.IGNORECASE
)


def polarity_findings(scene: Scene) -> Iterator[Finding]:
    """Close passages of which one negates or hedges and the other does not."""
    for link in scene.linked:
        if not _is_comparable(link):
            continue
        a, b = polarity(link.text_a), polarity(link.text_b)
        found = _denied(link, a, b) or (None if _mainly_quoted(link) else _hedged(link, a, b))
        if found is not None:
            yield found


def _is_comparable(link: Linked) -> bool:
    near = (link.one_lineage and link.reused) or link.probability >= _SAME_ASSERTION
    return link.score >= _CLOSE or (near and link.score >= _NEAR)


def _denied(link: Linked, a: Polarity, b: Polarity) -> Finding | None:
    for one, found, theirs in ((link, a, b), (turned(link), b, a)):
        cues = [
            borne.cue
            for borne in borne_on(one.text_a, found.negation_words, most=_DENIED)
            if (place := _plain(one, borne, theirs)) is not None
            and _tells_of_happening(one, borne, place)
            and not _is_only_contrast(one, borne)
        ]
        if cues and len(set(theirs.negation_words)) < len(found.negation_words):
            said = f"One report negates ({_quoted(cues)}) what the other states."
            return _finding(link, "negation", said, cues=len(cues))
    return None


def _hedged(link: Linked, a: Polarity, b: Polarity) -> Finding | None:
    mine, theirs = certainty_cues(a.hedge_words), certainty_cues(b.hedge_words)
    if bool(mine) == bool(theirs) or (a.hedged and b.hedged):
        return None
    one, found, other = (link, mine, b) if mine else (turned(link), theirs, a)
    cues = [
        borne.cue
        for borne in borne_on(one.text_a, found, most=_HEDGED)
        if _plain(one, borne, other) is not None
        and not (borne.cue in listed("hearsay_cues") and is_told(one.b, one.j))
    ]
    if not cues or _leaves_open(one.text_b):
        return None
    lost = "The copy states as certain what its source hedges" if mine else "The copy adds a hedge"
    said = lost if link.directed else "One report hedges what the other states as certain"
    return _finding(link, "certainty", f"{said} ({_quoted(cues)}).", cues=len(cues))


def _leaves_open(text: str) -> bool:
    """Whether the report without the hedge has other words for it: "the inquiry points to"."""
    return any(w.folded in listed("left_open") for w in words(text))


def _plain(link: Linked, borne: Borne, theirs: Polarity) -> Span | None:
    if _shared_otherwise(borne.cue, {w.folded for w in words(link.text_b)}):
        return None
    return says_plainly(borne, link.text_b, theirs.negation_words)


def _tells_of_happening(link: Linked, borne: Borne, place: Span) -> bool:
    """Whether the reader, where there was one, takes the word for a happening in both, not denied in the other."""
    if "events" not in link.a.reading.reader_layers or "events" not in link.b.reading.reader_layers:
        return True
    mine = borne.first.shift(link.a.passages[link.i].span.start)
    theirs = place.shift(link.b.passages[link.j].span.start)
    return any(event.span.overlaps(mine) for event in link.a.reading.events) and any(
        event.span.overlaps(theirs) and not event.negated for event in link.b.reading.events
    )


def _is_only_contrast(link: Linked, borne: Borne) -> bool:
    """Whether the denial is no statement of its own: "not X but Y", "no word but Y", or that nobody says or knows it."""
    row = link.a.folded[link.i]
    contrasted = borne.cue == "not" and "but" in row[row.index("not") if "not" in row else 0 :]
    excepted = _EXCEPTED.search(link.text_a) is not None
    bounded = "until" in link.b.folded[link.j]  # "as long as it is not done" is "until it is done"
    return contrasted or excepted or bounded or borne.words[0] in listed("telling_verbs")


def _shared_otherwise(cue: str, theirs: AbstractSet[str]) -> bool:
    if cue in listed("weighed_cues"):
        return "would" in theirs
    if cue in listed("claiming_cues"):
        return not theirs.isdisjoint(listed("passing_on"))
    if cue == "n't":  # "dont": the apostrophe got lost on the way
        return any(word.endswith("nt") and word[:-2] in listed("auxiliaries") for word in theirs)
    return len(cue) > _STEM_CHARS and any(word.startswith(cue[: _STEM_CHARS + 1]) for word in theirs)


def _quoted(cues: Sequence[str]) -> str:
    return ", ".join(f"“{cue}”" for cue in dict.fromkeys(cues))


def _mainly_quoted(link: Linked) -> bool:
    return bool(min(link.a.quoted_share[link.i], link.b.quoted_share[link.j]) >= _MAINLY_QUOTED)


def _finding(link: Linked, detail: str, explanation: str, *, cues: int) -> Finding:
    first, second = link.citations
    alike = float(Indel.normalized_similarity(link.a.folded[link.i], link.b.folded[link.j]))
    return Finding(
        kind=DiscrepancyKind.POLARITY,
        detail=detail,
        confidence=round(max(0.1, min(0.95, 0.3 * link.score + 0.3 * link.probability + 0.4 * alike)), 3),
        explanation=explanation,
        points=(Point(link.text_a, first), Point(link.text_b, second)),
        signals=(
            ("alike", link.score),
            ("same", link.probability),
            ("words", alike),
            ("copied", float(link.one_lineage)),
            ("cues", float(min(cues, 3))),
            ("certainty", float(detail == "certainty")),
        ),
    )
