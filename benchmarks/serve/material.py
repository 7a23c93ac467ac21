"""What the desks are made of: a few hundred reports read for real, and one story of 200.

Without corpora they are the packaged example, the stories written for these benchmarks, and invented ones; with corpora
political and local news stands in for the invented ones, and two hundred reports on one earthquake for the invented large
story.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT, corpora_folder, records
from benchmarks.synthetic import invent_story
from crossread.engine import read_into
from crossread.engine.rooms import Rooms
from crossread.store import open_desk

BIG_REPORTS = 200

_EXAMPLE = ROOT / "examples" / "titanic"
_WRITTEN = ROOT / "benchmarks" / "relations" / "stories"
_POLITICS_REPORTS = 120
_LOCAL_REPORTS = 120
_INVENTED_REPORTS = 240
_DAY_CHARS = 10
_INVENTED_SIZES = (1, 2, 3, 4, 6, 9, 14)
_BIG_NUMBER = 9_999
_BIG_OUTLETS = 60


Record = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pile:
    """Reports read in one go: files, or records of a file; `together` when all of them tell of one happening."""

    reports: Sequence[Path | Record]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Material:
    """Two desks: one of many stories, and one whose only story is large."""

    many: Path
    big: Path


def read_material(folder: Path, rooms: Rooms, *, piles: Sequence[Pile], big: Pile) -> Material:
    """Read for real what is not in `folder` yet."""
    found = Material(folder / "many.db", folder / "big.db")
    for file, wanted in ((found.many, piles), (found.big, [big])):
        if not file.exists():
            _read(file, wanted, rooms)
    return found


def usual_piles() -> list[Pile]:
    """The packaged example, the written stories, and other or invented news, which is sorted into stories by reading it."""
    folders = [_EXAMPLE, *sorted(path for path in _WRITTEN.iterdir() if path.is_dir())]
    told = [Pile(sorted(folder.glob("*.txt")), together=True) for folder in folders]
    return [*told, Pile(_news() if corpora_folder() else _invented())]


def usual_big() -> Pile:
    """The reports of the large story."""
    if corpora_folder() is None:
        invented = invent_story(_BIG_NUMBER, reports=BIG_REPORTS)
        return Pile([report.record() for report in invented], together=True)
    found = sorted(
        (r["date"], r["text"]) for r in records("timeline17/documents.jsonl.gz") if r["topic"] == "haiti"
    )
    told = [
        {"text": text, "published": date, "outlet": f"Outlet {at % _BIG_OUTLETS}"}
        for at, (date, text) in enumerate(found[:BIG_REPORTS])
    ]
    return Pile(told, together=True)


def _read(file: Path, piles: Sequence[Pile], rooms: Rooms) -> None:
    """All piles into one desk, which stands there once it is whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_desk(fresh) as desk:
        for number, pile in enumerate(piles):
            files = _files(pile, Path(folder) / f"{number}.jsonl")
            read_into(desk, files, rooms=rooms, together=pile.together)
    fresh.replace(file)


def _files(pile: Pile, lines: Path) -> list[Path]:
    given = [one for one in pile.reports if isinstance(one, Path)]
    told = [one for one in pile.reports if not isinstance(one, Path)]
    if told:
        lines.write_text("".join(json.dumps(dict(record)) + "\n" for record in told), encoding="utf-8")
        given.append(lines)
    return given


def _news() -> list[Record]:
    """Three outlets each on political events (BASIL), and local news of all sorts (LGL)."""
    told = [article for event in records("basil/events.jsonl.gz") for article in event["articles"]]
    local = list(records("geoparsing/lgl.jsonl.gz"))
    local = local[:: len(local) // _LOCAL_REPORTS]
    return [_of_article(article) for article in (*told[:_POLITICS_REPORTS], *local[:_LOCAL_REPORTS])]


def _of_article(article: Mapping[str, Any]) -> Record:
    found = {name: article[name] for name in ("text", "title", "url") if article.get(name)}
    return found | {
        "outlet": article.get("outlet") or article["domain"],
        "published": (article["date"] or "")[:_DAY_CHARS],
    }


def _invented() -> Sequence[Record]:
    sizes = (_INVENTED_SIZES[number % len(_INVENTED_SIZES)] for number in range(_INVENTED_REPORTS))
    found = [r.record() for number, size in enumerate(sizes) for r in invent_story(number + 1, reports=size)]
    return found[:_INVENTED_REPORTS]
