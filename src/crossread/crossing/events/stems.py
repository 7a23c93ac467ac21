"""What is common to the forms of a word for a happening: "strikes", "struck", "striking" are one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

_ENDINGS = (
    "izations", "isations", "ization", "isation", "ations", "ation", "itions", "ition", "ments", "ment", "ings", "ing",
    "ions", "ion", "ances", "ance", "als", "al", "ies", "ied", "ed", "es", "s",
)  # fmt: skip
_FEWEST_LETTERS = 3  # that are left: "ring" is no form of "r"
_KEPT = 1 << 14


@lru_cache(maxsize=_KEPT)
def stem(folded: str) -> str:
    """The stem of a folded word: an odd form's base, else the word without its ending; no word of the language."""
    word = _odd_forms().get(folded, folded)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _FEWEST_LETTERS:
            word = word[: -len(ending)]
            break
    word = word.rstrip("eyi") or word
    return word[:-1] if len(word) > _FEWEST_LETTERS and word[-1] == word[-2] else word


@cache
def _odd_forms() -> Mapping[str, str]:
    file = resources.files("crossread.crossing") / "data" / "event_odd_forms.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))
