"""The words of a text around its names, for rules that ask what stands before and behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.reading.entities.named import Named
from crossread.text.countries import country_behind
from crossread.text.tables import entries
from crossread.text.words import fold


class Wording:
    """Words of a text's parts by their index: `starts`, `ends` and `folded`; an apostrophe parts them ("Iran", "s")."""

    def __init__(self, text: str, parts: Iterable[Span], named: Sequence[Named]) -> None:
        self.text = text
        self.named = named
        found = [match.span() for part in parts for match in _WORD.finditer(text, part.start, part.end)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        low = text.lower() if text.isascii() or len(text.lower()) == len(text) else text
        words = (low[start:end] for start, end in found)
        self.folded = [word if word.isascii() else fold(word) for word in words]
        self._name_starts = [name.span.start for name in named]
        self._name_ends = [name.span.end for name in named]

    def __len__(self) -> int:
        return len(self.starts)

    def word_from(self, offset: int) -> int:
        """Index of the first word that begins at or behind a character; the number of words behind the last."""
        return bisect_left(self.starts, offset)

    def span(self, first: int, end: int) -> Span:
        """From the word `first` to the one before `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def gap_before(self, word: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.ends[word - 1] : self.starts[word]]

    def name_ending_by(self, offset: int) -> Named | None:
        """The last name that ends at or before a character."""
        at = bisect_left(self._name_ends, offset + 1) - 1
        return self.named[at] if at >= 0 else None

    def name_from(self, offset: int) -> Named | None:
        """The first name that begins at or behind a character."""
        at = bisect_left(self._name_starts, offset)
        return self.named[at] if at < len(self.named) else None

    def is_in_a_name(self, span: Span) -> bool:
        """Whether the words are part of a proper name ("US State Department")."""
        at = bisect_left(self._name_starts, span.start + 1) - 1
        return at >= 0 and self.named[at].span.end > span.start

    def names_next(self, offset: int) -> bool:
        """Whether somebody's name follows at once, or a person's behind a comma; courtesies do not count."""
        name = self.name_from(offset)
        if name is None or name.kind not in MAY_BE_A_PERSON:
            return False
        at = self.word_from(offset)
        while at < len(self) and self.folded[at] in entries("honorifics"):
            at += 1
        if at >= len(self) or self.starts[at] != name.span.start:
            return False
        gap = self.text[offset : self.starts[self.word_from(offset)]]
        return gap.isspace() or (name.kind is MentionKind.PERSON and _APART.fullmatch(gap) is not None)

    def owner_before(self, start: int) -> Span | None:
        """Whose a post or body is, before it: "Iranian", "Iran's", "Apple", with at most one word between."""
        name = self.name_ending_by(start)
        if name is not None and name.kind is not MentionKind.PERSON:
            gap = self.text[name.span.end : start]
            if len(gap) < _LONGEST_GAP and _BELONGS.fullmatch(gap):
                return name.span
        at = self.word_from(start) - 1
        if at >= 0 and self.folded[at] == "s":
            at -= 1
        if at < 0 or not country_behind(self.folded[at]) or not self.text[self.starts[at]].isupper():
            return None
        return self.span(at, at + 1) if _BELONGS.fullmatch(self.text[self.ends[at] : start]) else None

    def owner_behind(self, end: int) -> Span | None:
        """Whose a post is, behind "of": "head of the Observatory", "president of the US-based Institute"."""
        name = self.name_from(end)
        if name is not None and self.text.startswith("-", name.span.end):
            name = self.name_from(name.span.end)
        if name is None or name.kind is MentionKind.PERSON or name.span.start - end > _LONGEST_GAP:
            return None
        return name.span if _OF.fullmatch(self.text[end : name.span.start]) else None

    def is_definite(self, start: int) -> bool:
        """Whether "the" stands directly before a character."""
        at = self.word_from(start) - 1
        return at >= 0 and self.folded[at] == "the" and self.text[self.ends[at] : start].isspace()


MAY_BE_A_PERSON = frozenset({MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.OTHER})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_APART = re.compile(r"\s?,\s{1,2}")
_BELONGS = re.compile(r"(?:['’]s?)?\s(?:[a-z]+\s)?")
_OF = re.compile(r"\s(?:of|for|at|to)\s(?:the\s|The\s)?(?:[A-Za-z]+-[a-z]+\s|[a-z]+\s)?")
_LONGEST_GAP = 48
