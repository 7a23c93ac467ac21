"""Quotation: words altered inside quote marks, cut, rendered otherwise, or printed without marks (`unmarked`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.crossing.discrepancies.finding import Finding
from crossread.crossing.discrepancies.quoted_words import are_one_account, printed, quotation_finding
from crossread.crossing.discrepancies.unmarked import unmarked_findings
from crossread.crossing.rows import passage_at
from crossread.crossing.scene import Scene
from crossread.crossing.speech.cutting import cut_from, turns_meaning
from crossread.crossing.speech.heard import heard, without_slack
from crossread.crossing.speech.quoting import QuoteChange, QuotePair
from crossread.crossing.speech.speaking import Voiced, same_voice, voice_at
from crossread.crossing.speech.spoken import Spoken
from crossread.crossing.speech.tellers import Tellers
from crossread.crossing.speech.two_voices import are_two
from crossread.domain.span import Citation
from crossread.text.words import is_stop, words

_MARKED_CHANGE = re.compile(r"\[[^\]]*\]|\.\.\.|…")  # what a newspaper itself marks as changed or left out
_SAME_STATEMENT = 0.45  # likeness below which two renderings of a remark are taken for two translations
_STRAY = (
    0.6  # of the words: two remarks of nobody known to be the same speaker must be this alike, unless linked
)
_ONE_REMARK = 0.65  # from which words given to two people are one remark that is altered as well


def quotation_findings(spoken: Spoken) -> Iterator[Finding]:
    """One finding for each pair of quotations that should be the same words and are not."""
    scene = spoken.scene
    pairs = [
        pair
        for pair in spoken.quotes.pairs
        if not _only_house_style(scene, pair) and not _of_two(scene, pair, spoken.tellers)
    ]
    for pair in pairs:
        if pair.change is QuoteChange.CUT:
            if _means_something(scene, pair):
                yield _cut(scene, pair)
        elif pair.change is QuoteChange.ALTERED:
            yield from _altered(scene, pair)
    yield from unmarked_findings(scene, [pair for pair in pairs if pair.change is QuoteChange.UNMARKED])


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
    yield quotation_finding(scene, pair, detail, explanation, same_voice=known)


def _rendering(scene: Scene, pair: QuotePair, voice: Voiced | None) -> tuple[str, str]:
    whose = f"a remark of {voice.printed}" if voice is not None and voice.entity else "a remark"
    one, other = _quoted(scene, pair.a), _quoted(scene, pair.b)
    if pair.link is not None and pair.link.directed and pair.link.one_lineage:
        if pair.a.report != pair.link.a.id:  # the link runs from the source to the copy
            one, other = other, one
        return "altered", f"The copy changed words inside the quote marks: {one} became {_ended(other)}"
    other = _ended(other)
    if are_one_account(scene, pair):
        return "altered", f"Two renderings of one text quote {whose} in different words: {one} and {other}"
    if pair.likeness < _SAME_STATEMENT:
        return "translated", f"Two reports give {whose} in two renderings: {one} and {other}"
    return "rendered differently", f"Separate accounts quote {whose} in different words: {one} and {other}"


def _ended(quoted: str) -> str:
    """Quoted words as the end of a sentence: words that end one themselves take no second full stop."""
    return quoted if quoted[-2:-1] in (".", "!", "?", "…") else f"{quoted}."


def _cut(scene: Scene, pair: QuotePair) -> Finding:
    cut = cut_from(printed(scene, pair.a), printed(scene, pair.b))
    parts = (cut.head, cut.tail) if cut is not None else pair.lost
    lost = " … ".join(part for part in (" ".join(part.split()).strip(" ,.") for part in parts) if part)
    link = pair.link
    if link is not None and link.directed and link.b.id == pair.b.report:
        said = f"The copy keeps only a part of the quoted words; it leaves out “{lost}”."
    else:
        said = f"One report quotes only a part of the words the other quotes; it leaves out “{lost}”."
    return quotation_finding(scene, pair, "cut", said)


def _only_house_style(scene: Scene, pair: QuotePair) -> bool:
    """Whether the difference is none of substance.

    Articles and fillers; words in square brackets or three points; marks around the title of a work, every word of which
    has a capital.
    """
    text_a, text_b = printed(scene, pair.a), printed(scene, pair.b)
    if pair.change is QuoteChange.UNMARKED:
        return all(w.text[0].isupper() for w in words(text_a) if not is_stop(w.folded))
    if pair.change is QuoteChange.CUT:
        return bool(_MARKED_CHANGE.search(text_b))
    if without_slack(heard(text_a)) == without_slack(heard(text_b)):
        return True
    return bool(_MARKED_CHANGE.search(text_a) or _MARKED_CHANGE.search(text_b)) and pair.likeness >= _STRAY


def _means_something(scene: Scene, pair: QuotePair) -> bool:
    """Whether the words cut bore on those that are kept; any other choice of words is the editor's."""
    cut = cut_from(printed(scene, pair.a), printed(scene, pair.b))
    report = scene.reports[pair.b.report]
    at = passage_at(report, pair.b.span)
    if cut is None or at is None:
        return False
    near = range(max(at - 1, 0), min(at + 2, len(report.passages)))
    return turns_meaning(cut, " ".join(word for n in near for word in report.unquoted[n]))


def _voices(scene: Scene, pair: QuotePair) -> tuple[Voiced | None, Voiced | None]:
    return voice_at(scene, pair.a.report, pair.a.span), voice_at(scene, pair.b.report, pair.b.span)


def _quoted(scene: Scene, citation: Citation) -> str:
    return "“" + " ".join(printed(scene, citation).split()).strip(" ,") + "”"
