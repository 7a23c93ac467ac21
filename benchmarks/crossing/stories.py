"""The labelled stories: reports with accounts, claims, figures and discrepancies (guidelines.md).

Text that is ours lies in the repository; of others' only ids and offsets do, and their stories are there where the
corpora are. Split by story: a label file says which part it belongs to.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT, corpora_folder, records
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.intake import make_report

STORIES = Path(__file__).resolve().parent / "stories"
_PENN = (("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]"), ("``", "“"), ("''", "”"), ("`", "‘"))
_SPACED = (
    (re.compile(r"(?<=[(\[“‘$£€]) "), ""),
    (re.compile(r" (?=[)\]”,.;:?!%])"), ""),
    (re.compile(r" (?=n't\b|['’](?:s|S|re|ve|ll|d|m)?\b)"), ""),
    (re.compile(r" +(?=\n)"), ""),
)


@dataclass(frozen=True, slots=True)
class LabelledSupport:
    """A passage behind a labelled claim and the voice it rests on ("own": the report itself)."""

    citation: Citation
    origin: str


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A claim as a person sees it."""

    id: str
    text: str
    status: str
    lineages: int
    origins: int
    support: tuple[LabelledSupport, ...]


@dataclass(frozen=True, slots=True)
class LabelledFigure:
    """A count; figures of one `group` count the same people."""

    citation: Citation
    what: str
    low: float | None
    best: float | None
    high: float | None
    group: str
    update: bool


@dataclass(frozen=True, slots=True)
class LabelledPoint:
    """A discrepancy, or (in `fine`) what only looks like one."""

    kind: str
    detail: str
    points: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """One story with its labels; reports and citations by the reports' own ids."""

    name: str
    set: str
    part: str
    reports: tuple[Report, ...]
    keys: Mapping[str, str]
    lineages: tuple[frozenset[str], ...]
    claims: tuple[LabelledClaim, ...]
    figures: tuple[LabelledFigure, ...]
    discrepancies: tuple[LabelledPoint, ...]
    fine: tuple[LabelledPoint, ...]


def load_stories(part: str | None = None, *, folder: Path = STORIES) -> Iterator[LabelledStory]:
    """Every labelled story there is on this machine, by name; those of one part ("dev", "test") if so asked."""
    for file in sorted(folder.glob("*.json")):
        labels = json.loads(file.read_text(encoding="utf-8"))
        if part in (None, labels["part"]) and (_is_ours(labels) or corpora_folder() is not None):
            yield _story(labels)


def _is_ours(labels: Mapping[str, Any]) -> bool:
    return all("file" in report for report in labels["reports"].values())


def _story(labels: Mapping[str, Any]) -> LabelledStory:
    reports = {key: report_of(where, labels["story"]) for key, where in labels["reports"].items()}

    def cite(point: Mapping[str, Any]) -> Citation:
        return Citation(reports[point["report"]].id, Span(point["start"], point["end"]))

    def points(found: list[Any]) -> tuple[LabelledPoint, ...]:
        return tuple(
            LabelledPoint(x["kind"], x.get("detail", ""), tuple(cite(p) for p in x["points"])) for x in found
        )

    return LabelledStory(
        name=labels["story"],
        set=labels["set"],
        part=labels["part"],
        reports=tuple(reports.values()),
        keys={report.id: key for key, report in reports.items()},
        lineages=tuple(frozenset(reports[key].id for key in account) for account in labels["lineages"]),
        claims=tuple(
            LabelledClaim(
                c["id"],
                c["text"],
                c["status"],
                c["lineages"],
                c["origins"],
                tuple(LabelledSupport(cite(s), s["origin"]) for s in c["support"]),
            )
            for c in labels["claims"]
        ),
        figures=tuple(
            LabelledFigure(
                cite(f),
                f["what"],
                f.get("low"),
                f.get("best"),
                f.get("high"),
                f["group"],
                f.get("update", False),
            )
            for f in labels["figures"]
        ),
        discrepancies=points(labels["discrepancies"]),
        fine=points(labels["fine"]),
    )


def report_of(where: Mapping[str, Any], story: str) -> Report:
    """A labelled report by its file, or by its corpus and id there.

    Raises:
        ValueError: when it is another text than the one that was labelled.
    """
    if "file" in where:
        text = (ROOT / where["file"]).read_bytes().decode("utf-8")
        report = make_report(text=text, path=where["file"])
    else:
        report = _of_corpus(where["corpus"])[str(where["id"])]
    if hashlib.sha256(report.text.encode()).hexdigest()[:16] != where["sha256"]:
        raise ValueError(f"{story}: {report.path} is another text than the one that was labelled")
    return report


@cache
def _of_corpus(name: str) -> Mapping[str, Report]:
    """All reports of one corpus by its own ids."""
    if name == "basil":
        articles = (a for event in records("basil/events.jsonl.gz") for a in event["articles"])
        return {
            str(a["id"]): make_report(
                text=a["text"],
                path=str(a["id"]),
                outlet=a["outlet"],
                title=a["title"],
                published=a["date"] or None,
            )
            for a in articles
        }
    if name == "longtail":
        return {
            a["id"]: make_report(
                text=a["text"],
                path=a["id"],
                url=a["url"] or None,
                outlet=a["domain"],
                title=a["title"],
                published=a["date"],
            )
            for a in records("longtail/articles.jsonl.gz")
        }
    if name == "ecbplus":
        return {
            d["doc"]: make_report(text=d["text"], path=d["doc"]) for d in records("ecbplus/docs.jsonl.gz")
        }
    if name == "timeline17":
        return {
            d["id"]: make_report(
                text=untokenised(d["text"]), path=d["id"], title=d["topic"], published=d["date"]
            )
            for d in records("timeline17/documents.jsonl.gz")
        }
    file = {"newswcl50": "newswcl50/articles.jsonl.gz", "fnc1": "fnc1/bodies.jsonl.gz"}[name]
    return {
        str(r.get("id", r.get("body_id"))): make_report(
            text=r["text"], path=f"{name}-{r.get('id', r.get('body_id'))}", url=r.get("url") or None
        )
        for r in records(file)
    }


def untokenised(text: str) -> str:
    """Running text of one printed in the manner of the Penn Treebank, word by word and with marks spelt out."""
    for token, printed in _PENN:
        text = text.replace(token, printed)
    for pattern, printed in _SPACED:
        text = pattern.sub(printed, text)
    return text.strip()
