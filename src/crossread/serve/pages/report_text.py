"""A report's text as the pieces a template prints: its exact characters, the marks on them, and where marks lead.

Marks nest and cross; the steps of export.highlight make a tree of them. Links cannot stand in links, so words that lead
somewhere are runs of their own, and the keys at the end of a passage ("C4") wait until a run they would stand in has ended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crossread.domain.span import Span, merge
from crossread.export.highlight import Mark, Step, steps
from crossread.export.page_text import UNSEEN
from crossread.serve.answers.text_marks import PASSAGE_LAYERS, Layer, TextMark

_WORDS_LINKED = (Layer.FIGURES, Layer.TIMES, Layer.PLACES, Layer.ENTITIES)  # layers whose words are links
_SAID = {Layer.DISCREPANCIES: "discrepancy", Layer.CLAIMS: "claim", Layer.REUSE: "also in"}
_LINE_ENDS = re.compile(r"\n[\s\u2028\u2029]*")
_MOST_WORDS_CHARS = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to print; `kind` is "open", "close", "link", "unlink", "words", "line" or "key"."""

    kind: str
    text: str = ""
    anchor: str = ""
    begins: bool = True  # False for a mark that goes on after being cut by another
    styles: str = ""
    title: str = ""
    tag: str = ""
    href: str = ""


@dataclass(slots=True)
class _Place:
    """What one mark of the page says: of all that stands on the same characters."""

    span: Span
    anchor: str = ""
    styles: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    tag: str = ""
    keys: tuple[Piece, ...] = ()
    href: str = ""  # of a run of linked words


def text_pieces(
    text: str, marks: Sequence[TextMark], *, report_id: str, part: Span, here: Span | None = None
) -> Iterator[Piece]:
    """Print `part` of a text with its marks; `here` are the characters that a link leads to."""
    near = [mark for mark in marks if mark.span.overlaps(part)]
    places = [*_runs(near, report_id), *_places(near, report_id), *_unseen(text, part)]
    if here is not None and len(here):
        places.append(_Place(here, anchor="here", styles=["here"]))
    shown = [Mark(_within(place.span, part), place) for place in places if place.span.overlaps(part)]
    printer = _Printer(part.of(text), ends={id(place): place.span.end <= part.end for place in places})
    for step in steps(len(part), shown):
        yield from printer.step(step)


def mark_styles(mark: TextMark) -> str:
    """Style names of a mark: its layer, its role, and what else goes with it."""
    return f"{mark.layer.value} r-{_slug(mark.role)} {mark.style}".strip()


class _Printer:
    """Turns steps into pieces; keeps back keys while a run of linked words is open."""

    def __init__(self, text: str, *, ends: dict[int, bool]) -> None:
        self._text = text
        self._ends = ends
        self._waiting: list[Piece] = []
        self._in_run = False

    def step(self, step: Step[_Place]) -> Iterator[Piece]:
        for mark, is_over in step.closes:
            place = mark.layer
            if place.href:
                yield Piece("unlink")
                self._in_run = False
            else:
                yield Piece("close")
                if is_over and self._ends[id(place)]:
                    self._waiting.extend(place.keys)
        if not self._in_run:
            yield from self._waiting
            self._waiting.clear()
        for mark, begins in step.opens:
            place = mark.layer
            title = "; ".join(place.titles)[:_MOST_WORDS_CHARS]
            if place.href:
                yield Piece("link", href=place.href, title=title)
                self._in_run = True
            else:
                yield Piece(
                    "open",
                    anchor=place.anchor,
                    begins=begins,
                    styles=" ".join(place.styles),
                    title=title,
                    tag=place.tag if begins else "",
                )
        yield from _words(step.span.of(self._text))


def _words(text: str) -> Iterator[Piece]:
    """Words and line ends; a run of empty lines is one line end."""
    at = 0
    for found in _LINE_ENDS.finditer(text):
        if found.start() > at:
            yield Piece("words", text[at : found.start()])
        yield Piece("line", found[0])
        at = found.end()
    if at < len(text):
        yield Piece("words", text[at:])


def _places(marks: Sequence[TextMark], report_id: str) -> Iterator[_Place]:
    """One place for all marks on the same characters."""
    by_span: dict[Span, list[TextMark]] = {}
    for mark in marks:
        by_span.setdefault(mark.span, []).append(mark)
    for span, found in by_span.items():
        place = _Place(span, anchor=f"m-{span.start}-{span.end}", keys=tuple(_keys(found, report_id, span)))
        for mark in found:
            place.styles += [word for word in mark_styles(mark).split() if word not in place.styles]
            if mark.layer is Layer.FURNITURE:
                place.tag = place.tag or mark.role
            if mark.layer not in PASSAGE_LAYERS and mark.words not in place.titles:
                place.titles.append(mark.words)
        yield place


def _keys(found: Sequence[TextMark], report_id: str, span: Span) -> Iterator[Piece]:
    """A key for each layer; where it has several things, one key that leads to the list of them."""
    for layer in PASSAGE_LAYERS:
        here = [mark for mark in found if mark.layer is layer]
        if not here:
            continue
        best, more = here[0], len({mark.id for mark in here}) - 1
        several = f" and {more} more" if more else ""
        yield Piece(
            "key",
            text=f"{best.key} +{more}" if more else best.key,
            styles=mark_styles(best),
            title=f"{_SAID[layer]} {best.key}{several}: {best.words}",
            href=_marks_address(report_id, span) if more else best.href,
        )


def _runs(marks: Sequence[TextMark], report_id: str) -> Iterator[_Place]:
    """Runs of words that are links: named and counted things, and of an attribution its cue, else its source."""
    cued = {mark.id for mark in marks if mark.layer is Layer.ATTRIBUTIONS and mark.role == "cue"}
    linked = [
        mark
        for mark in marks
        if mark.layer in _WORDS_LINKED
        or (mark.layer is Layer.ATTRIBUTIONS and mark.role == ("cue" if mark.id in cued else "source"))
    ]
    touching = sorted(linked, key=lambda mark: mark.span.start)
    for run in _joined(mark.span for mark in touching):
        yield _Place(run, href=_marks_address(report_id, run))


def _joined(spans: Iterator[Span]) -> list[Span]:
    """Overlapping spans as one; those that only touch stay apart."""
    found: list[Span] = []
    for span in spans:
        if found and span.overlaps(found[-1]):
            found[-1] = merge((found[-1], span))[0]
        else:
            found.append(span)
    return found


def _unseen(text: str, part: Span) -> Iterator[_Place]:
    """Characters that would not show, or turn words around: each with its number in Unicode."""
    for match in UNSEEN.finditer(text, part.start, part.end):
        code = f"U+{ord(match[0]):04X}"
        unnamed = "lone surrogate" if unicodedata.category(match[0]) == "Cs" else "control character"
        named = unicodedata.name(match[0], unnamed).lower()
        yield _Place(Span(*match.span()), styles=["shapeless"], titles=[f"{code} {named}"], tag=code)


def _within(span: Span, part: Span) -> Span:
    """The part of a span that lies in a part of the text, counted from there."""
    return Span(max(span.start, part.start), min(span.end, part.end)).shift(-part.start)


def _marks_address(report_id: str, span: Span) -> str:
    return f"/reports/{report_id}/marks?at={span.start}-{span.end}"


def _slug(role: str) -> str:
    return role.replace(" ", "-")
