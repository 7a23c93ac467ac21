"""What stands above the news: labels, the paper's name, kickers and the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from crossread.domain.report import Furniture, FurnitureKind
from crossread.domain.span import Span
from crossread.intake.dates import find_dates
from crossread.intake.furniture.breadcrumbs import glued_trail
from crossread.intake.furniture.labels import label
from crossread.intake.furniture.mastheads import opens_with_paper
from crossread.intake.page import Line, Page, fold

_MAX_HEAD_LINES = 30
_MAX_TITLE_CHARS = 200
_MIN_TITLE_CHARS = 10
_MAX_DOTTED_CHARS = 140
_TITLE_CASE_SHARE = 0.85
_START = re.compile(r"[A-Z0-9“\"‘'(\[]|[^\W\d_a-z]")
_KICKER = re.compile(r"[A-Z][A-Z0-9'’&.,\s-]{2,40}:|[A-Z]{4,20}!?")
_DATE_TAIL = re.compile(r"\s(?:first |last )?(?:posted|published|updated|created)\s?:?\s", re.IGNORECASE)


def mark_head(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Furniture above the first prose line, and the headline.

    The headline is the line the metadata gives as title, else a line that stands twice, else the first
    line without a full stop. Its repetitions above the news are titles too, and so is the end of a line
    that begins with a glued breadcrumb.
    """
    free: list[Line] = []
    for line in _head_lines(page, claimed):
        labels = label(line)
        yield from labels
        if not labels:
            free.append(line)
    papers = _papers(free, page)
    yield from (Furniture(line.span, FurnitureKind.BREADCRUMB) for line in papers)
    free = [line for line in free if line not in papers]
    texts = [page.title] if page.title else []
    trails = {
        line.index: found
        for line in free
        if (found := glued_trail(line, [*texts, *(other.text for other in free if other is not line)]))
    }
    titles = {fold(found[-1].span.of(page.text)) for found in trails.values()}
    if not titles:
        title = _title(page, free)
        titles = {title.key} if title else set()
    for line in free:
        if line.index in trails:
            yield from trails[line.index]
        elif line.key in titles:
            yield from _title_parts(line)
        elif _KICKER.fullmatch(line.text) and line.index < len(page.lines) - 1:
            yield Furniture(line.span, FurnitureKind.SECTION)


def is_headline(line: Line) -> bool:
    """Whether a line could be a headline by its looks alone."""
    text = line.text
    return (
        2 <= len(line.words) <= 30
        and _MIN_TITLE_CHARS <= len(text) <= _MAX_TITLE_CHARS
        and bool(_START.match(text))
        and not text.endswith((".", ",", ";", ":", "-", "–", "—", "…", ")"))
        and not _KICKER.fullmatch(text)
    )


def _head_lines(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Line]:
    """Unclaimed lines above the first prose line; a title that looks like prose is one of them."""
    for line in page.lines[:_MAX_HEAD_LINES]:
        if line.index in claimed:
            continue
        if line.is_prose and not (_is_given(line, page) or _is_dotted_title(line, page) or label(line)):
            return
        yield line


def _papers(free: Sequence[Line], page: Page) -> list[Line]:
    """Lines that begin with the paper's name; doubtful ones where another line can be the headline."""
    unlike = [line for line in free if not _is_given(line, page)]
    papers = [line for line in unlike if opens_with_paper(line.text, doubtful=True)]
    if page.title or any(_could_be_title(line, page) for line in free if line not in papers):
        return papers
    return [line for line in papers if opens_with_paper(line.text)]


def _title(page: Page, free: list[Line]) -> Line | None:
    given = next((line for line in free if _is_given(line, page)), None)
    if given or page.title:
        return given
    candidates = [line for line in free if _could_be_title(line, page)]
    keys = [line.key for line in candidates]
    first = next((line for line in candidates if keys.count(line.key) > 1), next(iter(candidates), None))
    return first if first and first.index < len(page.lines) - 1 else None


def _could_be_title(line: Line, page: Page) -> bool:
    return is_headline(line) or _is_dotted_title(line, page)


def _title_parts(line: Line) -> list[Furniture]:
    """The headline, parted from "Posted: Monday, March 3, 2014 9:00 AM" behind it."""
    tail = _DATE_TAIL.search(line.text, _MIN_TITLE_CHARS)
    if tail is None or not find_dates(line.text[tail.start() :]):
        return [Furniture(line.span, FurnitureKind.TITLE)]
    start = line.span.start
    return [
        Furniture(Span(start, start + tail.start()), FurnitureKind.TITLE),
        Furniture(Span(start + tail.start() + 1, line.span.end), FurnitureKind.DATE_LINE),
    ]


def _is_given(line: Line, page: Page) -> bool:
    return page.title is not None and bool(line.key) and line.key == fold(page.title)


def _is_dotted_title(line: Line, page: Page) -> bool:
    """A headline with a full stop: first line, one sentence, nearly all its longer words capitalised."""
    text = line.text
    if line.index != 0 or len(page.lines) < 2 or len(text) > _MAX_DOTTED_CHARS or not text.endswith("."):
        return False
    if re.search(r"[.!?]\s", text[:-1]) or not page.lines[1].is_prose:
        return False
    long_words = [word for word in line.words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= 4 and capitals >= _TITLE_CASE_SHARE * len(long_words)
