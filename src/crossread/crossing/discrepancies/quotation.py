"""Quotation: words altered inside quote marks, cut, rendered otherwise, or quote marks dropped or added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.crossing.comparing.directions import Directions
from crossread.crossing.comparing.linked import Linked, turned
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.telling import is_told
from crossread.crossing.listed import listed
from crossread.crossing.rows import passage_at
from crossread.crossing.scene import Scene
from crossread.crossing.speech.cutting import cut_from, turns_meaning
from crossread.crossing.speech.heard import heard, without_slack
from crossread.crossing.speech.indirect import is_shifted
from crossread.crossing.speech.quoting import QuoteChange, QuotePair, Quotes
from crossread.crossing.speech.speaking import Voiced, same_voice, telling_words, voice_at
from crossread.crossing.speech.tellers import Tellers
from crossread.crossing.speech.two_voices import are_two
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation
from crossread.text.words import is_stop, words

_MARKED_CHANGE = re.compile(r"\[[^\]]*\]|\.\.\.|…")  # what a newspaper itself marks as changed or left out
_SAME_STATEMENT = 0.45  # likeness below which two renderings of a remark are taken for two translations
_STRAY = (
    0.6  # of the words: two remarks of nobody known to be the same speaker must be this alike, unless linked
)
_SINGLE_MARKS = ("'", "‘")
_LONG = 14  # words of a remark that a copy takes over rather than retells: the Titanic example calls such marks lost
_RATHER = 0.5  # probability from which a report is taken for the source
_ONE_REMARK = 0.65  # from which words given to two people are one remark that is altered as well


def quotation_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each pair of quotations that should be the same words and are not."""
    tellers, directions = Tellers(scene), Directions(scene.lexicon)
    for pair in Quotes(scene).pairs():
        if _only_house_style(scene, pair) or _of_two(scene, pair, tellers):
            continue
        if pair.change is QuoteChange.UNMARKED:
            retold = _quotes_a_paper(scene, pair) or _is_retold(scene, pair, directions)
            if not retold and not _may_stand_in_marks(scene, pair):
                yield _unmarked(scene, pair)
        elif pair.change is QuoteChange.CUT:
            if _means_something(scene, pair):
                yield _cut(scene, pair)
        else:
            yield from _altered(scene, pair)


def _of_two(scene: Scene, pair: QuotePair, tellers: Tellers) -> bool:
    """Whether the words are given to two people and differ by more than one rendering of a remark does.

    What is cut or stands without marks is then no choice of an editor's: that the voices differ is the point.
    """
    if pair.change is QuoteChange.ALTERED and pair.likeness >= _ONE_REMARK:
        return False
    one, other = (tellers.of_span(c.report, c.span) for c in (pair.a, pair.b))
    return one is not None and other is not None and are_two(one, other, scene.lexicon, verbatim=True)


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
    cut = cut_from(_text(scene, pair.a), _text(scene, pair.b))
    parts = (cut.head, cut.tail) if cut is not None else pair.lost
    lost = " … ".join(part for part in (" ".join(part.split()).strip(" ,.") for part in parts) if part)
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


def _is_retold(scene: Scene, pair: QuotePair, directions: Directions) -> bool:
    """Whether the words without marks are faithful indirect speech.

    To make quoted words of such is not faithful, nor is a long remark that a copy keeps but for person and tense.
    """
    said = heard(_text(scene, pair.a))
    if not is_shifted(said, heard(_text(scene, pair.b))):
        return False
    link = pair.link
    if link is None or not link.one_lineage:
        return True
    if link.directed:
        return link.a.id == pair.a.report and len(said) < _LONG
    return directions.first_is_source(link if link.a.id == pair.b.report else turned(link)) < _RATHER


def _may_stand_in_marks(scene: Scene, pair: QuotePair) -> bool:
    """Whether the words that seem to lack marks stand beside a mark without its partner: within a remark that runs on."""
    report, span = scene.reports[pair.b.report], pair.b.span
    at = passage_at(report, span)
    if at is None:
        return False
    if report.report.text[max(0, span.start - 1) : span.start] in _SINGLE_MARKS:
        return True
    around = (report.passage_text(n) for n in range(max(0, at - 1), min(at + 2, len(report.passages))))
    return any(text.count('"') % 2 or text.count("“") != text.count("”") for text in around)


def _quotes_a_paper(scene: Scene, pair: QuotePair) -> bool:
    """Whether the marks only say that the words are another paper's: "…," the paper writes."""
    marked, plain = scene.reports[pair.a.report], scene.reports[pair.b.report]
    at = passage_at(plain, pair.b.span)
    if at is not None and not is_told(plain, at) and marked.names_outlet_of(plain):
        return True
    voice = voice_at(scene, pair.a.report, pair.a.span)
    if voice is None:
        return False
    telling = telling_words(voice.printed)
    outlet = telling_words(plain.report.outlet or "")
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


def _means_something(scene: Scene, pair: QuotePair) -> bool:
    """Whether the words cut bore on those that are kept; any other choice of words is the editor's."""
    cut = cut_from(_text(scene, pair.a), _text(scene, pair.b))
    report = scene.reports[pair.b.report]
    at = passage_at(report, pair.b.span)
    if cut is None or at is None:
        return False
    near = range(max(at - 1, 0), min(at + 2, len(report.passages)))
    return turns_meaning(cut, " ".join(word for n in near for word in report.unquoted[n]))


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
