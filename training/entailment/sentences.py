"""Sentences of the corpora, report by report and story by story, from which pairs without labels are made.

python -m training.entailment.sentences OUT [--corpora ../shared/corpora]

None of their text enters the package: the judge is taught on them by a larger one, and only its weights are kept.
Stories of the benchmark's labelled sets are left out.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.encoder.sampling import records, split

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
LABELLED = Path(__file__).resolve().parents[2] / "benchmarks" / "crossing" / "stories"
MIN_CHARS, MAX_CHARS, MOST_SENTENCES = 25, 400, 40
SEED = 11


def groups(corpora: Path) -> Iterator[list[list[str]]]:
    """Stories, each a list of reports, each a list of sentences; lone reports are stories of one."""
    labelled = _labelled()
    by_incident, known = defaultdict(list), set()
    for article in records(corpora / "longtail" / "articles.jsonl.gz"):
        known.update([article["incident_id"]] if article["id"] in labelled else [])
        if (article["boilerplate_share"] or 0) < 0.2:
            by_incident[article["incident_id"]].append(article["text"])
    for incident in known:
        by_incident.pop(incident, None)
    yield from (_reports(texts) for _, texts in sorted(by_incident.items()))
    by_topic = defaultdict(list)
    for doc in records(corpora / "ecbplus" / "docs.jsonl.gz"):
        if doc["topic"] <= 30:  # the others are the event benchmark's
            by_topic[doc["topic"], doc["subtopic"]].append("\n".join(doc["text"].splitlines()[1:]))
    yield from (_reports(texts) for _, texts in sorted(by_topic.items()))
    for event in records(corpora / "basil" / "events.jsonl.gz"):
        if not any(article["id"] in labelled for article in event["articles"]):
            yield _reports([article["text"] for article in event["articles"]])
    for name in ("polnear/train", "worldwide_ner/articles"):
        yield from (_reports([report["text"]]) for report in records(corpora / f"{name}.jsonl.gz"))


def main() -> None:
    """Write the groups as lines of JSON, compressed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    arguments = parser.parse_args()
    found = [group for group in groups(arguments.corpora) if sum(map(len, group)) > 3]
    random.Random(SEED).shuffle(found)
    with lzma.open(arguments.out, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(group, ensure_ascii=False) + "\n" for group in found)
    print(f"{len(found):,} stories, {sum(len(report) for group in found for report in group):,} sentences")


def read_groups(path: Path) -> list[list[list[str]]]:
    """What `main` wrote."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _reports(texts: list[str]) -> list[list[str]]:
    kept = []
    for text in dict.fromkeys(texts):
        sentences = [" ".join(s.split()) for s in split(text)]
        kept.append([s for s in sentences if MIN_CHARS <= len(s) <= MAX_CHARS][:MOST_SENTENCES])
    return [report for report in kept if report]


def _labelled() -> set[str]:
    """Ids of corpus articles that a labelled story of the benchmark uses."""
    found = set()
    for path in LABELLED.rglob("*.json"):
        found.update(_strings(json.loads(path.read_text(encoding="utf-8"))))
    return found


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield value.rpartition(":")[2]
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


if __name__ == "__main__":
    main()
