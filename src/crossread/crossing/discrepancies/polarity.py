"""Polarity: what one report denies another states, or a doubt that one has and the other has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.opposed import meant, opposed, speak_of_one_thing
from crossread.crossing.discrepancies.stated import Counterpart, Passage, StoryWords
from crossread.crossing.scene import Scene
from crossread.crossing.stance import Cue, Stance
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span
from crossread.text.words import is_stop


def polarity_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each passage that states what a passage of another report denies or leaves open."""
    story = StoryWords(scene.reports, scene.lexicon)
    links = _links(scene.linked)
    for passage in story.passages:
        for cue in passage.cues:
            if cue.stance is not Stance.PLANNED:
                yield from _found(scene, story, links, passage, cue)


def _links(linked: Sequence[Linked]) -> Mapping[tuple[str, int, str, int], Linked]:
    found = {}
    for link in linked:
        found[link.a.id, link.i, link.b.id, link.j] = link
        found[link.b.id, link.j, link.a.id, link.i] = link
    return found


def _found(
    scene: Scene,
    story: StoryWords,
    links: Mapping[tuple[str, int, str, int], Linked],
    passage: Passage,
    cue: Cue,
) -> Iterator[Finding]:
    places = list(story.counterparts(passage, cue))
    own = max((c.cover for c in places if c.passage.report is passage.report and not meant(c)), default=0.0)
    for one in _best_of_each(places, passage):
        link = links.get((passage.report.id, passage.index, one.passage.report.id, one.passage.index))
        same = link.probability if link else 0.0
        if (detail := opposed(scene, passage, cue, one)) and speak_of_one_thing(passage, one, same=same):
            yield _finding(scene, story, passage, cue, one, same=same, detail=detail, own=own)


def _best_of_each(places: Sequence[Counterpart], passage: Passage) -> Iterator[Counterpart]:
    """The fullest telling in each other report."""
    best: dict[str, Counterpart] = {}
    for one in places:
        known = best.get(one.passage.report.id)
        if known is None or (one.cover + one.back) > (known.cover + known.back):
            best[one.passage.report.id] = one
    yield from (one for report, one in sorted(best.items()) if report != passage.report.id)


def _finding(
    scene: Scene,
    story: StoryWords,
    passage: Passage,
    cue: Cue,
    one: Counterpart,
    *,
    same: float,
    detail: str,
    own: float,
) -> Finding:
    a, b = passage.report, one.passage.report
    i, j = passage.index, one.passage.index
    meaning = float(a.vectors[i] @ b.vectors[j])
    lineage = scene.lineage_of
    same_account = lineage[a.id].id == lineage[b.id].id
    said = _said(cue, detail, passage, one)
    names_a, names_b = a.names[i], b.names[j]
    quiet = frozenset(w for w in names_a & names_b if not is_stop(w))
    signals = {
        "cover": one.cover,
        "back": one.back,
        "head": one.likeness[0],
        "meaning": meaning,
        "same": same,
        "copied": float(same_account),
        "stated at home": own,
        "names": min(len(quiet), 3) / 3,
        "by verb": float(cue.is_verb),
        "by no": float(cue.is_none),
        "quoted": float(max(a.quoted_share[i], b.quoted_share[j])),
    }
    return Finding(
        kind=DiscrepancyKind.POLARITY,
        detail=detail,
        confidence=round(max(0.1, min(0.95, 0.5 * one.cover + 0.3 * one.back + 0.2 * meaning)), 3),
        explanation=said,
        points=(
            _point(passage, (cue.first, *(at for at, _ in one.places), cue.end - 1)),
            _point(one.passage, tuple(at for _, at in one.places)),
        ),
        signals=tuple((f"{detail}: {name}", value) for name, value in signals.items()),
    )


def _point(passage: Passage, at: Sequence[int]) -> Point:
    """The words from the first to the last of these, cited as they stand."""
    start = passage.report.passages[passage.index].span.start
    span = Span(passage.row[min(at)].span.start, passage.row[max(at)].span.end).shift(start)
    return Point(span.of(passage.report.report.text), Citation(passage.report.id, span))


def _said(cue: Cue, detail: str, passage: Passage, one: Counterpart) -> str:
    words = " ".join(one.passage.row[at].text for at in sorted({k for _, k in one.places}))
    if detail == "negation":
        return f"One report denies (“{cue.text}”) what the other states: “{words}”."
    return f"One report leaves open (“{cue.text}”) what the other states as certain: “{words}”."
