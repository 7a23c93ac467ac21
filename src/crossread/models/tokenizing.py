"""Loading a `tokenizer.json` and making any Python string safe for it."""

import re
from pathlib import Path

from tokenizers import Tokenizer

from crossread.errors import ModelError

MAX_PIECES = 256
_SURROGATE = re.compile("[\ud800-\udfff]")


def load_tokenizer(path: Path, *, max_pieces: int | None = MAX_PIECES) -> Tokenizer:
    """A tokenizer without padding that cuts at `max_pieces`, or never where that is None.

    A shorter limit in the file itself stands. Markers such as "[SEP]" that occur in a report are text.

    Raises:
        ModelError: The file cannot be read as a tokenizer.
    """
    try:
        tokenizer = Tokenizer.from_str(path.read_text("utf-8"))
    except Exception as error:  # the library raises bare Exception
        raise ModelError(
            f"{path}: not a tokenizer ({error}); expected the tokenizer.json of the tokenizers library"
        ) from error
    limit = tokenizer.truncation["max_length"] if tokenizer.truncation else max_pieces
    tokenizer.no_padding()
    if max_pieces is None:
        tokenizer.no_truncation()
    else:
        tokenizer.enable_truncation(min(max_pieces, limit or max_pieces))
    tokenizer.encode_special_tokens = True
    return tokenizer


def clean(text: str) -> str:
    """`text` with each lone surrogate replaced by U+FFFD, so that offsets stay what they were.

    UTF-8 has no lone surrogates and the tokenizer takes only what UTF-8 has. Everything else,
    NUL included, it handles itself.
    """
    return _SURROGATE.sub("\ufffd", text)
