"""Whether the words around an event deny it."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.domain.layers import Token

_DENYING = frozenset({"not", "n't", "n’t", "never", "no"})


def denied(text: str, tokens: Sequence[Token], offset: int, first: int, last: int) -> bool:
    """Whether a word of [first, last) governs a "not", "never" or "no": "was not attacked", "no attack".

    `tokens` are those from `offset` of the text on; `first`, `last` and the tokens' heads are indices into
    all of it.
    """
    return any(
        first <= token.head < last and token.span.of(text).lower() in _DENYING
        for token in tokens[max(first - offset - _REACH, 0) : last - offset + _REACH]
    )


_REACH = 8  # tokens to either side: what denies a word stands near it
