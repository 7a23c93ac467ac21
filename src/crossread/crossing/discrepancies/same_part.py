"""Another person in the same part: "works manager Ann Lee" in one report, "Bo Ray, the works manager" in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.layers import MentionKind
from crossread.domain.span import Citation, Span
from crossread.text.name_keys import person_words
from crossread.text.names import fold_name
from crossread.text.posts import FORMER
from crossread.text.tables import one_of
from crossread.text.words import is_stop

_WORD = r"[^\W\d_][\w’'-]*"
_BEFORE_CHARS, _AFTER_CHARS = 80, 90
_GOES_ON = r" (?:said|says|told|was|is|has|had|in|at|on)\b"
_LINKED = 0.5  # probability of asserting the same from which a part needs no word beside it
_FEWEST_WORDS = 2  # of a part that no link ties
_SURE, _LINK_SHARE = 0.55, 0.35
_LEADING = re.compile(r"^(?:(?:the|an?|its|their|his|her|our) )+")
_OWNS = ("'s", "’s", "s'", "s’")
Key = frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """A part that a report gives to a named person: its words, whose it is, the name, where, and in which passage."""

    part: Key
    owner: Key
    said: str
    name: str
    words: tuple[str, ...]
    citation: Citation
    passage: int


def part_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each part that two reports give to two people, where neither report names the other's."""
    held = {key: _sole(report) for key, report in sorted(scene.reports.items())}
    printed = {key: frozenset(fold_name(report.report.text).split()) for key, report in scene.reports.items()}
    links = {frozenset(((link.a.id, link.i), (link.b.id, link.j))): link.probability for link in scene.linked}
    found: dict[Key, dict[Citation, tuple[Held, float]]] = {}
    for one, other in combinations(held, 2):
        for part in sorted(held[one].keys() & held[other].keys(), key=sorted):
            a, b = held[one][part], held[other][part]
            link = links.get(frozenset(((one, a.passage), (other, b.passage))), 0.0)
            known = set(a.words) & printed[other] or set(b.words) & printed[one]
            elsewhere = a.owner and b.owner and not a.owner & b.owner  # mayors of two towns
            if _share_a_surname(a, b):
                continue
            if not (known or elsewhere) and (len(part) >= _FEWEST_WORDS or link >= _LINKED):
                for each in (a, b):
                    found.setdefault(part, {})[each.citation] = each, link
    for _, group in sorted(found.items(), key=lambda item: sorted(item[0])):
        yield _finding([group[citation] for citation in sorted(group)])


def _share_a_surname(a: Held, b: Held) -> bool:
    """Mike and Michael Elliott, Shawn and Sean Stewart: one person by two first names, or two spellings."""
    return a.words[-1:] == b.words[-1:]


def _finding(group: list[tuple[Held, float]]) -> Finding:
    link = max(link for _, link in group)
    names = list(dict.fromkeys(held.name for held, _ in group))
    return Finding(
        kind=DiscrepancyKind.NAME,
        detail="person",
        confidence=round(_SURE + _LINK_SHARE * link, 3),
        explanation=f"Another person has the same part ({group[0][0].said}): {' and '.join(names)}.",
        points=tuple(Point(held.name, held.citation) for held, _ in group),
        signals=(
            ("likeness", 0.0),
            ("beside", 0.0),
            ("same entity", 0.0),
            ("linked", link),
            ("together", 0.0),
        ),
    )


def _sole(report: Prepared) -> Mapping[Key, Held]:
    """The parts that the report gives to one person only, the first place of each."""
    by_part: dict[Key, list[Held]] = {}
    for held in _held(report):
        by_part.setdefault(held.part, []).append(held)
    return {part: row[0] for part, row in by_part.items() if len({held.words[-1] for held in row}) == 1}


def _held(report: Prepared) -> Iterator[Held]:
    text = report.report.text
    people = by_passage(
        report, ((m.span, m.span) for m in report.reading.mentions if m.kind is MentionKind.PERSON)
    )
    for at, (passage, spans) in enumerate(zip(report.passages, people, strict=True)):
        for span in spans:
            words = person_words(" ".join(span.of(text).split()))
            if len(words) < _FEWEST_WORDS:
                continue
            before = _before().search(text, max(passage.span.start, span.start - _BEFORE_CHARS), span.start)
            after = _after().match(text, span.end, min(passage.span.end, span.end + _AFTER_CHARS))
            for found in (before, after):
                if found is None:
                    continue
                part, owner = _part(report, Span(*found.span("part")), found["part"])
                if part:
                    name = " ".join(span.of(text).split())
                    said = _LEADING.sub("", " ".join(found["part"].split()).lower())
                    yield Held(part, owner, said, name, words, Citation(report.id, span), at)


def _part(report: Prepared, span: Span, printed: str) -> tuple[Key, Key]:
    """The words of a part and whose it is; none for one that was held before ("former works manager")."""
    words: list[str] = []
    owner: list[str] = []
    for match in re.finditer(_WORD, printed):
        word, folded = match.group(), fold_name(match.group())
        if word.endswith(_OWNS):
            owner, words = [*owner, folded], []
        elif _names(report, Span(*match.span()).shift(span.start)):
            owner.append(folded)
        elif is_stop(word.lower()):
            words = words if _has_head(words) else []
        else:
            words.append(folded)
    if not _has_head(words) or FORMER.intersection(words):
        return frozenset(), frozenset()
    return frozenset(words), frozenset(owner)


def _has_head(words: list[str]) -> bool:
    return any(word in listed("part_heads") for word in (*words, *map(" ".join, pairwise(words))))


def _names(report: Prepared, span: Span) -> bool:
    """Whether a word is of the name of a body or place: "Abancay hospital director"."""
    return any(
        m.span.contains(span)
        for m in report.reading.mentions
        if m.kind in (MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.GROUP, MentionKind.FACILITY)
    )


@cache
def _phrase() -> str:
    """Up to three words, a head, and what it is of."""
    head = one_of(listed("part_heads"))
    modifier = rf"(?:(?!(?:and|or|but|said|says|told|when|while|that|who|by|to|with|as|from|for|in|at|on)\b){_WORD} )"
    return rf"(?i:{modifier}{{0,3}}{head}(?: of (?:the |its )?{_WORD}(?: (?!and\b){_WORD}){{0,2}})?)"


@cache
def _before() -> re.Pattern[str]:
    """ "its director of information, Colonel " right before a name."""
    return re.compile(rf"(?<![\w’'-])(?P<part>{_phrase()}),? (?:[A-Z][\w.]* )?$")


@cache
def _after() -> re.Pattern[str]:
    """ ", the works manager," right after a name."""
    return re.compile(rf", (?:(?:the|its|their|his|her|now) )?(?P<part>{_phrase()})(?=[,.;)]|{_GOES_ON}|$)")
