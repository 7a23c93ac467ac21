"""A colleague's judgements from JSON lines, as `crossread judge export` writes them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from crossread.domain.judgements import Judgement, Subject, Verdict, make_judgement
from crossread.domain.judging_rules import at_utc, what_is_wrong
from crossread.domain.report import Problem
from crossread.domain.span import Citation, Span
from crossread.errors import InputError
from crossread.intake.opening import READ_ERRORS, opened, reason
from crossread.intake.text_lines import text_lines

_MAX_LINE_BYTES = 4_000_000
_SKIPPED = "skipped"
_SHOWN_CHARS = 40
_CLOCKS_APART = timedelta(days=1)  # more than clocks differ, and zones that were left out
_Object = Mapping[str, object]
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement with where it stands in its file, and the characters it says it is about, where it says so."""

    where: str
    judgement: Judgement
    texts: tuple[tuple[Citation, str], ...] = ()


def read_judgements(path: Path | str) -> tuple[list[JudgementLine], list[Problem]]:
    """The judgements of a file, in its order. A line that is none is a Problem, and the others are read.

    A line without an id gets that of its content; one whose id is not that of its content was changed, and is a Problem.

    Raises:
        InputError: The file cannot be read.
    """
    try:
        with opened(str(path), stdin=None) as stream:
            return judgements_in(stream, str(path))
    except READ_ERRORS as error:
        raise InputError(f"{path}: {reason(error)}; expected readable JSON lines") from error
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def judgements_in(stream: io.BufferedReader, name: str) -> tuple[list[JudgementLine], list[Problem]]:
    """As `read_judgements`, from a stream of bytes that goes by a name."""
    lines: list[JudgementLine] = []
    problems: list[Problem] = []
    for number, line in text_lines(stream, max_bytes=_MAX_LINE_BYTES):
        if isinstance(line, str) and not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            if isinstance(line, InputError):
                raise line
            lines.append(_read(line, where))
        except InputError as error:
            problems.append(Problem(where, str(error), _SKIPPED))
    return lines, problems


def fitting(
    lines: Iterable[JudgementLine], text_of: Callable[[str], str | None]
) -> tuple[list[Judgement], list[Problem]]:
    """The judgements whose characters are those of the reports; `text_of` gives None for one that is not there.

    A judgement of a day to come fits nowhere: as the newest it would prevail over all that people decide until then.
    """
    latest = at_utc((datetime.now(UTC) + _CLOCKS_APART).isoformat())
    found: list[Judgement] = []
    problems: list[Problem] = []
    for line in lines:
        wrong = _what_does_not_fit(line, text_of) or _is_to_come(line, latest)
        if wrong:
            problems.append(Problem(line.where, wrong, _SKIPPED))
        else:
            found.append(line.judgement)
    return found, problems


def _what_does_not_fit(line: JudgementLine, text_of: Callable[[str], str | None]) -> str:
    for place in (*line.judgement.places, *line.judgement.others):
        held = text_of(place.report)
        if held is not None and place.span.end > len(held):
            what = f"[{place.span.start}, {place.span.end}) is beyond the end of {place.report}"
            return f"{what}; expected characters of that report"
    for place, text in line.texts:
        held = text_of(place.report)
        if held is not None and place.span.of(held) != text:
            there = place.span.of(held)[:_SHOWN_CHARS]
            what = f"the report says {there!r} there, the line {text[:_SHOWN_CHARS]!r}"
            return f"{what}; expected the same characters"
    return ""


def _is_to_come(line: JudgementLine, latest: str) -> str:
    at = line.judgement.at
    return f"it is of {at}, which is still to come; expected a moment that is past" if at > latest else ""


def _read(line: str, where: str) -> JudgementLine:
    given = _object(line)
    cited = [(place, text) for key in ("places", "others") for place, text in _places(given, key)]
    made = make_judgement(
        _word(given, "verdict", Verdict),
        _word(given, "subject", Subject),
        (place for place, _ in _places(given, "places")),
        author=_text(given, "author"),
        at=_moment(_text(given, "at")),
        others=(place for place, _ in _places(given, "others")),
        detail=_text(given, "detail"),
        field=_text(given, "field"),
        value=_text(given, "value"),
        note=_text(given, "note"),
        undoes=_text(given, "undoes") or None,
    )
    wrong = what_is_wrong(made)
    if wrong:
        raise InputError(wrong)
    if given.get("id") is not None and given["id"] != made.id:
        raise InputError(
            f"the id {given['id']!r} is not that of the line's content, {made.id}; expected a line nobody changed, or "
            "one without an id"
        )
    return JudgementLine(where, made, tuple((place, text) for place, text in cited if text is not None))


def _object(line: str) -> _Object:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"bad JSON ({error}); expected one judgement a line") from error
    if not isinstance(given, dict):
        raise InputError(f"a JSON {type(given).__name__}; expected an object, one judgement a line")
    return given


def _word(given: _Object, key: str, words: type[_Word]) -> _Word:
    found = next((word for word in words if word.value == given.get(key)), None)
    if found is None:
        can = ", ".join(word.value for word in words)
        raise InputError(f"{key} is {given.get(key)!r:.80}; expected one of: {can}")
    return found


def _text(given: _Object, key: str) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{key} is a {type(value).__name__}; expected a string")
    return value


def _moment(given: str) -> str:
    try:
        return at_utc(given)
    except (ValueError, OverflowError):
        raise InputError(
            f"the moment {given!r}; expected one in UTC like 2031-05-14T09:30:00.000000Z"
        ) from None


def _places(given: _Object, key: str) -> Iterator[tuple[Citation, str | None]]:
    listed = given.get(key)
    if listed is None:
        return
    if not isinstance(listed, list):
        raise InputError(f"{key} is a {type(listed).__name__}; expected a list of report, start, end")
    for place in listed:
        if not isinstance(place, dict):
            raise InputError(f"in {key} a {type(place).__name__}; expected report, start, end")
        report, start, end, text = (place.get(name) for name in ("report", "start", "end", "text"))
        if type(start) is not int or type(end) is not int or not isinstance(report, str):
            raise InputError(f"in {key} {place!r:.80}; expected report, start, end")
        if not 0 <= start < end or not report:
            raise InputError(
                f"in {key} [{start}, {end}) of {report!r:.80}; expected 0 <= start < end in a report"
            )
        yield Citation(report, Span(start, end)), text if isinstance(text, str) else None
