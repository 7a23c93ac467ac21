"""Voices: which printed sources of a story are one, and whose voice a passage rests on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz.distance import Levenshtein

from crossread.crossing.prepared import Prepared
from crossread.domain.layers import Attribution, SourceType
from crossread.domain.span import Citation, Span, merge
from crossread.text.countries import country_behind
from crossread.text.names import fold_name
from crossread.text.tables import entries
from crossread.text.words import fold

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
_FEWEST_LETTERS = 5
_FAR_PASSAGES = 3  # from which on a name is far from the pronoun that is said to stand for it
_RELATIVE_CHARS = 2  # between a name and its "who": a comma and a space
_LONGEST_WORDS = 12  # of what gives its name to others
_LONG_NAME_LETTERS = 8  # Araghchi and Araqchi are two edits apart, Hassan and Hussein three
_BY = re.compile(r"(?:by|from)\s+", re.IGNORECASE)
_EXPLAINED = re.compile(r",?\s+(?:which|who|whose|that)\s")
_LISTED = re.compile(r",\s+(?:[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*,?\s+)*and\s")  # "France, Germany, and Britain"
_MEDIA = (SourceType.MEDIA, SourceType.STATE_MEDIA)
_CARRIERS = re.compile(
    r"\b(?:news agency|agency|state media|media|television|tv|newspaper|broadcaster|radio|press|website|"
    r"irna|isna|sana|tass|xinhua|reuters|afp|ap|cnn|bbc)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """The source of one passage: as printed, and where; `source` is None only for the outlet's own voice."""

    printed: str
    source: Citation


def voice_of(report: Prepared, index: int) -> Voice | None:
    """Whose statement passage `index` is; None when the report speaks for itself.

    Where a passage names several sources the first voice counts, not the medium that carried it: "X said,
    according to the IRNA agency" rests on X. A pronoun stands for the last named source before it.
    """
    span = report.passages[index].span
    carriers = {carrier for a in report.reading.attributions for carrier in a.via}
    told = [a for a in report.reading.attributions if _tells(a, span) and a.source not in carriers]
    named = [(carries(v.printed, a), v) for a in told if (v := resolved(report, a))]
    if not named:
        return None
    return min(named, key=lambda item: (item[0], item[1].source))[1]


def carries(printed: str, attribution: Attribution) -> bool:
    """Whether a source is a medium, which seldom speaks for itself."""
    if attribution.source_type is None:
        return bool(_CARRIERS.search(printed))
    return attribution.source_type in _MEDIA


def _tells(attribution: Attribution, span: Span) -> bool:
    if attribution.source is None:
        return False
    return any(part.overlaps(span) for part in attribution.content) or attribution.source.overlaps(span)


def contents_in(report: Prepared, attribution: Attribution) -> Iterator[tuple[int, float]]:
    """The passages that hold anything said, each with the share of its characters that say it or who says it, in [0, 1]."""
    starts = [passage.span.start for passage in report.passages]
    said: dict[int, int] = {}
    saying = (span for span in (attribution.source, attribution.cue) if span is not None)
    for part in merge((*attribution.content, *saying)):
        at = max(bisect_right(starts, part.start) - 1, 0)
        while at < len(starts) and starts[at] < part.end:
            span = report.passages[at].span
            if span.overlaps(part):
                said[at] = said.get(at, 0) + min(span.end, part.end) - max(span.start, part.start)
            at += 1
    holding = [part for part in attribution.content if len(part)]
    for at, chars in sorted(said.items()):
        if not any(report.passages[at].span.overlaps(part) for part in holding):
            continue
        yield at, min(1.0, chars / max(len(report.passages[at].span), 1))


def whole_source(report: Prepared, source: Span) -> Span:
    """A source to the end of the name it breaks off in ("the Kenya Red" of "the Kenya Red Cross"), and without a "by"."""
    leading = _BY.match(report.report.text, source.start, source.end)
    source = Span(leading.end(), source.end) if leading else source
    names = (*(m.span for m in report.reading.mentions), *(n.span for n in report.reading.names))
    ends = [name.end for name in names if source.start <= name.start < source.end < name.end]
    return Span(source.start, max(ends)) if ends else source


def resolved(report: Prepared, attribution: Attribution) -> Voice | None:
    """The voice behind a source: itself, the name a pronoun stands for, or None where that is open."""
    if attribution.source is None:
        return None
    source = whole_source(report, attribution.source)
    printed = source.of(report.report.text)
    if printed.casefold() in PRONOUNS and attribution.speaker is not None:
        near = _running(report, attribution.speaker, source)
        if near is None:
            return Voice(attribution.speaker.of(report.report.text), Citation(report.id, attribution.speaker))
        return Voice(near.of(report.report.text), Citation(report.id, near))
    if printed.casefold() not in PRONOUNS:
        return Voice(printed, Citation(report.id, source))
    if printed.casefold() == "who" and (named := _name_before(report, source)):
        return named
    earlier = [
        a.source
        for a in report.reading.attributions
        if a.source
        and a.source.end <= source.start
        and a.source.of(report.report.text).casefold() not in PRONOUNS
    ]
    if not earlier:
        return None
    nearest = max(earlier, key=lambda span: span.start)
    return Voice(nearest.of(report.report.text), Citation(report.id, nearest))


def _running(report: Prepared, speaker: Span, pronoun: Span) -> Span | None:
    """The source of the passage before a pronoun, where the name it is said to stand for lies further back.

    Chains over a long stretch go wrong more often than the voice that is running.
    """
    starts = [passage.span.start for passage in report.passages]
    at = bisect_right(starts, pronoun.start) - 1
    if speaker.start > pronoun.start or bisect_right(starts, speaker.start) - 1 >= at - _FAR_PASSAGES:
        return None
    name = fold_name(speaker.of(report.report.text))
    before = Span(starts[max(at - 1, 0)], pronoun.start)
    told = [
        a.source
        for a in report.reading.attributions
        if a.source is not None
        and before.contains(a.source)
        and a.source.of(report.report.text).casefold() not in PRONOUNS
    ]
    running = max(told, default=None)
    close = report.report.text[starts[max(at - _FAR_PASSAGES, 0)] : pronoun.start]
    if running is None or any(word in fold_name(close).split() for word in name.split()[-1:]):
        return None
    return running


def _name_before(report: Prepared, source: Span) -> Voice | None:
    """The name a relative clause follows: "Ann Lee, who said"."""
    close = [n for n in report.reading.names if 0 <= source.start - n.span.end <= _RELATIVE_CHARS]
    return Voice(close[-1].text, Citation(report.id, close[-1].span)) if close else None


def canonical_voices(printed: Iterable[str]) -> Mapping[str, str]:
    """Every printed source of a story mapped to the fullest printed form of the same voice.

    "the Observatory" joins "Syrian Observatory for Human Rights" because its telling words are all among
    those of one fuller form; "officials" stays alone where several bodies have officials. Names may differ
    by a letter or two ("Pederson").
    """
    keys = {form: telling_words(form) for form in sorted(set(printed))}
    fullest = sorted((f for f in keys if keys[f]), key=lambda f: (-len(keys[f]), len(f), f))
    heads: list[str] = []
    canonical = {form: shown(form) for form in keys}
    for form in fullest:
        if len(form.split()) > _LONGEST_WORDS:
            continue  # a clause that was taken for a voice
        homes = [head for head in heads if _within(keys[form], keys[head])]
        if len(homes) == 1 or (homes and _is_name(form)):
            canonical[form] = shown(homes[0])
        else:
            heads.append(form)
    return canonical


def _within(part: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether every word of `part` stands in `whole`, spelled alike."""
    return all(word in whole or any(_spelled_alike(word, other) for other in whole) for word in part)


def _spelled_alike(a: str, b: str) -> bool:
    """One letter apart, two in long words; minister and ministry are words of their own, no spellings."""
    short, long = sorted((len(a), len(b)))
    if short < _FEWEST_LETTERS or {a, b} & entries("common_words"):
        return False
    return Levenshtein.distance(a, b) <= (1 if long < _LONG_NAME_LETTERS else 2)


def telling_words(form: str) -> frozenset[str]:
    """The folded words of a printed voice that tell this voice from others; "Iran's" and "Iranian" are one."""
    words = (country_behind(word) or word for word in fold_name(_head(form)).split())
    return frozenset(word for word in words if word not in _telling_nothing())


def _head(form: str) -> str:
    """A voice without what explains it: "Ann Lee, a doctor" is Ann Lee, "the board that met" the board."""
    head = _EXPLAINED.split(form, maxsplit=1)[0]
    if _LISTED.search(head):
        return head
    named = head.split(",", 1)[0]
    return named if _is_name(named) else head


def _is_name(form: str) -> bool:
    """Whether a capital stands there that is not owed to the start of a sentence."""
    return any(
        part[:1].isupper() and (at > 0 or fold(part) not in entries("common_words"))
        for at, part in enumerate(form.split())
    )


def shown(form: str) -> str:
    """A printed voice as it is shown: without article and without what explains it."""
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(_head(form).split()), flags=re.IGNORECASE).rstrip(",;:")


@cache
def _telling_nothing() -> frozenset[str]:
    raw = (resources.files("crossread.crossing") / "data" / "telling_nothing.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in raw.splitlines() if line and not line.startswith("#"))
