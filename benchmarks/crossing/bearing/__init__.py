"""The team's own pairs of a passage and a claim: borne out, contradicted, or left open. README.md has the guidelines.

Three sets. *alone* (`a` to `d.jsonl`): an invented passage with eight claims; for contradicted claims a contrast passage
says how it would read were the claim true (contrast sets, Gardner et al. 2020, arXiv:2004.02709). *groups*
(`groups-*.jsonl`): four invented passages against eight claims, each with a label for each. *reports*
(`reports-*.jsonl`): our claims about reports of the public corpora, which hold no text of theirs, only ids and offsets:
these need `../shared/corpora`.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.corpora import records

FOLDER = Path(__file__).resolve().parent
LABELS = ("supported", "contradicted", "neither")
HELD_OUT = 4  # one passage of *alone* in so many is held out, with all its claims and contrast passages
HELD_OUT_GROUPS, HELD_OUT_STORIES = 12, 10
_CONTRAST = "contrast-"
_LETTERS = {"s": "supported", "c": "contradicted", "n": "neither"}
_LEFT_OPEN = (
    3  # sentences nearest in words that are taken as leaving a claim about a story open, and one by chance
)
_WORD = re.compile(r"[a-z0-9]{3,}")


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of one to four sentences, and a claim. `change` is what was changed to make the claim ("none"; "" where
    that was not written down).

    `group` names the passage that this one is, or was made from, or the story: pairs of one group belong into one part.
    """

    passage: str
    claim: str
    label: str
    change: str
    group: str
    source: str = "alone"


def load_pairs(*, held_out: bool, folder: Path = FOLDER) -> Iterator[Pair]:
    """The pairs of *alone* that are held out, or all others.

    Raises:
        ValueError: when a line is not what the guidelines ask for.
    """
    for path in sorted(folder.glob("[a-z].jsonl")):
        items = _rows(path)
        for number, item in enumerate(items, start=1):
            if _is_held_out(item["passage"], HELD_OUT) is held_out:
                yield from _pairs(item, where=f"{path.name}:{number}")
        others = folder / f"{_CONTRAST}{path.name}"
        for number, changed in enumerate(_rows(others) if others.is_file() else (), start=1):
            item, group = items[changed["line"] - 1], f"{path.name}:{changed['line']}"
            if _is_held_out(item["passage"], HELD_OUT) is held_out:
                yield from _contrasts(item, changed, group=group, where=f"{others.name}:{number}")


def load_groups(*, held_out: bool, folder: Path = FOLDER) -> Iterator[Pair]:
    """The pairs of *groups*; those at which the writer hesitated are left out.

    Raises:
        ValueError: when a line is not what the guidelines ask for.
    """
    for path in sorted(folder.glob("groups-*.jsonl")):
        for number, item in enumerate(_rows(path), start=1):
            if _is_held_out(item["p"][0], HELD_OUT_GROUPS) is held_out:
                yield from _grouped(item, where=f"{path.name}:{number}")


def load_reported(*, held_out: bool, folder: Path = FOLDER) -> Iterator[Pair]:
    """The pairs of *reports*: a sentence with the one before it, and a claim.

    Of the sentences that nobody listed, those nearest in words to the claim and one by chance count as leaving it open.

    Raises:
        ValueError: when a line is not what the guidelines ask for.
        FileNotFoundError: when there are no corpora.
    """
    stories = [(path, row) for path in sorted(folder.glob("reports-*.jsonl")) for row in _rows(path)]
    texts = _texts({where[0] for _, row in stories for where in row["rows"].values()})
    for path, row in stories:
        group = f"{path.name}:{row['s']}"
        if _is_held_out(row["s"], HELD_OUT_STORIES) is held_out:
            yield from _of_story(row, _sentences(row["rows"], texts), group)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _is_held_out(text: str, one_in: int) -> bool:
    return int(sha256(text.encode()).hexdigest(), 16) % one_in == 0


def _grouped(item: dict[str, Any], *, where: str) -> Iterator[Pair]:
    for claim, letters in item["c"]:
        if len(letters) != len(item["p"]) or not set(letters) <= {*_LETTERS, "?"}:
            raise ValueError(
                f"{where}: labels {letters!r} of {claim!r}; expected one of s, c, n, ? for each passage"
            )
        for passage, letter in zip(item["p"], letters, strict=True):
            if letter in _LETTERS:
                yield Pair(passage, claim, _LETTERS[letter], "", where, "groups")


def _texts(names: set[str]) -> dict[tuple[str, str], str]:
    """The texts of some corpora by their name and id."""
    return {
        (name, str(one.get("id") or one["doc"])): one["text"]
        for name in sorted(names)
        for record in records(f"{name}.jsonl.gz")
        for one in record.get("articles", [record])
    }


def _sentences(rows: Mapping[str, Sequence[Any]], texts: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """The sentences of a story by their keys, each behind the one before it in its report."""
    found: dict[str, str] = {}
    before = ("", "")
    for key, (corpus, report, start, end) in rows.items():
        told = " ".join(texts[corpus, report][start:end].split())
        found[key] = f"{before[1]} {told}" if before[0] == key[0] else told
        before = key[0], told
    return found


def _of_story(row: dict[str, Any], sentences: Mapping[str, str], group: str) -> Iterator[Pair]:
    for claim, listed in row["c"]:
        if not {key for keys in listed.values() for key in keys} <= set(sentences):
            raise ValueError(f"{group}: {claim!r} names a sentence that the story has not")
        told = [(key, letter) for letter in "sc" for key in listed.get(letter, ())]
        for key, letter in told:
            yield Pair(sentences[key], claim, _LETTERS[letter], "", group, "reports")
        rest = [key for key in sentences if key not in {k for k, _ in told} | set(listed.get("?", ()))]
        asked = set(_WORD.findall(claim.lower()))
        rest.sort(key=lambda key: -len(asked & set(_WORD.findall(sentences[key].lower()))))
        by_chance = random.Random(claim).sample(rest[_LEFT_OPEN:], min(1, len(rest[_LEFT_OPEN:])))
        for key in (*rest[:_LEFT_OPEN], *by_chance):
            yield Pair(sentences[key], claim, "neither", "", group, "reports")


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
