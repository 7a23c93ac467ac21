"""What the user named -> the files to read: folders walked, globs expanded, stdin passed on."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from crossread.domain.report import Problem

STDIN = "-"


class Form(StrEnum):
    """How the bytes of an input are to be read; UNKNOWN is decided by looking at them."""

    PLAIN = "plain text"
    HTML = "HTML"
    JSON = "JSON"
    JSON_LINES = "JSON lines"
    CSV = "CSV"
    TSV = "TSV"
    UNKNOWN = "unknown"


_FORM_BY_SUFFIX = {
    "": Form.PLAIN,
    ".txt": Form.PLAIN,
    ".text": Form.PLAIN,
    ".md": Form.PLAIN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".json": Form.JSON,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
    ".csv": Form.CSV,
    ".tsv": Form.TSV,
}
_SUFFIXES_READ = "txt, md, html, htm, json, jsonl, ndjson, csv, tsv, each also .gz"


@dataclass(frozen=True, slots=True)
class Source:
    """One input to read: `name` as the user named it; stdin has the name "-"."""

    name: str
    form: Form


def discover(inputs: Sequence[str | Path]) -> Iterator[Source | Problem]:
    """The files behind `inputs`, in the order named; a folder's files sorted by path.

    Inside a folder hidden files and files of other kinds are left out and counted in one Problem.
    """
    for given in inputs:
        name = os.fspath(given)
        if name == STDIN:
            yield Source(STDIN, Form.UNKNOWN)
        elif os.path.isdir(name):
            yield from _walk(name)
        elif os.path.lexists(name):
            yield Source(name, form_of(name) or Form.UNKNOWN)
        else:
            yield from _expand(name)


def form_of(name: str) -> Form | None:
    """The form a file name announces, `.gz` looked through; None for a suffix Crossread does not know."""
    base = os.path.basename(name)
    if base.lower().endswith(".gz"):
        base = base[:-3]
    return _FORM_BY_SUFFIX.get(os.path.splitext(base)[1].lower())


def _expand(pattern: str) -> Iterator[Source | Problem]:
    if not glob.has_magic(pattern):
        yield Problem(pattern, "no such file or folder; expected a path, a glob or -", "skipped")
        return
    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        yield Problem(pattern, "the glob matches no file; expected at least one", "skipped")
    for name in names:
        if os.path.isdir(name):
            if "**" not in pattern:
                yield from _walk(name)
        else:
            yield Source(name, form_of(name) or Form.UNKNOWN)


def _walk(folder: str) -> Iterator[Source | Problem]:
    left_out: Counter[str] = Counter()
    found = 0
    for name in _files(folder, left_out):
        form = form_of(name)
        if form is None:
            left_out[f"{os.path.splitext(name)[1].lower()} file"] += 1
        else:
            found += 1
            yield Source(name, form)
    if left_out:
        counts = ", ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in sorted(left_out.items()))
        yield Problem(folder, f"{counts}; a folder is read for {_SUFFIXES_READ}", "left out")
    if not found:
        yield Problem(folder, "no report in this folder; expected files named " + _SUFFIXES_READ, "skipped")


def _files(folder: str, left_out: Counter[str]) -> Iterator[str]:
    """Paths of visible files below `folder`, sorted; counts hidden entries and closed folders."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        left_out["unreadable folder"] += 1
        return
    for entry in entries:
        if entry.name.startswith("."):
            left_out["hidden entry"] += 1
        elif entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, left_out)
        elif entry.is_symlink() and entry.is_dir():
            left_out["linked folder"] += 1
        else:
            yield entry.path
