"""Neighbouring pieces joined to one expression: "Sunday" + "1 December", "Wednesday" + "last week", "late" + "Friday"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from crossread.domain.facts import Grain, TimeKind
from crossread.text.times.atoms import LOOSE, Atom
from crossread.text.times.calendar import grain_of
from crossread.text.times.lexing import Lexed
from crossread.text.times.vocabulary import Vocabulary

UNPLACED = ":!"  # the end of a rule that means something within a year only: "the first half"
_ON = re.compile(r"on:(?P<name>[^:]+):[~!]")
_ON_WEEKDAY = re.compile(r"on:(?P<name>D\d):[~\w]+(?: > (?P<step>at:[\d:]+))?")
_PART = re.compile(r"\+part:(?P<part>\w\w)")
_CLOCK = re.compile(r"~day:0 > (?P<step>at:[\d:]+)")


def joined(found: list[Atom], lexed: Lexed) -> list[Atom]:
    """The atoms, neighbours that make one expression joined, in text order."""
    out: list[Atom] = []
    for atom in found:
        out.append(atom)
        while len(out) > 1:
            one = _join(out[-2], out[-1], lexed)
            if one is None:
                break
            out[-2:] = [one]
    return out


def _join(left: Atom, right: Atom, lexed: Lexed) -> Atom | None:
    if left.kind is None or right.kind is None or right.first - left.past > 2:
        return None
    gap = "".join(lexed.word(at).lower() for at in range(left.past, right.first)).replace("’", "'")
    for join in (_part_of_day, _clock_and_day, _weekday_and_date, _week_of, _within, _possessed):
        one = join(left, right, gap)
        if one is not None:
            return one
    return None


def _part_of_day(left: Atom, right: Atom, gap: str) -> Atom | None:
    """ "Saturday" + "night"."""
    part = _PART.fullmatch(right.rule)
    if part is None or gap or grain_of(left.value) is not Grain.DAY:
        return None
    rule, absolute = left.then(f"part:{part['part']}")
    return replace(left, past=right.past, kind=TimeKind.TIME, rule=rule, absolute=absolute)


def _clock_and_day(left: Atom, right: Atom, gap: str) -> Atom | None:
    """ "9 p.m." + "Wednesday", or the other way round."""
    for clock, day, gaps in ((left, right, ("", ",", "on")), (right, left, ("", ","))):
        at = _CLOCK.fullmatch(clock.rule)
        if at and gap in gaps and grain_of(day.value) is Grain.DAY and not _CLOCK.search(day.rule):
            rule, absolute = day.then(at["step"])
            return Atom(left.first, right.past, TimeKind.TIME, rule, absolute, day.modifier)
    return None


def _weekday_and_date(left: Atom, right: Atom, gap: str) -> Atom | None:
    """ "Sunday" + "1 December": a weekday that the date cannot be leaves the day unknown."""
    weekday = _ON_WEEKDAY.fullmatch(left.rule.removeprefix(LOOSE))
    if weekday is None or gap not in ("", ",", "the", ",the"):
        return None
    if re.fullmatch(r"on:\d\d-\d\d:~", right.rule):
        whole = replace(right, first=left.first, rule=f"{right.rule}:{weekday['name']}")
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", right.absolute):
        day = date.fromisoformat(right.absolute)
        is_right = f"D{day.isoweekday()}" == weekday["name"]
        value = right.absolute if is_right else f"{right.absolute[:8]}XX"
        whole = replace(right, first=left.first, absolute=value)
    else:
        return None
    if not weekday["step"]:
        return whole
    rule, absolute = whole.then(weekday["step"])
    return replace(whole, kind=TimeKind.TIME, rule=rule, absolute=absolute)


def _week_of(left: Atom, right: Atom, gap: str) -> Atom | None:
    """ "the week of" + "6 March"."""
    if left.rule != "week:0" or gap != "of" or grain_of(right.value) is not Grain.DAY:
        return None
    rule, absolute = right.then("week:0")
    return replace(left, past=right.past, rule=rule, absolute=absolute)


def _within(left: Atom, right: Atom, gap: str) -> Atom | None:
    """ "Wednesday" + "last week", "third quarter of" + "1998"."""
    return _placed(left, right, left, right) if gap in ("", "of", ",", "in") else None


def _possessed(left: Atom, right: Atom, gap: str) -> Atom | None:
    """ "last year's" + "third quarter"."""
    return _placed(right, left, left, right) if gap == "'s" else None


def _placed(inner: Atom, outer: Atom, left: Atom, right: Atom) -> Atom | None:
    on = _ON.fullmatch(inner.rule)
    if on is None or outer.kind is not TimeKind.DATE or outer.modifier:
        return None
    name = on["name"]
    whole = Grain.WEEK if name == "WE" or name[0] == "D" else Grain.YEAR
    if grain_of(outer.value) is not whole or _ON.fullmatch(outer.rule):
        return None
    rule, absolute = outer.then(f"of:{name}")
    return Atom(left.first, right.past, TimeKind.DATE, rule, absolute, inner.modifier)


def with_phase(atom: Atom, lexed: Lexed, vocabulary: Vocabulary, *, free: int) -> Atom:
    """The atom with "early", "late", "mid-" or "the end of" before it, looking no further left than token `free`."""
    if atom.kind not in (TimeKind.DATE, TimeKind.TIME) or atom.value.endswith("_REF"):
        return atom
    for gap, categories in _PHASES.items():
        at = atom.first - len(gap) - 1
        between = tuple(lexed.word(at + 1 + after).lower().replace("–", "-") for after in range(len(gap)))
        if at < free or between != gap:
            continue
        word = lexed.word(at)
        phase = next((value for name in categories if (value := vocabulary.value(word, name))), None)
        if phase is not None:
            first = at - 1 if at > free and lexed.word(at - 1).lower() == "the" else at
            return replace(atom, first=first, modifier=phase)
    return atom


_PHASES = {  # the words between, and the categories of what stands before them
    (): ("PHASE", "PHASER", "MID"),
    ("-",): ("PHASE", "MID"),
    ("on",): ("PHASE", "PHASER"),
    ("in",): ("PHASE", "PHASER"),
    ("in", "the"): ("PHASE", "PHASER"),
    ("of",): ("PHASENOUN",),
    ("of", "the"): ("PHASENOUN",),
}
