"""The lines of one text and what each looks like, the common ground of all furniture rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from crossread.domain.report import Furniture, FurnitureKind
from crossread.domain.span import Span
from crossread.text.paragraphs import paragraphs

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]*]*$|,[\"'”’]+$")
_PROSE_WORDS = 8
_PROSE_CHARS = 160


@dataclass(frozen=True)
class Line:
    """One line or paragraph of a text: `span` is trimmed, `text` the characters in it."""

    index: int
    span: Span
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words of the first 400 characters."""
        return tuple(_WORD.findall(self.text[:400]))

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether the line closes with sentence punctuation or a closing quote mark."""
        return bool(_SENTENCE_END.search(self.text[-6:]))

    @cached_property
    def is_prose(self) -> bool:
        """Whether the line reads like news text: a long enough sentence, or very long."""
        return len(self.text) >= _PROSE_CHARS or (self.ends_sentence and len(self.words) >= _PROSE_WORDS)

    @cached_property
    def key(self) -> str:
        """The line folded for comparison: letters and digits in lower case, single blanks."""
        return fold(self.text)


@dataclass(frozen=True)
class Page:
    """A text in lines, with the title its metadata gives (None without one)."""

    text: str
    lines: tuple[Line, ...]
    title: str | None = None

    def body_lines(self, claimed: Collection[int]) -> tuple[int, ...]:
        """Indices of prose lines that no rule has claimed."""
        return tuple(line.index for line in self.lines if line.is_prose and line.index not in claimed)


Rule = Callable[[Page, Mapping[int, FurnitureKind]], Iterable[Furniture]]
"""A furniture rule: the page and the lines already marked whole, with their kind -> more furniture."""


def page_of(text: str, *, title: str | None = None) -> Page:
    """The page of a text; a line is a paragraph in the sense of `crossread.text.paragraphs`."""
    spans = paragraphs(text)
    return Page(text, tuple(Line(i, span, span.of(text)) for i, span in enumerate(spans)), title)


def fold(text: str) -> str:
    """Lower-cased words of `text`, parted by single blanks."""
    return " ".join(word.casefold().replace("’", "'") for word in _WORD.findall(text))
