"""Floors on public corpora and on the seed reports; lowered only with a reason beside the number."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread.domain.report import CreditKind, FurnitureKind, Report
from crossread.intake import make_report, read_inputs
from crossread.settings import Settings
from intake.marks import body_of, credited, marked

pytestmark = pytest.mark.corpora

MAX_NEWS_MARKED = 0.001  # measured 0.0002 on BASIL; the aim is below 0.01
MIN_WALLS_MARKED = 0.93  # measured 0.963 on the sign-in walls of LongTailQA
MIN_HTML_F1 = 0.955  # measured 0.967 on the Zyte pages


@pytest.fixture(scope="module")
def seeds(corpora: Path) -> dict[str, Report]:
    """The five seed reports by the number in their name."""
    found = [
        item for item in read_inputs([corpora / "seeds"], settings=Settings()) if isinstance(item, Report)
    ]
    return {Path(report.path or "").name[:3]: report for report in found}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def share_marked(report: Report) -> tuple[int, int]:
    marked_chars = sum(len(m.span) for m in report.furniture if m.kind is not FurnitureKind.TITLE)
    return marked_chars, len(report.text)


def test_seed_kinds_of_furniture(seeds: dict[str, Report]) -> None:
    kinds = {name: Counter(kind for kind, _ in marked(report)) for name, report in seeds.items()}
    assert kinds == {
        "000": {"date line": 1, "breadcrumb": 1, "title": 2, "section": 3, "related articles": 2},
        "001": {"date line": 1, "section": 2, "title": 1, "photo credit": 1},
        "002": {"title": 1, "section": 3, "cookie notice": 1},
        "003": {"photo credit": 2, "notice": 1},
        "004": {"address": 6},
    }


def test_seed_captions_end_before_the_glued_sentence(seeds: dict[str, Report]) -> None:
    starts = [part.split(maxsplit=1)[0] for part in body_of(seeds["003"]).split(" | ")]
    assert starts == ["Syrian", "Assad", "The"]


def test_seed_credits_are_picture_credits(seeds: dict[str, Report]) -> None:
    assert [agency for agency, _, _ in credited(seeds["001"])] == ["AFP"]
    assert [agency for agency, _, _ in credited(seeds["003"])] == ["EPA", "AP"]
    assert all(c.kind is CreditKind.PHOTO for report in seeds.values() for c in report.credits)


def test_seed_dates_and_languages(seeds: dict[str, Report]) -> None:
    dates = {name: report.published.value for name, report in seeds.items() if report.published}
    assert dates == {"000": "2024-12-04", "001": "2024-12-02"}
    assert {report.language for report in seeds.values()} == {"en"}
    assert all(report.outlet is None for report in seeds.values())


def test_clean_news_is_hardly_ever_marked(corpora: Path) -> None:
    counts = [
        share_marked(make_report(text=article["text"], language="en"))
        for event in rows(corpora / "basil" / "events.jsonl.gz")
        for article in event["articles"]
    ]
    assert sum(marked for marked, _ in counts) / sum(total for _, total in counts) < MAX_NEWS_MARKED


def test_sign_in_walls_are_marked(corpora: Path) -> None:
    counts = [
        share_marked(make_report(text=article["text"], language="en"))
        for article in rows(corpora / "longtail" / "articles.jsonl.gz")
        if (article["boilerplate_share"] or 0) >= 0.3
    ]
    assert sum(marked for marked, _ in counts) / sum(total for _, total in counts) > MIN_WALLS_MARKED


@pytest.mark.filterwarnings("default")
def test_article_text_of_html_pages(corpora: Path) -> None:
    from crossread.intake.html import article_text  # noqa: PLC0415  heavy

    hits = found = wanted = 0
    for page in rows(corpora / "article_extraction" / "zyte.jsonl.gz"):
        got, gold = four_grams(article_text(page["html"])), four_grams(page["article_body"])
        hits += (got & gold).total()
        found += got.total()
        wanted += gold.total()
    assert 2 * hits / (found + wanted) > MIN_HTML_F1


def four_grams(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))
