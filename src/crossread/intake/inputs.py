"""Files, folders, globs and stdin -> reports, one at a time; what cannot be read becomes a Problem."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from crossread.domain.report import Problem, Report
from crossread.errors import InputError
from crossread.intake.discover import Form, Source, discover
from crossread.intake.draft import Draft
from crossread.intake.fields import check_fields
from crossread.intake.html import read_html
from crossread.intake.making import report_of
from crossread.intake.opening import READ_ERRORS, opened, read_whole, reason
from crossread.intake.plain import read_plain
from crossread.intake.records import read_json, read_json_lines, read_table
from crossread.intake.sniff import sniff
from crossread.settings import Settings

_SKIPPED = "skipped"
_SNIFFED_BYTES = 8_192


def read_inputs(
    inputs: Sequence[str | Path], *, settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[Report | Problem]:
    """Reports and problems in the order of `inputs`, read lazily.

    "-" is `stdin`. A report whose id was already seen in this run is skipped with a Problem naming the
    first. No bad input raises; the run goes on.

    Raises:
        UsageError: when `settings.fields` maps a column to something that is no field.
    """
    check_fields(settings)
    first_seen: dict[str, str] = {}
    for source in discover(inputs):
        if isinstance(source, Problem):
            yield source
            continue
        for draft in _drafts(source, settings=settings, stdin=stdin):
            if isinstance(draft, Problem):
                yield draft
            else:
                yield from _made(draft, settings=settings, first_seen=first_seen)


def _drafts(source: Source, *, settings: Settings, stdin: BinaryIO | None) -> Iterator[Draft | Problem]:
    count = 0
    try:
        with opened(source.name, stdin=stdin) as stream:
            for draft in _read(stream, source, settings):
                count += 1
                yield draft
    except (InputError, *READ_ERRORS) as error:
        done = f"kept the {count} records before it, skipped the rest" if count else _SKIPPED
        yield Problem(source.name, str(error) if isinstance(error, InputError) else reason(error), done)
    else:
        if not count:
            yield Problem(source.name, "no record in it; expected at least one", _SKIPPED)


def _read(stream: io.BufferedReader, source: Source, settings: Settings) -> Iterator[Draft | Problem]:
    form, name = source.form, source.name
    if form is Form.UNKNOWN:
        mapped = {column.casefold() for column, field in settings.fields.items() if field == "text"}
        form = sniff(stream.peek(_SNIFFED_BYTES), text_columns=mapped | {"text"})
    if form is Form.JSON_LINES:
        yield from read_json_lines(stream, name=name, settings=settings)
    elif form is Form.JSON:
        yield from read_json(stream, name=name, settings=settings)
    elif form in (Form.CSV, Form.TSV):
        yield from read_table(stream, name=name, settings=settings)
    else:
        raw = read_whole(stream, max_bytes=settings.max_file_bytes)
        yield read_html(raw, name=name) if form is Form.HTML else read_plain(raw, name=name)


def _made(draft: Draft, *, settings: Settings, first_seen: dict[str, str]) -> Iterator[Report | Problem]:
    """The report of a draft, and what is wrong with it."""
    wrong = _wrong(draft, settings)
    if wrong:
        yield wrong
        return
    report = report_of(draft)
    if report.id in first_seen:
        yield Problem(draft.where, f"identical to {first_seen[report.id]}; expected a new report", _SKIPPED)
        return
    first_seen[report.id] = draft.where
    yield report
    if draft.published and report.published is None:
        what = f"a publication date that is none ({draft.published[:40]!r}); expected one like 2024-12-02"
        yield Problem(draft.where, what, "kept without a date")
    if not any(any(map(str.isalnum, span.of(report.text))) for span in report.body):
        yield Problem(draft.where, "only page furniture; expected news text", "kept, nothing to read in it")


def _wrong(draft: Draft, settings: Settings) -> Problem | None:
    if not any(map(str.isalnum, draft.text)):
        return Problem(draft.where, "no words in the text; expected an article", _SKIPPED)
    if len(draft.text) > settings.max_report_chars:
        limit = f"expected one report of at most {settings.max_report_chars:,} (setting max_report_chars)"
        return Problem(draft.where, f"{len(draft.text):,} characters; {limit}", _SKIPPED)
    return None
