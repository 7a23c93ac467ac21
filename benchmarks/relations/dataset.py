"""Labelled report pairs: stories written by the team, and ids into corpora where the text is not ours.

Every set is split by story or incident, never by report: a third of the stories (number divisible by 3) and a
third of the incidents is test, the rest dev. BASIL's 240 pairs are three newsrooms writing independently.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.corpora import corpora_folder, records
from crossread.domain.report import Report
from crossread.domain.reuse import Relation
from crossread.intake import make_report

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two reports, how they stand to each other, and where they come from.

    `direction` is 1 when `a` is the source, -1 when `b` is, 0 when neither or not known.
    """

    a: Report
    b: Report
    relation: Relation
    one_lineage: bool
    direction: int
    group: str
    origin: str
    test: bool


def load_pairs() -> list[LabelledPair]:
    """All labelled pairs there are on this machine: the team's always, corpora's where the corpora lie."""
    pairs = list(_stories())
    if corpora_folder() is not None:
        pairs.extend(_longtail())
        pairs.extend(_basil())
    return pairs


def _stories() -> Iterator[LabelledPair]:
    for folder in sorted(p.parent for p in (HERE / "stories").glob("*/labels.json")):
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        reports = {
            r["id"]: make_report(
                text=(folder / r["file"]).read_bytes().decode("utf-8"), path=f"{folder.name}/{r['file']}"
            )
            for r in labels["reports"]
        }
        for pair in labels["pairs"]:
            yield LabelledPair(
                a=reports[pair["a"]],
                b=reports[pair["b"]],
                relation=Relation(pair["relation"]),
                one_lineage=pair["one_lineage"],
                direction=_direction(pair["direction"], pair["a"], pair["b"]),
                group=folder.name,
                origin="stories",
                test=int(folder.name[:2]) % 3 == 0,
            )


def _direction(stated: str, a: str, b: str) -> int:
    return {f"{a}->{b}": 1, f"{b}->{a}": -1, "a->b": 1, "b->a": -1}.get(stated.replace(" ", ""), 0)


def _longtail() -> Iterator[LabelledPair]:
    labels = [json.loads(line) for line in (HERE / "longtail" / "pairs.jsonl").read_text().splitlines()]
    wanted = {x["a"] for x in labels} | {x["b"] for x in labels}
    reports = {
        r["id"]: make_report(
            text=r["text"],
            path=r["id"],
            url=r["url"] or None,
            outlet=r["domain"],
            title=r["title"],
            published=r["date"],
        )
        for r in records("longtail/articles.jsonl.gz")
        if r["id"] in wanted
    }
    for label in labels:
        yield LabelledPair(
            a=reports[label["a"]],
            b=reports[label["b"]],
            relation=Relation(label["relation"]),
            one_lineage=label["one_lineage"],
            direction={"a->b": 1, "b->a": -1}.get(label["direction"], 0),
            group=f"incident-{label['incident']}",
            origin="longtail",
            test=zlib.crc32(label["incident"].encode()) % 3 == 0,
        )


def _basil() -> Iterator[LabelledPair]:
    for at, event in enumerate(records("basil/events.jsonl.gz")):
        reports = [
            make_report(
                text=article["text"], path=article["id"], outlet=article["outlet"], title=article["title"]
            )
            for article in event["articles"]
        ]
        for a, b in combinations(reports, 2):
            yield LabelledPair(
                a=a,
                b=b,
                relation=Relation.INDEPENDENT,
                one_lineage=False,
                direction=0,
                group=f"basil-{event['event_id']}",
                origin="basil",
                test=at % 2 == 1,
            )
