"""Changes a sentence in one point so that both versions cannot hold at once, or says the same in fewer or other words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

_DATA = Path(__file__).resolve().parents[2] / "src" / "crossread" / "crossing" / "data"
_NAME = re.compile(r"(?<![.!?“\"‘] )(?<!^)\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}\b")
_DIGITS = re.compile(r"(?<![\w.,:$/-])\d{1,4}(?![\w:/-]|[.,]\d)")
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_WORDED = re.compile(r"\b(" + "|".join(_UNITS[1:]) + r")\b", re.IGNORECASE)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    *("January", "February", "March", "April", "June", "July"),
    *("August", "September", "October", "November", "December"),
]
_HELPER = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|must|should|did|does|do)\b(?! (?:not|never|no)\b)"
)
_DENIED = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|must|should|did|does|do) (?:not|never)\b ?"
)
_PAST = re.compile(r"\b(\w{3,}[a-z])(ed)\b(?= (?:the|a|an|his|her|their|its|to|in|on|at|for|with|that)\b)")
_SAID = re.compile(r"\b(?:said|says|confirmed|announced|claimed)\b")
_HEDGE = re.compile(r"\b(?:allegedly|reportedly|apparently|possibly|probably) ", re.IGNORECASE)
_MODAL = re.compile(r"\b(may|might|could) (have|be)\b")
_TAIL = re.compile(
    r",? (?:who|which|where|after|while|when|because|according to|and|as) [^,]{8,}?[.]?$|, [^,]{6,}[.]?$"
)
_HEAD = re.compile(r"^(?:[^,]{4,60}, |(?:Police|Officials|Authorities|Witnesses) (?:say|said) (?:that )?)")
_QUOTE = re.compile(r"[“”\"]")

Change = Callable[[str, random.Random, Sequence[str]], str]


def otherwise(sentence: str, draw: random.Random, names: Sequence[str]) -> str | None:
    """The sentence with one point changed so that it says otherwise; None where nothing fits. `names` may stand in it."""
    for change in draw.sample(_CHANGES, len(_CHANGES)):
        found = change(sentence, draw, names)
        if found != sentence:
            return found
    return None


def likewise(sentence: str, draw: random.Random) -> str:
    """The sentence, or what follows from it: with less of it, with figures spelled out, with another order."""
    found = sentence
    for change in draw.sample(_SAME, draw.choice((1, 2, 3))):
        changed = change(found, draw, ())
        found = changed if len(changed) > 24 else found
    return found


def names_in(sentence: str) -> list[str]:
    """Capitalised phrases that do not open the sentence."""
    return [found[0] for found in _NAME.finditer(sentence)]


def _one(
    pattern: re.Pattern[str], sentence: str, draw: random.Random, to: Callable[[re.Match[str]], str]
) -> str:
    found = list(pattern.finditer(sentence))
    if not found:
        return sentence
    chosen = draw.choice(found)
    return sentence[: chosen.start()] + to(chosen) + sentence[chosen.end() :]


def _number(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    if _WORDED.search(sentence) and draw.random() < 0.5:
        return _one(
            _WORDED, sentence, draw, lambda m: draw.choice([u for u in _UNITS[1:] if u != m[0].lower()])
        )

    def other(match: re.Match[str]) -> str:
        value = int(match[0])
        if 1900 <= value <= 2100:
            return str(value + draw.choice((-10, -2, -1, 1, 2, 10)))
        near = (
            value + 1,
            value + 2,
            value * 2,
            value // 2,
            value + 10,
            value - 1,
            value * 10,
            int(match[0][::-1]),
        )
        return str(draw.choice([v for v in near if v > 0 and v != value] or [2]))

    return _one(_DIGITS, sentence, draw, other)


def _spelled(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    def other(match: re.Match[str]) -> str:
        if match[0].isdigit():
            return _UNITS[int(match[0]) - 1] if 1 < int(match[0]) <= len(_UNITS) else match[0]
        return str(_UNITS.index(match[0].lower()) + 1)

    return _one(draw.choice((_WORDED, _DIGITS)), sentence, draw, other)


def _day(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    fitting = [w for w in (_DAYS, _MONTHS) if any(re.search(rf"\b{x}\b", sentence) for x in w)]
    if not fitting:
        return sentence
    among = draw.choice(fitting)
    pattern = re.compile(r"\b(" + "|".join(among) + r")\b")
    return _one(pattern, sentence, draw, lambda m: draw.choice([w for w in among if w != m[0]]))


def _name(sentence: str, draw: random.Random, names: Sequence[str]) -> str:
    def other(match: re.Match[str]) -> str:
        old = set(match[0].split())
        fitting = [n for n in names if not old & set(n.split()) and n not in _DAYS + _MONTHS]
        return draw.choice(fitting) if fitting else match[0]

    return _one(_NAME, sentence, draw, other)


def _swap(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    found = [m for m in _NAME.finditer(sentence) if m[0] not in _DAYS + _MONTHS]
    if len(found) < 2:
        return sentence
    at = draw.randrange(len(found) - 1)
    a, b = found[at], found[at + 1]
    between = sentence[a.end() : b.start()]
    if (
        len(between.split()) < 2
        or "," in between
        or " and " in between
        or set(a[0].split()) & set(b[0].split())
    ):
        return sentence
    return sentence[: a.start()] + b[0] + between + a[0] + sentence[b.end() :]


def _negate(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    if _DENIED.search(sentence):
        return _one(_DENIED, sentence, draw, lambda m: f"{m[1]} ")
    if _PAST.search(sentence) and draw.random() < 0.5:
        return _one(
            _PAST, sentence, draw, lambda m: draw.choice(("never ", "had not ", "refused to be ")) + m[0]
        )
    return _one(_HELPER, sentence, draw, lambda m: f"{m[0]} {draw.choice(('not', 'never', 'not'))}")


def _opposite(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    known = _opposites()
    found = [m for m in re.finditer(r"[A-Za-z]+", sentence) if m[0].lower() in known]
    if not found:
        return sentence
    chosen = draw.choice(found)
    return sentence[: chosen.start()] + draw.choice(known[chosen[0].lower()]) + sentence[chosen.end() :]


def _surer(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    if _HEDGE.search(sentence):
        return _one(_HEDGE, sentence, draw, lambda _: "")
    return _one(_MODAL, sentence, draw, lambda m: "has" if m[2] == "have" else "is")


def _denied(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    return _one(_SAID, sentence, draw, lambda _: draw.choice(("denied", "ruled out", "denies")))


def _shorter(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    if _QUOTE.search(sentence) or re.search(r"\b(?:if|unless|whether|denied|until)\b", sentence):
        return sentence
    cut = draw.choice((_TAIL, _HEAD)).sub("", sentence, count=1)
    return cut[:1].upper() + cut[1:].rstrip(" .") + "."


def _unquoted(sentence: str, draw: random.Random, _: Sequence[str]) -> str:
    return _QUOTE.sub("", sentence)


@cache
def _opposites() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (_DATA / "check_exclusive.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        sides = [side.split() for side in line.split("\t")]
        for side in sides:
            for word in side:
                found.setdefault(word, []).extend(w for other in sides if other is not side for w in other)
    return found


_CHANGES: tuple[Change, ...] = (
    _number,
    _number,
    _day,
    _name,
    _name,
    _swap,
    _negate,
    _opposite,
    _opposite,
    _surer,
    _denied,
)
_SAME: tuple[Change, ...] = (_shorter, _shorter, _spelled, _unquoted)
