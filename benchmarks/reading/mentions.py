"""Names, dates and sums, exact span and kind, against Worldwide NER; the rival looks names up and reads capitals.

The region "Indigenous" (Canada, Australia, New Zealand) was kept out of training; the tune part is unseen articles of the
other regions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.annotated.worldwide import HELD_OUT_REGION, TUNING_EVERY, gold_spans
from benchmarks.corpora import records
from benchmarks.reading.gazetteer import Gazetteer
from benchmarks.reading.scoring import OWN_TOKENS, Score, counted, raw_prose, read_all, summed
from benchmarks.tables import Cell, print_table
from crossread.models.reader import Reader
from crossread.models.reader.labels import MENTION_KINDS

PUBLISHED = (
    "Published: no figure for this region alone. Shan, Bauer, Carlson and Manning 2023 report losses of over 10 points "
    "on this corpus for models trained on CoNLL 2003 or OntoNotes, the greatest in Oceania and Africa."
)
Article = Mapping[str, Any]
Found = set[tuple[int, int, str]]
_COUNTRIES = {"aus": "Australia", "canada": "Canada", "nz": "New Zealand"}


def report(reader: Reader) -> None:
    """Print both tables."""
    parts = split(records("worldwide_ner/articles.jsonl.gz"))
    gazetteer = Gazetteer.counted((a["text"], gold_spans(a)) for a in parts["train"])
    rows: list[list[Cell]] = []
    for part, title in (("dev", f'region "{HELD_OUT_REGION}"'), ("tune", "other regions, unseen articles")):
        articles = parts[part]
        gold = [set(gold_spans(article)) for article in articles]
        ours = reader_mentions(reader, articles)
        rivals = [gazetteer.find(article["text"]) for article in articles]
        rows += [
            [name, title, len(articles), *_total(found, gold).cells]
            for name, found in (("reader", ours), ("rival: look-up and capitals", rivals))
        ]
        if part == "dev":
            detail = _by_country(articles, ours, rivals, gold) + _by_kind(ours, rivals, gold)
    print_table(
        f"Worldwide NER, exact span and kind, {OWN_TOKENS}", ["", "part", "articles", "P", "R", "F1"], rows
    )
    header = ["of the region held out", "in gold", "P", "R", "F1", "rival's F1"]
    print_table("The same by country and by kind", header, detail)
    print(f"\n{PUBLISHED}")


def split(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """The articles as the training kit parts them: "dev" is the region held out."""
    parts: dict[str, list[Article]] = {"train": [], "tune": [], "dev": []}
    number = 0
    for article in articles:
        if article["region"] == HELD_OUT_REGION:
            parts["dev"].append(article)
        else:
            number += 1
            parts["train" if number % TUNING_EVERY else "tune"].append(article)
    return parts


def reader_mentions(reader: Reader, articles: Sequence[Article]) -> list[Found]:
    """What the reader finds in each article."""
    analyses = read_all(reader, (raw_prose(article["text"]) for article in articles))
    return [{(m.span.start, m.span.end, m.kind.value) for m in a.mentions or ()} for a in analyses]


def _total(found: Sequence[Found], gold: Sequence[Found]) -> Score:
    return summed(counted(ours, theirs) for ours, theirs in zip(found, gold, strict=True))


def _by_country(
    articles: Sequence[Article], ours: Sequence[Found], rivals: Sequence[Found], gold: Sequence[Found]
) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for prefix in sorted(Counter(article["country_prefix"] for article in articles)):
        here = [at for at, article in enumerate(articles) if article["country_prefix"] == prefix]
        of_ours, of_rival, of_gold = ([side[at] for at in here] for side in (ours, rivals, gold))
        rows.append(_row(_COUNTRIES.get(prefix, prefix), of_ours, of_rival, of_gold))
    return rows


def _by_kind(ours: Sequence[Found], rivals: Sequence[Found], gold: Sequence[Found]) -> list[list[Cell]]:
    def only(found: Sequence[Found], kind: str) -> list[Found]:
        return [{mention for mention in here if mention[2] == kind} for here in found]

    return [_row(kind, only(ours, kind), only(rivals, kind), only(gold, kind)) for kind in MENTION_KINDS]


def _row(name: str, ours: Sequence[Found], rivals: Sequence[Found], gold: Sequence[Found]) -> list[Cell]:
    score = _total(ours, gold)
    return [name, score.wanted, *score.cells, _total(rivals, gold).cells[2]]
