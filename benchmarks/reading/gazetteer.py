"""The rival of the mentions: names seen in training, then runs of capitals, each of the kind seen most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.span import Span
from crossread.text.sentences import sentences
from crossread.text.tokens import tokens

Mentions = Iterable[tuple[int, int, str]]
_CURRENCIES = "$€£¥₹"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Kinds by whole text and by last word, as counted on a train part; `usual` is the commonest kind of all."""

    by_text: Mapping[str, str]
    by_last_word: Mapping[str, str]
    usual: str
    longest_tokens: int

    @classmethod
    def counted(cls, articles: Iterable[tuple[str, Mentions]]) -> Gazetteer:
        """Count texts with their mentions (start, end, kind)."""
        texts: dict[str, Counter[str]] = defaultdict(Counter)
        last_words: dict[str, Counter[str]] = defaultdict(Counter)
        for text, mentions in articles:
            for start, end, kind in mentions:
                if text[start:end].strip():
                    texts[text[start:end]][kind] += 1
                    last_words[text[start:end].split()[-1]][kind] += 1
        return cls(
            {text: kinds.most_common(1)[0][0] for text, kinds in texts.items()},
            {word: kinds.most_common(1)[0][0] for word, kinds in last_words.items()},
            sum(texts.values(), Counter[str]()).most_common(1)[0][0],
            max((len(tokens(text)) for text in texts), default=0),
        )

    def find(self, text: str) -> set[tuple[int, int, str]]:
        """The longest known texts; elsewhere, runs of capitalised tokens that do not begin a sentence."""
        found = set()
        for sentence in sentences(text):
            inside = tokens(text, sentence)
            at = 0
            while at < len(inside):
                last = self._known(text, inside, at) or (_run(text, inside, at) if at else at)
                if last > at:
                    span = Span(inside[at].start, inside[last - 1].end)
                    found.add((span.start, span.end, self._kind(span.of(text))))
                at = max(last, at + 1)
        return found

    def _known(self, text: str, inside: Sequence[Span], at: int) -> int:
        """The token behind the longest known text that begins at `at`, in capitals, digits or money; else 0."""
        first = text[inside[at].start]
        if not (first.isupper() or first.isdigit() or first in _CURRENCIES):
            return 0
        for last in range(min(at + self.longest_tokens, len(inside)), at, -1):
            if text[inside[at].start : inside[last - 1].end] in self.by_text:
                return last
        return 0

    def _kind(self, text: str) -> str:
        return self.by_text.get(text) or self.by_last_word.get(text.rsplit(maxsplit=1)[-1]) or self.usual


def _run(text: str, inside: Sequence[Span], at: int) -> int:
    last = at
    while last < len(inside) and text[inside[last].start].isupper():
        last += 1
    return last
