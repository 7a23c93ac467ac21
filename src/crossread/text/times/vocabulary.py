"""What words and digits may mean in an expression of time: categories with values, and one code for each mix of them."""

from __future__ import annotations

from crossread.text.tables import rows

OTHER = "·"  # the code of a token that no pattern knows
_FIRST_CODE = 0xE000  # private use: a code is never mistaken for text

# Categories of tokens in digits, by the names that lexing.py gives them.
SHAPES: dict[str, tuple[str, ...]] = {
    "iso": ("ISO",),
    "slashed": ("SLASHED",),
    "fraction": ("FRACTION",),
    "clock": ("CLOCK",),
    "decade": ("DECADE",),
    "nine eleven": ("NINEELEVEN",),
    "shortyear": ("SHORTYEAR",),
    "ampm": ("AMPM",),
    "zero": ("NUM", "BADDAY"),
    "hour": ("NUM", "DAY", "HOUR"),
    "day": ("NUM", "DAY"),
    "above a day": ("NUM", "BADDAY"),
    "number": ("NUM",),
    "year": ("NUM", "YEAR"),
    "no year": ("NUM", "BADYEAR"),
    "ordinal": ("ORDNUM", "DAY"),
    "ordinal of a quarter": ("ORDNUM", "DAY", "ORDNTH"),
    "ordinal above a day": ("ORDNUM", "BADORD"),
}


class Vocabulary:
    """Codes for words and shapes. A category in small letters is the word or mark itself, where a pattern names it."""

    def __init__(self, literals: frozenset[str]) -> None:
        small: dict[str, dict[str, str]] = {literal: {literal: literal} for literal in literals}
        capital: dict[str, dict[str, str]] = {}
        for word, category, *value in rows("time_words"):
            for form in {word, word.removesuffix(".")}:
                side = capital if word[0].isupper() else small
                side.setdefault(form.lower(), {})[category] = value[0] if value else ""
        self._values = {word: small.get(word, {}) | capital.get(word, {}) for word in small.keys() | capital}
        self._codes: dict[frozenset[str], str] = {frozenset(): OTHER}
        self.small = {word: self._code(kinds) for word, kinds in small.items()}
        self.capital = {word: self._code(kinds) for word, kinds in self._values.items()}
        self.shapes = {shape: self._code(dict.fromkeys(kinds, "")) for shape, kinds in SHAPES.items()}
        self.dotted = frozenset(word for word in self._values if word.endswith(".") and len(word) > 1)

    def _code(self, kinds: dict[str, str]) -> str:
        return self._codes.setdefault(frozenset(kinds), chr(_FIRST_CODE + len(self._codes)))

    def having(self, category: str) -> str:
        """The codes of all words that may be of a category."""
        return "".join(code for kinds, code in self._codes.items() if category in kinds)

    def value(self, word: str, category: str) -> str | None:
        """The value of a word as one of a category; None when it is not one."""
        return self._values.get(word.lower(), {}).get(category)
