"""MUC-4's keys, and the scoring of found entities against them as GRIT's CEAF-REE (Du, Rush and Cardie 2021)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from benchmarks.reading.scoring import Score, summed

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
DESCRIBED = "Victim, named or described"
ALL_ROLES = (*ROLES, DESCRIBED)

_SLOTS = {
    "PerpInd": ("PERP: INDIVIDUAL ID",),
    "PerpOrg": ("PERP: ORGANIZATION ID",),
    "Target": ("PHYS TGT: ID",),
    "Victim": ("HUM TGT: NAME",),
    "Weapon": ("INCIDENT: INSTRUMENT ID",),
    DESCRIBED: ("HUM TGT: DESCRIPTION", "HUM TGT: NAME"),
}
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_BEFORE_HEAD_ENDS = re.compile(
    r"\s(?:of|in|from|for|at|on|with|who|that|which|by|to|near|belonging)\s|,|\(|\["
)

Entities = dict[str, list[list[str]]]
Match = Callable[[str, Sequence[str]], bool]


def key_entities(document: Mapping[str, Any]) -> Entities:
    """The key's entities by role, each a list of alternative strings; one that another template has is not repeated."""
    found: Entities = {role: [] for role in _SLOTS}
    for template in document["templates"]:
        for role, slots in _SLOTS.items():
            for fill in _fills(template["slots"], slots):
                known = found[role]
                if not any(set(fill) <= set(old) or set(old) <= set(fill) for old in known):
                    known.append(fill)
    return found


def _fills(slots: Mapping[str, Any], names: Sequence[str]) -> list[list[str]]:
    fills = []
    for name in names:
        for line in slots.get(name) or ():
            strings = [normal(s.replace('\\"', '"')) for s in _QUOTED.findall(line)]
            if strings:
                fills.append(strings)
    return fills


def normal(text: str) -> str:
    """Lower case, without articles, marks and runs of space, as GRIT compares."""
    words = re.sub(r"[^\w\s]", "", text.lower()).split()
    return " ".join(word for word in words if word not in ("a", "an", "the"))


def head_word(text: str) -> str:
    """The last word before what follows a noun ("group of men" is "group")."""
    words = normal(_BEFORE_HEAD_ENDS.split(text.lower(), maxsplit=1)[0]).split()
    return words[-1] if words else ""


def same_head(found: str, key: Sequence[str]) -> bool:
    """Whether the head noun is that of one of the key's alternatives."""
    return head_word(found) in {head_word(k) for k in key}


def same_string(found: str, key: Sequence[str]) -> bool:
    """Whether the string is one of the key's alternatives."""
    return normal(found) in key


def score(found: Sequence[Entities], keys: Sequence[Entities], role: str, match: Match) -> Score:
    """CEAF-REE of one role over documents."""
    total = []
    for ours, key in zip(found, keys, strict=True):
        mine, wanted = ours[role], key[role]
        fits = [
            [at for at, alternatives in enumerate(wanted) if match(entity[0], alternatives)]
            for entity in mine
        ]
        total.append(Score(most_pairs(fits), len(mine), len(wanted)))
    return summed(total)


def most_pairs(fits: Sequence[Sequence[int]]) -> int:
    """The most one-to-one pairs where each left one has the right ones that fit it (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(left: int, tried: set[int]) -> bool:
        for right in fits[left]:
            if right not in tried:
                tried.add(right)
                if right not in taken or place(taken[right], tried):
                    taken[right] = left
                    return True
        return False

    return sum(place(left, set()) for left in range(len(fits)))
