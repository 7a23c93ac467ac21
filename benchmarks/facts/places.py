"""Places against LGL and GeoWebNews: gold phrases, end to end, and what the gazetteer costs.

LGL is local news of 85 outlets; its texts are split by outlet's domain. The packaged ranker was fitted on folds 0 to 3 of
LGL and on GeoWebNews, so its figure counts on fold 4 alone. The other rows fit a ranker anew without what they measure.
Of GeoWebNews the phrases with a GeoNames number count, as in the published figures (2,401; two of them have no offsets).
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log1p
from statistics import fmean, median
from typing import Any

from benchmarks.annotated.toponyms import FOLDS, Example, examples, fold_of, gold_spans
from benchmarks.corpora import records
from benchmarks.facts.place_fitting import fitted
from benchmarks.reading.scoring import Score, batches, summed
from benchmarks.tables import Cell, print_table
from crossread.domain.facts import Place
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer
from crossread.gazetteer.geometry import distance_km
from crossread.models.reader import Reader
from crossread.reading.ground import Ground
from crossread.reading.layers import read_reports
from crossread.reading.places import places_of, resolve
from crossread.reading.places.evidence import Evidence, countries_in, home_of
from crossread.reading.places.ranking import Ranker, packaged_ranker
from crossread.reading.places.resolving import lean
from crossread.reading.syntax import Tree

PUBLISHED = (
    "Published: Mordecai 3 (Halterman 2023) 82.7 % on LGL and 94.1 % on GeoWebNews within 161 km, gold phrases, all of "
    "GeoNames in Elasticsearch. Ours has only places of 500 inhabitants or more."
)
NEAR_KM, FARTHEST_KM = 161.0, 20_039.0
_LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Metonymic", "Embedded_Literal"})
_BATCH = 32
_LOAD_LIMIT_S, _MEMORY_LIMIT_MB = 0.3, 60.0
_COST = """
import time
def held_mb():
    with open("/proc/self/statm") as lines:
        return int(lines.read().split()[1]) * 4096 / 1e6
from crossread.gazetteer import Gazetteer
def timed():
    start = time.perf_counter()
    gazetteer = Gazetteer.from_package()
    return time.perf_counter() - start, gazetteer
before = held_mb()
first, gazetteer = timed()
gazetteer.find("Springfield")
held = held_mb() - before
print(min(first, timed()[0], timed()[0]), held, len(gazetteer))
"""
Record = Mapping[str, Any]
Placed = dict[Span, Place | None]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts of one corpus, and as examples for the ranker."""

    name: str
    texts: Sequence[Record]
    examples: Sequence[Example]

    @classmethod
    def read(cls, name: str, gazetteer: Gazetteer) -> Corpus:
        """Read "lgl" or "gwn"."""
        return cls(name, list(records(f"geoparsing/{name}.jsonl.gz")), list(examples(name, gazetteer)))


def report(reader: Reader) -> None:
    """Print all tables."""
    gazetteer = Gazetteer.from_package()
    local, world = Corpus.read("lgl", gazetteer), Corpus.read("gwn", gazetteer)
    rankers = _rankers(local, world)
    _print_gold(local, world, rankers, gazetteer)
    _print_end_to_end(reader, local, world, rankers, gazetteer)
    _print_cost()


def _rankers(local: Corpus, world: Corpus) -> dict[str, list[Ranker]]:
    """Rankers a fold, each fitted without that fold of the corpus it is for."""
    of_lgl = [fitted([*(e for e in local.examples if e.fold != f), *world.examples]) for f in range(FOLDS)]
    of_gwn = [fitted([*local.examples, *(e for e in world.examples if e.fold != f)]) for f in range(FOLDS)]
    return {"lgl": of_lgl, "gwn": of_gwn, "crossed": [fitted(local.examples)] * FOLDS}


def _print_gold(
    local: Corpus, world: Corpus, rankers: Mapping[str, Sequence[Ranker]], gazetteer: Gazetteer
) -> None:
    packaged = [packaged_ranker()] * FOLDS
    held_out = Corpus("lgl", [r for r in local.texts if fold_of(r) == FOLDS - 1], ())
    plan = [
        ("LGL, fold held out", "packaged", held_out, packaged),
        ("LGL, all", "fitted on its other folds and GeoWebNews", local, rankers["lgl"]),
        ("GeoWebNews, all", "fitted on LGL only", world, rankers["crossed"]),
        ("GeoWebNews, all", "fitted on its other folds and LGL", world, rankers["gwn"]),
    ]
    rows: list[list[Cell]] = []
    for title, how, corpus, mine in plan:
        ours = [resolved(r, gazetteer, mine[fold_of(r)]) for r in corpus.texts]
        rows.append([title, how, *_measured(corpus.texts, ours)])
        if corpus.name == "lgl":
            again = with_outlets(corpus.texts, ours, gazetteer, mine)
            rows.append([title, "same, knowing the outlet's other reports", *_measured(corpus.texts, again)])
    for title, corpus in (("LGL, fold held out", held_out), ("LGL, all", local), ("GeoWebNews, all", world)):
        rivals = [most_populous(r, gazetteer) for r in corpus.texts]
        rows.append([title, "rival: most populous of that name", *_measured(corpus.texts, rivals)])
        rows.append(
            [
                title,
                "limit: best of the candidates",
                *_measured(corpus.texts, [_best(r, gazetteer) for r in corpus.texts]),
            ]
        )
    print_table(
        "Gold phrases, accuracy within 161 km; AUC of the log error, lower is better",
        ["", "", "phrases", "within 161 km", "mean km", "median km", "AUC"],
        rows,
    )
    causes = [
        [
            title,
            *_causes(c.texts, [resolved(r, gazetteer, rankers[key][fold_of(r)]) for r in c.texts], gazetteer),
        ]
        for title, c, key in (("LGL, all", local, "lgl"), ("GeoWebNews, all", world, "gwn"))
    ]
    print_table(
        "Why the rest is wrong, phrases",
        ["", "not in the gazetteer", "only others of that name", "ranked wrong"],
        causes,
    )
    print(f"\n{PUBLISHED}")


def resolved(record: Record, gazetteer: Gazetteer, ranker: Ranker, known: Sequence[Place] = ()) -> Placed:
    """The place of every gold phrase, as the published figures ask for one.

    One that fits nothing in the gazetteer gets the place of the nearest phrase that does, or else its likeliest candidate.
    """
    text, spans = record["text"], sorted(gold_spans(record))
    evidence = Evidence(countries_in(text), home_of(None, record["url"], gazetteer), tuple(known))
    found = resolve(spans, text, gazetteer, evidence=evidence, ranker=ranker)
    unplaced = [span for span, r in found.items() if r.place is None]
    if unplaced:
        best = resolve(spans, text, gazetteer, evidence=evidence, ranker=ranker, always=True)
        found |= {span: best[span] for span in unplaced} | lean(found, unplaced)
    return {span: r.place for span, r in found.items()}


def with_outlets(
    texts: Sequence[Record], found: Sequence[Placed], gazetteer: Gazetteer, rankers: Sequence[Ranker]
) -> list[Placed]:
    """Resolve again, each text with the places found in the other texts of its outlet."""
    out = []
    for at, record in enumerate(texts):
        others = [
            place
            for number, other in enumerate(texts)
            if number != at and other["domain"] == record["domain"]
            for place in found[number].values()
            if place is not None
        ]
        out.append(resolved(record, gazetteer, rankers[fold_of(record)], others))
    return out


def most_populous(record: Record, gazetteer: Gazetteer) -> Placed:
    """The rival: of all places of that name the one with the most people."""
    phrases = {span: gazetteer.find(span.of(record["text"])) for span in gold_spans(record)}
    return {span: found[0].place if found else None for span, found in phrases.items()}


def _best(record: Record, gazetteer: Gazetteer) -> Placed:
    gold, text = gold_spans(record), record["text"]
    return {
        span: min((c.place for c in gazetteer.find(span.of(text))), key=lambda p: _km(p, t), default=None)
        for span, t in gold.items()
    }


def _measured(texts: Sequence[Record], found: Sequence[Placed]) -> list[Cell]:
    errors = sorted(
        _km(places.get(span), t)
        for record, places in zip(texts, found, strict=True)
        for span, t in gold_spans(record).items()
    )
    logs = [log1p(error) / log(FARTHEST_KM + 1) for error in errors]
    area = fmean((a + b) / 2 for a, b in pairwise(logs))
    share = sum(error < NEAR_KM for error in errors) / len(errors)
    return [len(errors), share, fmean(errors), median(errors), area]


def _causes(texts: Sequence[Record], found: Sequence[Placed], gazetteer: Gazetteer) -> list[Cell]:
    counted: Counter[str] = Counter()
    for record, places in zip(texts, found, strict=True):
        best = _best(record, gazetteer)
        for span, t in gold_spans(record).items():
            if _km(places.get(span), t) >= NEAR_KM:
                limit = _km(best[span], t)
                counted["wrong" if limit < NEAR_KM else "others" if best[span] else "none"] += 1
    return [counted["none"], counted["others"], counted["wrong"]]


def is_near(place: Place | None, gold: Mapping[str, Any]) -> bool:
    """Within 161 km (100 miles), the customary limit."""
    return _km(place, gold) < NEAR_KM


def _km(place: Place | None, gold: Mapping[str, Any]) -> float:
    if place is None:
        return FARTHEST_KM
    return distance_km(place.latitude, place.longitude, gold["lat"], gold["lon"])


def _print_end_to_end(
    reader: Reader,
    local: Corpus,
    world: Corpus,
    rankers: Mapping[str, Sequence[Ranker]],
    gazetteer: Gazetteer,
) -> None:
    rows: list[list[Cell]] = []
    for title, corpus in (("LGL, all", local), ("GeoWebNews, all", world)):
        ours, rivals = [], []
        for record, ground in zip(corpus.texts, _grounds(reader, corpus.texts), strict=True):
            mentions = places_of(ground, gazetteer, ranker=rankers[corpus.name][fold_of(record)])
            ours.append(scored(record, {m.span: m.place for m in mentions}))
            populous = {m.span: gazetteer.find(m.span.of(record["text"])) for m in mentions}
            rivals.append(scored(record, {s: c[0].place if c else None for s, c in populous.items()}))
        rows.append([title, "reader and ranker", *summed(ours).cells])
        rows.append([title, "rival: reader and most populous", *summed(rivals).cells])
    print_table(
        "End to end: phrases found by the reader and placed within 161 km",
        ["", "", "P", "R", "F1"],
        rows,
    )


def scored(record: Record, found: Placed) -> Score:
    """Found phrases that overlap a gold phrase and lie within 161 km of it, each gold phrase once.

    Phrases that the annotators marked and gave no coordinates count for nobody; of GeoWebNews neither do
    adjectives, demonyms and names inside other names.
    """
    counts, ignored = _counting(record)
    score = Score(wanted=len(counts))
    taken: set[Span] = set()
    for span, place in found.items():
        if place is None or any(span.overlaps(other) for other in ignored):
            continue
        score.found += 1
        here = next((s for s in counts if s not in taken and s.overlaps(span)), None)
        if here is not None and _km(place, counts[here]) < NEAR_KM:
            taken.add(here)
            score.right += 1
    return score


def _counting(record: Record) -> tuple[dict[Span, Mapping[str, Any]], list[Span]]:
    counts, ignored = {}, []
    for t in record["toponyms"]:
        if t["start"] is None:
            continue
        span = Span(t["start"], t["end"])
        if t["lat"] is not None and (t["type"] is None or t["type"] in _LITERAL):
            counts[span] = t
        elif t["type"] is None or t["lat"] is not None:
            ignored.append(span)
    return counts, ignored


def _grounds(reader: Reader, texts: Sequence[Record]) -> Iterator[Ground]:
    for batch in batches(texts, _BATCH):
        reports = [Report(r["id"], r["text"], r["title"] or "", "en", url=r["url"]) for r in batch]
        for report, layers in zip(reports, read_reports(reports, reader), strict=True):
            reading = layers.reading
            yield Ground(
                report=report,
                tree=Tree(report.text, layers.tokens),
                passages=reading.passages,
                names=reading.names,
                mentions=reading.mentions,
            )


def _print_cost() -> None:
    run = subprocess.run([sys.executable, "-c", _COST], check=True, capture_output=True, text=True)
    seconds, megabytes, places = run.stdout.split()
    print_table(
        f"The packaged gazetteer, {int(places):,} places",
        ["", "ours", "limit"],
        [
            ["loading, best of three, s", float(seconds), _LOAD_LIMIT_S],
            ["memory, MB", float(megabytes), _MEMORY_LIMIT_MB],
        ],
    )


if __name__ == "__main__":
    from crossread.models.reader import OnnxReader

    report(OnnxReader.from_package())
