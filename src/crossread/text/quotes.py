"""Quotations in curly, straight, single, double and angle marks, across paragraphs and inside one another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crossread.domain.layers import Quotation
from crossread.domain.span import Span, trim
from crossread.text.paragraphs import paragraphs
from crossread.text.quote_marks import Mark, Part, double_marks, single_marks

MAX_CHARS = 20_000  # of one quotation over many paragraphs: a longer run is a forgotten mark
MAX_SINGLE_CHARS = 1_000  # of a pair of straight single marks: a longer one is two stray apostrophes
MAX_DEPTH = 4


def quotations(text: str, span: Span | None = None) -> tuple[Quotation, ...]:
    """Quotations of `text` (inside `span`), by start; an inner one follows the one it stands in.

    A quotation left open at the end of a paragraph runs on when the next paragraph opens with a mark of the
    same family; its content then holds the repeated marks. One that nothing closes ends with its paragraph,
    or before the next opening mark of its family, and has `closed` False. Straight single marks count only
    as a pair. A pair with nothing inside is no quotation. Two quotations never cross.
    """
    reader = _Reader(text)
    for paragraph in paragraphs(text, span):
        reader.read(paragraph)
    reader.finish()
    return tuple(sorted(reader.found, key=lambda q: (q.span.start, -q.span.end)))


@dataclass(slots=True)
class _Open:
    """An opening mark not yet closed; `limit` is where the quotation ends if nothing closes it."""

    mark: Mark
    limit: int


@dataclass(slots=True)
class _Reader:
    """Reads paragraph after paragraph; `double` and `single` may run on into the next one."""

    text: str
    found: list[Quotation] = field(default_factory=list)
    double: _Open | None = None
    single: _Open | None = None

    def read(self, paragraph: Span) -> None:
        known = len(self.found)
        self._read_doubles(paragraph)
        doubles = [q.span for q in self.found[known:]]
        if self.double is not None:
            doubles.append(Span(self.double.mark.start, paragraph.end))
        self._read_singles(paragraph, sorted(doubles, key=lambda s: (s.start, -s.end)))

    def finish(self) -> None:
        for left in (self.double, self.single):
            if left is not None:
                self._leave(left, end=left.limit)

    def _read_doubles(self, paragraph: Span) -> None:
        marks = list(double_marks(self.text, paragraph))
        stack: list[_Open] = []
        if self.double is not None:
            if marks and _resumes(self.double, marks[0], paragraph):
                stack.append(_Open(self.double.mark, paragraph.end))
                marks = marks[1:]
            else:
                self._leave(self.double, end=self.double.limit)
        for mark, surplus in zip(marks, _closing_surplus(marks), strict=True):
            self._take(mark, stack, limit=paragraph.end, surplus=surplus)
        for inner in stack[1:]:
            self._leave(inner, end=inner.limit)
        self.double = stack[0] if stack else None

    def _take(self, mark: Mark, stack: list[_Open], *, limit: int, surplus: int) -> None:
        """Lets one double mark close what it can, or open a new quotation."""
        waiting = [depth for depth, left in enumerate(stack) if left.mark.family == mark.family]
        if waiting and mark.part is not Part.OPENS:
            for inner in stack[waiting[-1] + 1 :]:
                self._leave(inner, end=mark.start)
            self._close(stack[waiting[-1]].mark, mark)
            del stack[waiting[-1] :]
        elif mark.part is not Part.CLOSES:
            if waiting and surplus < len(waiting):  # too few closing marks left: the last one was forgotten
                for inner in stack[waiting[-1] :]:
                    self._leave(inner, end=mark.start)
                del stack[waiting[-1] :]
            if len(stack) < MAX_DEPTH:
                stack.append(_Open(mark, limit))

    def _read_singles(self, paragraph: Span, doubles: list[Span]) -> None:
        marks = list(single_marks(self.text, paragraph))
        groups: dict[tuple[int, str], list[Mark]] = {}
        for mark, region in zip(marks, _regions(marks, doubles), strict=True):
            groups.setdefault((region, mark.family), []).append(mark)
        outer = groups.setdefault((-1, "curly"), [])
        before, self.single = self.single, None
        if before is not None:
            if outer and _resumes(before, outer[0], paragraph):
                outer[0] = before.mark
            else:
                self._leave(before, end=before.limit)
        for (region, family), group in groups.items():
            left = self._pair(group)
            if left is not None and region < 0 and family == "curly":
                self.single = _Open(left, paragraph.end)

    def _pair(self, group: list[Mark]) -> Mark | None:
        """Pairs each opening mark with a closing one before the next opening one; returns a last one left."""
        opening: Mark | None = None
        possessive: Mark | None = None
        for mark in group:
            if mark.part is Part.OPENS:
                if opening is not None and possessive is not None:
                    self._close(opening, possessive)
                opening, possessive = mark, None
            elif opening is not None and mark.part is Part.POSSESSIVE:
                possessive = possessive or mark
            elif opening is not None:
                self._close(opening, mark)
                opening = possessive = None
        if opening is not None and possessive is not None:
            self._close(opening, possessive)
            return None
        return opening

    def _close(self, opening: Mark, closing: Mark) -> None:
        content = trim(self.text, Span(opening.end, closing.start))
        too_long = opening.family == "straight" and len(content) > MAX_SINGLE_CHARS
        if len(content) and not too_long:
            self.found.append(Quotation(Span(opening.start, closing.end), content))

    def _leave(self, left: _Open, *, end: int) -> None:
        content = trim(self.text, Span(left.mark.end, end))
        if len(content):
            self.found.append(Quotation(Span(left.mark.start, content.end), content, closed=False))


def _resumes(left: _Open, mark: Mark, paragraph: Span) -> bool:
    """Whether a paragraph opens with the mark that carries an open quotation on."""
    same = mark.start == paragraph.start and mark.family == left.mark.family
    return same and mark.part is not Part.CLOSES and paragraph.end - left.mark.start <= MAX_CHARS


def _closing_surplus(marks: list[Mark]) -> list[int]:
    """For each mark: closing marks of its family after it, less opening ones from it on."""
    balance: Counter[str] = Counter()
    surplus: list[int] = []
    for mark in reversed(marks):
        balance[mark.family] += {Part.OPENS: -1, Part.CLOSES: 1}.get(mark.part, 0)
        surplus.append(balance[mark.family])
    return surplus[::-1]


def _regions(marks: list[Mark], doubles: list[Span]) -> list[int]:
    """For each single mark the index of the innermost double quotation around it, -1 outside all."""
    regions: list[int] = []
    around: list[int] = []
    following = 0
    for mark in marks:
        while following < len(doubles) and doubles[following].start <= mark.start:
            around.append(following)
            following += 1
        while around and doubles[around[-1]].end <= mark.start:
            around.pop()
        regions.append(around[-1] if around else -1)
    return regions
