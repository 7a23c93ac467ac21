"""The team's own pairs of a passage and a claim: borne out, contradicted, or left open. README.md has the guidelines.

For contradicted claims a contrast passage says how the passage would read were the claim true, so that a claim's wording
alone tells nothing (contrast sets, Gardner et al. 2020, arXiv:2004.02709).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
LABELS = ("supported", "contradicted", "neither")
HELD_OUT = 4  # one passage in so many is held out, with all its claims and contrast passages
_CONTRAST = "contrast-"


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of one to three sentences, and a claim. `change` is what was changed to make the claim ("none").

    `group` names the passage that this one is, or was made from: pairs of one group belong into one part.
    """

    passage: str
    claim: str
    label: str
    change: str
    group: str


def load_pairs(*, held_out: bool, folder: Path = FOLDER) -> Iterator[Pair]:
    """The pairs of the part that is held out, or of all others.

    Raises:
        ValueError: when a line is not what the guidelines ask for.
    """
    for path in sorted(folder.glob("*.jsonl")):
        if path.name.startswith(_CONTRAST):
            continue
        items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for number, item in enumerate(items, start=1):
            if _is_held_out(item) is held_out:
                yield from _pairs(item, where=f"{path.name}:{number}")
        others = folder / f"{_CONTRAST}{path.name}"
        lines = others.read_text(encoding="utf-8").splitlines() if others.is_file() else ()
        for number, line in enumerate(lines, start=1):
            changed = json.loads(line)
            item, group = items[changed["line"] - 1], f"{path.name}:{changed['line']}"
            if _is_held_out(item) is held_out:
                yield from _contrasts(item, changed, group=group, where=f"{others.name}:{number}")


def _is_held_out(item: dict[str, Any]) -> bool:
    return int(sha256(item["passage"].encode()).hexdigest(), 16) % HELD_OUT == 0


def _pairs(item: dict[str, Any], *, where: str) -> Iterator[Pair]:
    passage = f"{item.get('before', '')} {item['passage']}".strip()
    for claim in item["claims"]:
        yield Pair(passage, claim["text"], _checked(claim["label"], where), claim["change"], where)


def _contrasts(item: dict[str, Any], changed: dict[str, Any], *, group: str, where: str) -> Iterator[Pair]:
    passage = f"{changed.get('before') or item.get('before', '')} {changed['passage']}".strip()
    if all(claim["text"] != changed["claim"] for claim in item["claims"]):
        raise ValueError(f"{where}: the claim is none of its line; expected one, letter for letter")
    yield Pair(passage, changed["claim"], "supported", "none", group)
    supported = [claim for claim in item["claims"] if claim["label"] == "supported"]
    change = next(c["change"] for c in item["claims"] if c["text"] == changed["claim"])
    for claim, label in zip(supported, changed.get("others", ()), strict=False):
        if label:
            yield Pair(
                passage,
                claim["text"],
                _checked(label, where),
                "none" if label == "supported" else change,
                group,
            )


def _checked(label: str, where: str) -> str:
    if label not in LABELS:
        raise ValueError(f"{where}: label {label!r}; expected one of {', '.join(LABELS)}")
    return label
