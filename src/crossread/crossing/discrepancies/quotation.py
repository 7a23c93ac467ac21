"""Quotation: words altered inside quote marks, cut, or quote marks dropped or added."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.linked import Linked
from crossread.crossing.quoting import QuoteChange, QuotePair, quote_pairs
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation
from crossread.text.words import is_stop, words

_NEGATING = frozenset({"not", "no", "never", "nor", "only"})
_CONTRACTED = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am"}
_WHOLE = {"can't": "can not", "cannot": "can not", "won't": "will not"}
_IS_AFTER = frozenset({"it's", "that's", "he's", "she's", "there's", "what's", "who's"})


def quotation_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each pair of quotations that should be the same words and are not."""
    for link in scene.linked:
        for pair in quote_pairs(
            link.a, link.i, link.b, link.j, score=link.score, reused=link.reused and link.one_lineage
        ):
            if pair.change is not QuoteChange.SAME and not _only_house_style(link, pair):
                yield _finding(link, pair)


def _only_house_style(link: Linked, pair: QuotePair) -> bool:
    """Whether the difference is none of substance.

    Spelling of one and the same word, a contraction written out, function words left outside the marks; or
    marks around a title of a work, every word of which has a capital.
    """
    text_a, text_b = pair.a.of(link.a.report.text), pair.b.of(link.b.report.text)
    if pair.change is QuoteChange.UNMARKED:
        marked = words(text_a if pair.marked_first else text_b)
        return all(w.text[0].isupper() for w in marked if not is_stop(w.folded))
    if _heard(text_a) == _heard(text_b):
        return True
    if pair.change is QuoteChange.CUT:
        short, long = sorted((words(text_a), words(text_b)), key=len)
        left = [w.folded for w in long]
        for word in short:
            left.remove(word.folded)
        return all(is_stop(w) and w not in _NEGATING for w in left)
    return False


def _heard(text: str) -> str:
    """Quoted words as a listener hears them: no hyphens, contractions written out, one spelling."""
    heard = "".join(_written_out(word.folded) for word in words(text))
    return "".join(c for c in heard if c.isalnum()).replace("z", "s").replace("our", "or")


def _written_out(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    if word in _IS_AFTER:
        return f"{word[:-2]} is"
    short = next((s for s in _CONTRACTED if word.endswith(s)), None)
    return word[: -len(short)] + _CONTRACTED[short] if short else word


def _finding(link: Linked, pair: QuotePair) -> Finding:
    points = (
        Point(pair.a.of(link.a.report.text), Citation(link.a.id, pair.a)),
        Point(pair.b.of(link.b.report.text), Citation(link.b.id, pair.b)),
    )
    detail, explanation = _words(link, pair)
    return Finding(
        kind=DiscrepancyKind.QUOTATION,
        detail=detail,
        confidence=_confidence(link, pair),
        explanation=explanation,
        points=points,
    )


def _words(link: Linked, pair: QuotePair) -> tuple[str, str]:
    if pair.change is QuoteChange.UNMARKED:
        if link.directed:
            return (
                ("marks dropped", "The copy prints quoted words without quote marks.")
                if pair.marked_first
                else ("marks added", "The copy puts quote marks around words its source did not quote.")
            )
        return (
            "marks differ",
            "The same words stand in quote marks in one report and without them in another.",
        )
    if pair.change is QuoteChange.CUT:
        if link.directed and len(pair.b) < len(pair.a):
            return "cut", "The copy keeps only a part of the quoted words."
        return "cut", "One report quotes only a part of the words the other quotes."
    if link.directed:
        return "altered", "The copy changed words inside the quote marks."
    if link.one_lineage:
        return "altered", "Two renderings of one text quote the same remark in different words."
    return "rendered differently", "Separate accounts quote what seems the same remark in different words."


def _confidence(link: Linked, pair: QuotePair) -> float:
    """Grows with the words kept and with how alike the surrounding passages are."""
    base = 0.45 * min(1.0, pair.likeness + 0.25) + 0.45 * link.score
    return round(min(0.98, base + (0.08 if link.reused else 0.0)), 3)
