"""What the desks are made of: a few hundred reports read for real, and one story of 200.

Without corpora they are the packaged example, the stories written for these benchmarks, and invented ones; with corpora
local news stands in for the invented ones, and two hundred reports on one earthquake for the invented large story.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import ROOT, corpora_folder, records
from benchmarks.synthetic import invent_story
from crossread.engine import read_into
from crossread.engine.rooms import Rooms
from crossread.store import open_desk

BIG_REPORTS = 200

_EXAMPLE = ROOT / "examples" / "titanic"
_WRITTEN = ROOT / "benchmarks" / "relations" / "stories"
_LOCAL_REPORTS = 240
_LOCAL_ALONE = 60
_FEWEST_WORDS = 80
_MOST_FURNITURE = 0.3  # the corpus's own mark of a sign-in wall
_INVENTED_SIZES = (1, 2, 3, 4, 6, 9, 14)
_BIG_NUMBER = 9_999
_BIG_OUTLETS = 60


Record = Mapping[str, str]
Group = Sequence[Path] | Sequence[Record]


@dataclass(frozen=True, slots=True)
class Material:
    """Two desks: one of many stories, and one whose only story is large."""

    many: Path
    big: Path


def read_material(folder: Path, rooms: Rooms, *, groups: Sequence[Group], big: Group) -> Material:
    """Read for real what is not in `folder` yet; the reports of a group are said to tell of one happening."""
    found = Material(folder / "many.db", folder / "big.db")
    for file, wanted in ((found.many, groups), (found.big, [big])):
        if not file.exists():
            _read(file, wanted, rooms)
    return found


def usual_groups() -> list[Group]:
    """The packaged example, the written stories, and local or invented news."""
    folders = [_EXAMPLE, *sorted(path for path in _WRITTEN.iterdir() if path.is_dir())]
    found: list[Group] = [sorted(folder.glob("*.txt")) for folder in folders]
    return [*found, *(_local_news() if corpora_folder() else _invented())]


def usual_big() -> Group:
    """The reports of the large story."""
    if corpora_folder() is None:
        return [report.record() for report in invent_story(_BIG_NUMBER, reports=BIG_REPORTS)]
    found = sorted(
        (r["date"], r["text"]) for r in records("timeline17/documents.jsonl.gz") if r["topic"] == "haiti"
    )
    return [
        {"text": text, "published": date, "outlet": f"Outlet {at % _BIG_OUTLETS}"}
        for at, (date, text) in enumerate(found[:BIG_REPORTS])
    ]


def _read(file: Path, groups: Sequence[Group], rooms: Rooms) -> None:
    """All groups into one desk, which stands there once it is whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_desk(fresh) as desk:
        for number, group in enumerate(groups):
            read_into(desk, _files(group, Path(folder) / f"{number}.jsonl"), rooms=rooms, together=True)
    fresh.replace(file)


def _files(group: Group, lines: Path) -> list[Path]:
    given = [one for one in group if isinstance(one, Path)]
    told = [one for one in group if not isinstance(one, Path)]
    if told:
        lines.write_text("".join(json.dumps(dict(record)) + "\n" for record in told), encoding="utf-8")
        given.append(lines)
    return given


def _local_news() -> list[Group]:
    """Articles by the incident they tell of; incidents of one article fill what the others leave free."""
    incidents: dict[str, list[Record]] = {}
    for article in records("longtail/articles.jsonl.gz"):
        if article["n_words"] >= _FEWEST_WORDS and (article["boilerplate_share"] or 0) < _MOST_FURNITURE:
            given = {name: article[name] for name in ("text", "title", "url") if article[name]}
            given |= {"outlet": article["domain"], "published": article["date"] or ""}
            incidents.setdefault(article["incident_id"], []).append(given)
    several = [incidents[name] for name in sorted(incidents) if len(incidents[name]) > 1]
    alone = [incidents[name] for name in sorted(incidents) if len(incidents[name]) == 1]
    return [*_enough(several, _LOCAL_REPORTS - _LOCAL_ALONE), *_enough(alone, _LOCAL_ALONE)]


def _invented() -> list[Group]:
    sizes = (_INVENTED_SIZES[number % len(_INVENTED_SIZES)] for number in range(_LOCAL_REPORTS))
    stories = (
        [r.record() for r in invent_story(number + 1, reports=size)] for number, size in enumerate(sizes)
    )
    return _enough(stories, _LOCAL_REPORTS)


def _enough(groups: Iterable[Sequence[Record]], reports: int) -> list[Group]:
    found: list[Group] = []
    held = 0
    for group in groups:
        if held >= reports:
            break
        found.append(group)
        held += len(group)
    return found
