"""How rare a word is, from its place in the packaged vocabulary.

The BERT vocabulary lists its learned word pieces roughly by falling frequency (the, of, and, in, to ...),
so a place is a rank, and by Zipf's law the logarithm of the rank is a word's inverse document
frequency up to a factor. It needs no corpus, and no desk of reports large enough to count in.
"""

import math
from functools import cache, lru_cache

from tokenizers import Tokenizer

from crossread.models.packaged import packaged
from crossread.models.tokenizing import clean, load_tokenizer

# Before this index stand markers and single characters, ordered by code point and not by frequency.
_FIRST_RANKED = 1996
_UNKNOWN = 100
# A word of this many pieces or more is as rare as a word can be.
_RAREST_PIECES = 8
_WORDS_HELD = 50_000


@lru_cache(_WORDS_HELD)
def word_rarity(word: str) -> float:
    """From 0.0 (the commonest, single ASCII characters, anything without a letter or digit) to 1.0.

    A word in the vocabulary reaches at most .83. One that falls into n pieces is taken to rank n times
    as low as the vocabulary's last, which gives .89 for two pieces and 1.0 from eight on. A piece
    inside a longer text says little by itself: ask for whole words. Case and accents do not count.
    """
    tokenizer, size = _vocabulary()
    pieces = tokenizer.encode(clean(word), add_special_tokens=False).ids
    lowest = size - _FIRST_RANKED
    return math.log1p(_rank(word, pieces, lowest)) / math.log1p(lowest * _RAREST_PIECES)


@cache
def _vocabulary() -> tuple[Tokenizer, int]:
    tokenizer = load_tokenizer(packaged("tokenizer.json"), max_pieces=None)
    return tokenizer, tokenizer.get_vocab_size()


def _rank(word: str, pieces: list[int], lowest: int) -> int:
    if not any(map(str.isalnum, word)) or (len(word) == 1 and word.isascii()):
        return 0
    if not pieces or pieces == [_UNKNOWN]:
        return lowest * _RAREST_PIECES
    if len(pieces) > 1:
        return lowest * min(len(pieces), _RAREST_PIECES)
    return pieces[0] - _FIRST_RANKED if pieces[0] >= _FIRST_RANKED else lowest
