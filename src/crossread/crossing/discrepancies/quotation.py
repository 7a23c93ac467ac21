"""Quotation: words altered inside quote marks, cut, rendered otherwise, or quote marks dropped or added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.heard import heard, without_slack
from crossread.crossing.linked import Linked
from crossread.crossing.listed import listed
from crossread.crossing.quoting import QuoteChange, QuotePair, Quotes
from crossread.crossing.scene import Scene
from crossread.crossing.speaking import Voiced, same_voice, telling_words, voice_at
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation
from crossread.text.negation import polarity
from crossread.text.words import is_stop, words

_MARKED_CHANGE = re.compile(r"\[[^\]]*\]|\.\.\.|…")  # what a newspaper itself marks as changed or left out
_SAME_STATEMENT = 0.45  # likeness below which two renderings of a remark are taken for two translations
_STRAY = (
    0.6  # of the words: two remarks of nobody known to be the same speaker must be this alike, unless linked
)
_NEARLY = 0.85


def quotation_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each pair of quotations that should be the same words and are not."""
    for pair in Quotes(scene).pairs():
        if _only_house_style(scene, pair):
            continue
        if pair.change is QuoteChange.UNMARKED:
            if not _quotes_a_paper(scene, pair):
                yield _unmarked(scene, pair)
        elif pair.change is QuoteChange.CUT:
            if _means_something(pair):
                yield _cut(scene, pair)
        else:
            yield from _altered(scene, pair)


def _altered(scene: Scene, pair: QuotePair) -> Iterator[Finding]:
    a, b = _voices(scene, pair)
    known = same_voice(a, b)
    detail, explanation = _rendering(scene, pair, (a or b) if known is not False else None)
    yield _finding(scene, pair, detail, explanation, same_voice=known)


def _rendering(scene: Scene, pair: QuotePair, voice: Voiced | None) -> tuple[str, str]:
    whose = f"a remark of {voice.printed}" if voice is not None and voice.entity else "a remark"
    one, other = _quoted(scene, pair.a), _quoted(scene, pair.b)
    if pair.link is not None and pair.link.directed and pair.link.one_lineage:
        if pair.a.report != pair.link.a.id:  # the link runs from the source to the copy
            one, other = other, one
        return "altered", f"The copy changed words inside the quote marks: {one} became {_ended(other)}"
    other = _ended(other)
    if _one_account(scene, pair):
        return "altered", f"Two renderings of one text quote {whose} in different words: {one} and {other}"
    if pair.likeness < _SAME_STATEMENT:
        return "translated", f"Two reports give {whose} in two renderings: {one} and {other}"
    return "rendered differently", f"Separate accounts quote {whose} in different words: {one} and {other}"


def _ended(quoted: str) -> str:
    """Quoted words as the end of a sentence: words that end one themselves take no second full stop."""
    return quoted if quoted[-2:-1] in (".", "!", "?", "…") else f"{quoted}."


def _cut(scene: Scene, pair: QuotePair) -> Finding:
    lost = " ".join(pair.lost)
    link = pair.link
    if link is not None and link.directed and link.b.id == pair.b.report:
        said = f"The copy keeps only a part of the quoted words; it leaves out “{lost}”."
    else:
        said = f"One report quotes only a part of the words the other quotes; it leaves out “{lost}”."
    return _finding(scene, pair, "cut", said)


def _unmarked(scene: Scene, pair: QuotePair) -> Finding:
    detail, said = (
        "marks differ",
        "The same words stand in quote marks in one report and without them in another.",
    )
    if pair.link is not None and pair.link.directed:
        if pair.link.a.id == pair.a.report:
            detail, said = "marks dropped", "The copy prints quoted words without quote marks."
        else:
            detail, said = "marks added", "The copy puts quote marks around words its source did not quote."
    return _finding(scene, pair, detail, said)


def _quotes_a_paper(scene: Scene, pair: QuotePair) -> bool:
    """Whether the marks only say that the words are another paper's: "…," the paper writes."""
    voice = voice_at(scene, pair.a.report, pair.a.span)
    if voice is None:
        return False
    telling = telling_words(voice.printed)
    outlet = telling_words(scene.reports[pair.b.report].report.outlet or "")
    named = {w.folded for w in words(voice.printed)}
    return (bool(telling) and telling <= outlet) or (
        not telling and not named.isdisjoint(listed("paper_words"))
    )


def _only_house_style(scene: Scene, pair: QuotePair) -> bool:
    """Whether the difference is none of substance.

    Articles and fillers; words in square brackets or three points; marks around the title of a work, every word of which
    has a capital.
    """
    text_a, text_b = _text(scene, pair.a), _text(scene, pair.b)
    if pair.change is QuoteChange.UNMARKED:
        return all(w.text[0].isupper() for w in words(text_a) if not is_stop(w.folded))
    if pair.change is QuoteChange.CUT:
        return bool(_MARKED_CHANGE.search(text_b))
    if without_slack(heard(text_a)) == without_slack(heard(text_b)):
        return True
    return bool(_MARKED_CHANGE.search(text_a) or _MARKED_CHANGE.search(text_b)) and pair.likeness >= _STRAY


def _means_something(pair: QuotePair) -> bool:
    """Whether the words cut deny, hedge, or say whose opinion it is; any other choice of words is the editor's."""
    lost = polarity(" ".join(pair.lost))
    return bool(lost.negated or lost.hedged) or not listed("opinion_words").isdisjoint(pair.lost)


def _finding(
    scene: Scene, pair: QuotePair, detail: str, explanation: str, *, same_voice: bool | None = None
) -> Finding:
    first, second = (pair.a, pair.b)
    link = pair.link
    if link is not None and link.b.id == first.report:
        first, second = second, first
    return Finding(
        kind=DiscrepancyKind.QUOTATION,
        detail=detail,
        confidence=_confidence(pair),
        explanation=explanation,
        points=tuple(Point(_text(scene, c), c) for c in (first, second)),
        signals=(
            ("likeness", pair.likeness),
            ("link", link.score if link else 0.0),
            ("one account", float(_one_account(scene, pair))),
            ("same voice", 0.5 if same_voice is None else float(same_voice)),
        ),
    )


def _confidence(pair: QuotePair) -> float:
    """Grows with the words kept and with how alike the surrounding passages are."""
    link = pair.link
    base = 0.45 * min(1.0, pair.likeness + 0.25) + 0.45 * (link.score if link else 0.5)
    return round(min(0.98, base + (0.08 if link and link.reused else 0.0)), 3)


def _voices(scene: Scene, pair: QuotePair) -> tuple[Voiced | None, Voiced | None]:
    return voice_at(scene, pair.a.report, pair.a.span), voice_at(scene, pair.b.report, pair.b.span)


def _one_account(scene: Scene, pair: QuotePair) -> bool:
    if isinstance(pair.link, Linked):
        return pair.link.one_lineage
    return scene.lineage_of[pair.a.report] is scene.lineage_of[pair.b.report]


def _text(scene: Scene, citation: Citation) -> str:
    return citation.span.of(scene.facts.text(citation.report))


def _quoted(scene: Scene, citation: Citation) -> str:
    return "“" + " ".join(_text(scene, citation).split()).strip(" ,") + "”"
