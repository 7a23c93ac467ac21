"""Where the words of a query stand in a text, by the rules of the full-text index: without case and diacritics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from crossread.domain.span import Span, merge

# As the index does: letters and digits make words, everything else parts them; signs of unspaced scripts stand alone.
_TOKEN = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "|(?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[^\\W_][\u0300-\u036f]*)+"
)


def found_words(text: str, parts: Sequence[str]) -> tuple[Span, ...]:
    """Spans of `text` that match any of the parts: a word, or several in this order. Sorted, apart from one another."""
    tokens = [(Span(*found.span()), _folded(found.group())) for found in _TOKEN.finditer(text)]
    wanted = [words for part in parts if (words := [_folded(found) for found in _TOKEN.findall(part)])]
    hits = [
        Span(tokens[at][0].start, tokens[at + len(words) - 1][0].end)
        for words in wanted
        for at in range(len(tokens) - len(words) + 1)
        if all(tokens[at + k][1] == word for k, word in enumerate(words))
    ]
    return merge(hits)


def _folded(word: str) -> str:
    parted = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in parted if not unicodedata.combining(char))
