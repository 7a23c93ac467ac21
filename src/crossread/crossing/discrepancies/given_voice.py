"""A voice lost or gained: quoted words that stand without their speaker, plain words that a copy gives to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.comparing.directions import Directions
from crossread.crossing.comparing.linked import Linked, turned
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.telling import cue_in, is_told, told
from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.speech.quoting import Said
from crossread.crossing.speech.tellers import Teller, Tellers
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.layers import SourceType
from crossread.domain.span import Citation, Span
from crossread.text.words import is_stop, words

_FEWEST_WORDS = 5  # of quoted words that need a speaker; fewer may be a catchword
_NEAR = 4  # passages on either side in which a speaker without a name who is told of is not lost
_CLOSE, _SURELY_SAME = 0.6, 0.9
_LIKELY_SOURCE = 0.65  # probability from which a report that may be the source is taken for it
_FIRST_WORDS, _LAST_WORDS = 2, 4  # of a passage, among which its voice stands
_SILENT = (SourceType.MEDIA, SourceType.STATE_MEDIA, SourceType.DOCUMENT)


def lost(
    scene: Scene, a: tuple[Said, Teller | None], b: tuple[Said, Teller | None], link: Linked | None
) -> Iterator[Finding]:
    """The same quoted words, with a speaker in one report and with nobody in the other."""
    spoken, bare = (a, b) if a[1] is not None else (b, a)
    voice = spoken[1]
    if voice is None or bare[1] is not None or voice.sort in _SILENT or len(bare[0].words) < _FEWEST_WORDS:
        return
    said = bare[0]
    prepared = scene.reports[said.citation.report]
    if not _is_speech(said) or not _stands_alone(prepared, said) or _is_near(voice, prepared, said.passage):
        return
    gains = link is not None and link.directed and link.a.id == said.citation.report
    yield Finding(
        kind=DiscrepancyKind.ATTRIBUTION,
        detail="gained" if gains else "lost",
        confidence=0.85,
        explanation=(
            f"The copy gives quoted words to {voice.printed}; in its source nobody is named as their speaker."
            if gains
            else f"One report gives these words to {voice.printed}, the other quotes them without saying who spoke."
        ),
        points=(
            Point(voice.printed, with_speaker(scene, spoken[0], voice)),
            Point("nobody named", said.citation),
        ),
        signals=(
            ("alike", 1.0),
            ("same", 1.0),
            ("one account", float(link is not None and link.one_lineage)),
            ("gained", float(gains)),
        ),
    )


def with_speaker(scene: Scene, said: Said, voice: Teller) -> Citation:
    """Quoted words together with who speaks them, where both stand in one passage; else the words alone."""
    report = scene.reports[said.citation.report]
    words_at, passage = said.citation.span, report.passages[said.passage].span
    if not passage.contains(voice.told_at):
        return said.citation
    first, last = min(words_at.start, voice.told_at.start), max(words_at.end, voice.told_at.end)
    return Citation(report.id, Span(first, last))


def _is_speech(said: Said) -> bool:
    """Whether quoted words are a sentence of somebody's, and not a label or the title of a work."""
    if all(w.text[0].isupper() for w in words(said.text) if not is_stop(w.folded)):
        return False
    return said.text.rstrip()[-1:] in ".,!?…" or any(word in listed("speech_words") for word in said.words)


def _stands_alone(report: Prepared, said: Said) -> bool:
    """Whether no one tells the quoted words, and no one who is told beside them may be meant."""
    index = said.passage
    paragraph = report.passages[index].paragraph
    if _tells(report, index, broad=True):
        return False
    beside = [
        at for at in (index - 1, index + 1)
        if 0 <= at < len(report.passages) and report.passages[at].paragraph == paragraph
    ]  # fmt: skip
    if any(_tells(report, at) for at in beside):
        return False
    # A paragraph of quoted words alone goes on with the speaker of the one before it.
    alone = report.quoted_share[index] >= 1.0 and (not beside or max(beside) < index)
    return not (alone and index > 0 and (is_told(report, index - 1)))


def _tells(report: Prepared, index: int, *, broad: bool = False) -> bool:
    """Whether a passage gives words to somebody."""
    if told(report, index):
        return True
    cue = cue_in(report, index, broad=broad)
    return cue is not None and not _is_impersonal(report, index, cue)


def _is_impersonal(report: Prepared, index: int, cue: Span) -> bool:
    """Whether a cue has nobody for a subject: "was how it was described", "it was said"."""
    passage = report.passages[index].span
    text = report.report.text
    before = [w.folded for w in words(text[passage.start : cue.end])]
    after = [w.folded for w in words(text[cue.end : passage.end])]
    if "by" in after[:2]:
        return False
    return any(word in _PASSIVE for word in before[-4:]) and not any(
        word in _SPEAKING_PRONOUNS for word in before
    )


_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be", "one"})
_SPEAKING_PRONOUNS = frozenset({"he", "she", "they", "who"})


def _is_near(voice: Teller, report: Prepared, index: int) -> bool:
    """Whether the report names the speaker at all outside quote marks, or around the passage what the speaker is."""
    if any(voice.names & frozenset(row) for row in report.unquoted):
        return True
    telling = _heads(voice)
    near = range(max(index - _NEAR, 0), min(index + _NEAR + 1, len(report.passages)))
    return any(telling & frozenset(report.unquoted[at]) for at in near)


def _heads(voice: Teller) -> frozenset[str]:
    """What a speaker can be called without a name: of "relief director Asha Nair" the director, of bodies every word."""
    row = [w.folded for w in words(voice.printed)]
    if not voice.is_person:
        return frozenset(word for word in row if not is_stop(word)) | voice.posts
    first = next((at for at, word in enumerate(row) if word in voice.names), 0)
    return frozenset(row[max(first - 1, 0) : first]) | {word for word in row[first:] if word in voice.posts}


def gained(tellers: Tellers, directions: Directions, link: Linked) -> Iterator[Finding]:
    """A copy that puts into somebody's mouth what its source says itself."""
    if not (link.one_lineage and link.score >= _CLOSE and link.probability >= _SURELY_SAME):
        return
    if not link.directed and is_told(link.a, link.i):
        link = turned(link)
    if is_told(link.a, link.i) or not told(link.b, link.j):
        return
    if link.a.quoted_share[link.i] > 0 or link.b.quoted_share[link.j] > 0:
        return
    found = tellers.of_passage(link.b.id, link.j)
    if len(found) != 1 or found[0].loose or found[0].sort in _SILENT:
        return
    if not (found[0].names or found[0].posts - listed("anybody") - listed("carriers")):
        return
    (voice,) = found
    if voice.posts & listed("speaking_papers"):
        return  # a paper that both print is the voice of the one that does not say so
    if not _tells_all(link.b, link.j, voice) or _is_actor(voice, link.a, link.i):
        return
    if not link.directed and directions.first_is_source(link) < _LIKELY_SOURCE:
        return
    yield Finding(
        kind=DiscrepancyKind.ATTRIBUTION,
        detail="gained",
        confidence=round(0.3 + 0.3 * link.score + 0.3 * link.probability, 3),
        explanation=f"One report gives to {voice.printed} what the other says itself.",
        points=(
            Point("nobody named", link.citations[0]),
            Point(voice.printed, Citation(link.b.id, link.citations[1].span)),
        ),
        signals=(("alike", link.score), ("same", link.probability), ("one account", 1.0), ("gained", 1.0)),
    )


def _tells_all(report: Prepared, index: int, voice: Teller) -> bool:
    """Whether nearly the whole passage is what the voice said: the voice stands first or last in it, beside a cue."""
    span = report.passages[index].span
    row = words(span.of(report.report.text))
    source = voice.citation.span.shift(-span.start)
    place = [n for n, w in enumerate(row) if source.overlaps(w.span)]
    cued = any(a.source is not None and a.cue is not None for a in told(report, index))
    if not place or not (cued or cue_in(report, index, broad=True)):
        return False
    return place[0] <= _FIRST_WORDS or place[-1] >= len(row) - _LAST_WORDS


def _is_actor(voice: Teller, report: Prepared, index: int) -> bool:
    """Whether the source's passage or one beside it names the voice, or its headline, as whose statement it is."""
    telling = voice.names | voice.posts | {w.folded for w in words(voice.printed) if not is_stop(w.folded)}
    near = range(max(index - 1, 0), min(index + 2, len(report.passages)))
    if any(telling & frozenset(report.folded[at]) for at in near):
        return True
    if voice.names & {w.folded for w in words(report.report.title or "")}:
        return True
    return not listed("anybody").isdisjoint(report.folded[index])
