"""ACLED's event type and sub-type where they hang on who did it to whom."""

from __future__ import annotations

from crossread.reading.events.lexicon import BY_CONTROL, BY_PARTIES, Rule

ARMED = frozenset({"state", "police", "rebel", "armed"})
_STATE = frozenset({"state", "police", "government"})
_UNARMED = frozenset({"civilian", "government", "person", "crowd", "protester"})
_BATTLES, _CIVILIANS = "Battles", "Violence against civilians"
_PROTESTS, _RIOTS = "Protests", "Riots"
_CLASH = (_BATTLES, "Armed clash")
_EXCESSIVE = (_PROTESTS, "Excessive force against protesters")
_FORCE = frozenset({"shooting", "killing", "wounding", "beating", "attack"})


def acled_of(rule: Rule, actors: frozenset[str], targets: frozenset[str]) -> tuple[str, str]:
    """Type and sub-type, "" for what ACLED does not code or what the parties leave open.

    `actors` and `targets` are the parties of their phrases; "person" stands for anybody named, "body" for a named body,
    "place" for a place that stands for who holds it.
    """
    if rule.acled_type == BY_CONTROL:
        return _BATTLES, _control(actors)
    if "protester" in targets and actors & {"state", "police", "armed"} and rule.name in _FORCE:
        return _EXCESSIVE
    if rule.acled_type != BY_PARTIES:
        return rule.acled_type, rule.acled_sub_type
    return _by_parties(actors, targets)


def _by_parties(actors: frozenset[str], targets: frozenset[str]) -> tuple[str, str]:
    if "crowd" in actors:
        return _RIOTS, "Mob violence"
    if "protester" in actors:
        return _RIOTS, "Violent demonstration"
    if targets & ARMED and "civilian" not in targets:
        return _CLASH
    if targets & _UNARMED:
        return _CIVILIANS, "Attack"
    if actors & ARMED and targets & {"place", "body"}:
        return _CLASH
    return "", ""


def _control(actors: frozenset[str]) -> str:
    if "rebel" in actors:
        return "Non-state actor overtakes territory"
    if actors & (_STATE | {"place"}):
        return "Government regains territory"
    return "Non-state actor overtakes territory" if "body" in actors else ""
