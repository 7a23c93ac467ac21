"""Words as the name finder sees them: their case, where a sentence opens, and which lines are headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.domain.span import Span
from crossread.text.sentences import sentences
from crossread.text.tables import entries
from crossread.text.words import Word, fold, is_stop, words

_POSSESSIVE = re.compile(r"['’ʼ][sS]\Z")
_ARTICLE = re.compile(r"(?:[a-z]{1,3}|A[ldnrstz]|El|Ash|Abu)[-‐‑](?=[^\W\d_])|[dlo]['’](?=[A-Z])")
_COMPOUND = re.compile(r"[-‐‑](?=[a-z]{3,}\Z)")
_OPENING = frozenset("“‘\"'«„([:•*–—|/")
_HEADLINE_SHARE = 0.8
_HEADLINE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Token:
    """One word; `end` leaves a possessive, or the tail of "US-based", out.

    `opens` says that its capital may be the sentence's, `is_possessive` that something was cut off.
    """

    start: int
    end: int
    text: str
    folded: str
    is_capital: bool
    is_possessive: bool
    is_initial: bool
    opens: bool
    headline: bool
    sentence: int

    @property
    def is_common(self) -> bool:
        """A function word or a word that news text mostly writes in lower case."""
        return is_stop(self.folded) or self.folded in entries("openers") or _is_vocabulary(self.folded)

    @property
    def is_upper(self) -> bool:
        """All capitals, and more than one letter."""
        return len(self.text) > 1 and self.text.isupper()


def tokens(text: str) -> list[Token]:
    """All words of `text`, sentence by sentence."""
    every = words(text)
    found: list[Token] = []
    at = 0
    for number, sentence in enumerate(sentences(text)):
        first = at
        while at < len(every) and every[at].span.start < sentence.end:
            at += 1
        found.extend(_sentence_tokens(text, every[first:at], sentence, number=number))
    return found


def _sentence_tokens(text: str, found: Sequence[Word], sentence: Span, *, number: int) -> Iterator[Token]:
    headline = _is_headline(text, found, sentence)
    for index, word in enumerate(found):
        start, end = word.span.start, word.span.end
        base, breaks = _base(word.text)
        before = text[start - 1] if start else ""
        yield Token(
            start=start,
            end=end - (len(word.text) - len(base)),
            text=base,
            folded=word.folded if base is word.text else fold(base),
            is_capital=_is_capital(base),
            is_possessive=breaks,
            is_initial=len(base) == 1 and base.isupper() and text[end : end + 1] == ".",
            opens=index == 0 or before in _OPENING or text[max(start - 2, 0) : start] == ": ",
            headline=headline,
            sentence=number,
        )


def _base(word: str) -> tuple[str, bool]:
    """The word without 's, or the head of "US-based"; and whether that was taken off."""
    if word.isalpha():
        return word, False
    compound = _COMPOUND.search(word)
    if compound and word[0].isupper() and _is_vocabulary(word[compound.end() :]):
        return word[: compound.start()], True
    if possessive := _POSSESSIVE.search(word):
        return word[: possessive.start()], True
    return word, False


def _is_capital(word: str) -> bool:
    """ "Assad", "al-Assad", "US", but not "Turkish-backed", nor a bare number."""
    if word.isalpha():
        return word[0].isupper()
    article = _ARTICLE.match(word)
    core = word[article.end() :] if article else word
    return core[:1].isupper() or (article is not None and word[0].isupper() and len(core) > 2)


def _is_headline(text: str, found: Sequence[Word], sentence: Span) -> bool:
    """Whether capitals mean little here: a heading, or a line in title case or in capitals."""
    said = [word for word in found if word.text[0].isalpha() and not is_stop(word.folded)]
    if not said or text[sentence.end - 1] in '.”"’':
        return bool(said) and len(said) > 2 and all(word.text.isupper() for word in said)
    capital = sum(word.text[0].isupper() for word in said)
    if len(said) < _HEADLINE_WORDS:
        return capital == len(found)
    return capital >= _HEADLINE_SHARE * len(said) and any(_is_vocabulary(word.folded) for word in said[1:])


def _is_vocabulary(folded: str) -> bool:
    """Whether a word, or the word it is an ending on, is in common_words.txt."""
    common = entries("common_words")
    if folded in common:
        return True
    return any(
        folded.endswith(ending) and folded[: -len(ending)] + base in common for ending, base in _ENDINGS
    )


_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)
