"""Sentences of the public corpora, seeded, for calibrating and for measuring.

Only numbers measured on them are kept; none of their text enters the package.
"""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SPLIT = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[A-Z\"“])|\n+")
MIN_CHARS, MAX_CHARS = 20, 600
SEED = 7
TAUGHT = (
    "longtail/articles",
    "polnear/train",
    "worldwide_ner/articles",
    "fnc1/bodies",
    "timeline17/documents",
    "geoparsing/lgl",
)


def sample(corpora: Path, count: int, *, skip: int = 0) -> list[str]:
    """`count` different sentences, equal shares of five corpora, the first `skip` of each left out.

    The draw is fixed by `SEED`, so samples of one corpus with adjoining ranges never meet.
    """
    sources = _sources(corpora)
    share = count // len(sources)
    chosen: list[str] = []
    for sentences in sources:
        chosen += _shuffled(sentences)[skip : skip + share]
    return chosen


def teaching_sentences(corpora: Path, count: int) -> list[str]:
    """Up to `count` sentences of each corpus in `TAUGHT`, none of which occurs in BASIL."""
    held_out = {s for event in same_event_reports(corpora) for report in event for s in report}
    chosen: dict[str, None] = {}
    for name in TAUGHT:
        pool = _shuffled(_texts(corpora / f"{name}.jsonl.gz"))
        chosen.update(dict.fromkeys([s for s in pool if s not in held_out][:count]))
    return list(chosen)


def same_event_reports(corpora: Path) -> list[list[list[str]]]:
    """Events of BASIL, three outlets each, every report as its sentences."""
    events = records(corpora / "basil" / "events.jsonl.gz")
    return [[_spans(article) for article in event["articles"]] for event in events]


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def split(text: str) -> list[str]:
    """Rough sentences, good enough to measure vectors on."""
    return [part.strip() for part in SPLIT.split(text) if part.strip()]


def _shuffled(sentences: Iterable[str]) -> list[str]:
    pool = sorted({s.strip() for s in sentences if MIN_CHARS <= len(s.strip()) <= MAX_CHARS})
    random.Random(SEED).shuffle(pool)
    return pool


def _sources(corpora: Path) -> list[Iterator[str]]:
    return [
        (s for event in same_event_reports(corpora) for report in event for s in report),
        _texts(corpora / "longtail" / "articles.jsonl.gz"),
        _texts(corpora / "polnear" / "train.jsonl.gz"),
        _texts(corpora / "worldwide_ner" / "articles.jsonl.gz"),
        _tree_sentences(corpora / "gum" / "dep_train.conllu.gz"),
    ]


def _texts(path: Path) -> Iterator[str]:
    for record in records(path):
        if (record.get("boilerplate_share") or 0) < 0.3:
            yield from split(record["text"])


def _tree_sentences(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ").strip()


def _spans(article: dict[str, Any]) -> list[str]:
    return [article["text"][start:end].strip() for start, end, _ in article["sentences"]]
