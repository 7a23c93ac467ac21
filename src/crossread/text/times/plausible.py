"""Whether a bare number or name is a year, a month, a clock time: "2011 people", "Mrs May", "won 2:53" are not."""

from __future__ import annotations

from functools import cache

from crossread.text.tables import entries, mapping
from crossread.text.times.atoms import Atom
from crossread.text.times.lexing import Lexed
from crossread.text.times.vocabulary import Vocabulary

FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2099
_QUOTES = frozenset("\"'“‘`")
_DASHES = frozenset("-‐‑–")


def is_plausible(atom: Atom, lexed: Lexed, vocabulary: Vocabulary) -> bool:
    """False for words that might be a time and by what stands around them are none."""
    if atom.past - atom.first > 1:
        return not (_is_title(atom, lexed) or _is_part_of_a_date(atom, lexed))
    word, before = lexed.word(atom.first), lexed.word(atom.first - 1).lower()
    if before in _DASHES and not word.isdecimal():
        before = lexed.word(atom.first - 2).lower()
    if word.isdecimal():
        return _is_year(atom, lexed)
    if word.istitle() and (vocabulary.value(word, "EVERY") or vocabulary.value(word, "DARK")) is not None:
        return False  # "the Daily Herald", "by Dawn Porter"
    if ":" in word and word.replace(":", "").isdecimal():
        return before in entries("time_openers")
    is_short = len(word) < 4 and vocabulary.value(word, "MONTH") is not None
    if is_short or vocabulary.value(word, "NAMEMONTH") is not None:
        return before in entries("time_openers")
    return True


def _is_year(atom: Atom, lexed: Lexed) -> bool:
    before, after = lexed.word(atom.first - 1).lower(), lexed.word(atom.past)
    if after == "%" or after.lower() in entries("time_counted") or before in entries("time_not_years"):
        return False
    if before in _DASHES:
        lead = lexed.word(atom.first - 2)
        return not lead.isdecimal() or len(lead) == 4  # else a telephone number
    if mapping("time_openers").get(before) == "strong":
        return True
    is_house = after.istitle() and any(
        lexed.word(at).lower() in _streets() for at in range(atom.past + 1, atom.past + 5)
    )
    return not is_house and FIRST_BARE_YEAR <= int(lexed.word(atom.first)) <= LAST_BARE_YEAR


@cache
def _streets() -> frozenset[str]:
    return frozenset(street.lower().rstrip(".") for street in entries("streets"))


def _is_title(atom: Atom, lexed: Lexed) -> bool:
    """Whether it is a title in quotation marks: "This Week"."""
    if atom.past - atom.first != 2 or not atom.rule.endswith(":0"):
        return False
    return lexed.word(atom.first + 1).istitle() and lexed.word(atom.first - 1) in _QUOTES


def _is_part_of_a_date(atom: Atom, lexed: Lexed) -> bool:
    """ "the night" of "the night of 23 October": the date is the expression."""
    return atom.rule.startswith("~day:0 > part") and lexed.word(atom.past) == "of"
