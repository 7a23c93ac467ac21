"""Title, outlet, byline and date of a report: from its metadata, else from marked lines of its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from crossread.domain.report import Basis, Furniture, FurnitureKind, Precision, Published
from crossread.domain.span import Span, complement
from crossread.intake.agencies import agency_by_name
from crossread.intake.dates import FoundDate, date_of_url, find_dates, parse_date
from crossread.intake.draft import Draft
from crossread.intake.furniture.labels import WEB_ADDRESS
from crossread.intake.furniture.mastheads import paper_in
from crossread.intake.page import Page

_TITLE_CHARS = 90
_MAX_OUTLET_CHARS = 60
_DATED_KINDS = frozenset({FurnitureKind.DATE_LINE, FurnitureKind.BYLINE, FurnitureKind.CREDIT_LINE})
_HEAD_KINDS = frozenset({FurnitureKind.DATE_LINE, FurnitureKind.BREADCRUMB, FurnitureKind.SECTION})
_WRITER_KINDS = frozenset({FurnitureKind.BYLINE, FurnitureKind.CREDIT_LINE})
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*|\(c\)\s*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?\s+)?(?:by\s+)?"
    r"(?P<name>(?:The\s)?[A-Z0-9][^.©|()\n,]{1,60}?)(?=[.,|()\n]|\s[-–—]\s|\s+all\s+rights|$)",
    re.IGNORECASE,
)
_LEADING_BY = re.compile(
    r"(?:(?:written|reported|story|posted|text|words|reporting|report)\s)?by:?\s+|(?:author|reporter|writer|text|words)\s?:\s?",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"@|^(?:to\s|you\s|contact|reach|e-?mail|call|write)|\d{3}[-.]\d{3,4}", re.IGNORECASE)
_BYLINE_END = re.compile(r"\s*(?:\||•|·| [–—-] |\b(?:published|posted|updated)\b)", re.IGNORECASE)
_PUBLISHED_WORD = re.compile(r"\b(?:published|posted|first|created|filed|issued|from)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*(?=\s|$)")
_DATELINE_CHARS = 120


def url_of(draft: Draft, page: Page, furniture: Sequence[Furniture]) -> str | None:
    """The address: from metadata, else a line above the news that is nothing but one."""
    if draft.url and draft.url.strip():
        return draft.url.strip()
    body = _first_body(page.text, furniture)
    above = (mark.span.of(page.text) for mark in furniture if mark.span.end <= body.start)
    return next((line for line in above if WEB_ADDRESS.fullmatch(line)), None)


def title_of(draft: Draft, page: Page, furniture: Sequence[Furniture]) -> str:
    """The headline: from metadata, else the marked title, else the first sentence cut at 90 characters."""
    if draft.title and draft.title.strip():
        return " ".join(draft.title.split())
    marked = next((f for f in furniture if f.kind is FurnitureKind.TITLE), None)
    if marked:
        return " ".join(marked.span.of(page.text).split())
    return _first_words(page.text, furniture)


def outlet_of(draft: Draft, page: Page, furniture: Sequence[Furniture]) -> str | None:
    """Who published: metadata, else the address's host, a paper named in a head line, a copyright, a writer's paper."""
    if draft.outlet and draft.outlet.strip():
        return " ".join(draft.outlet.split())
    return (
        _host(url_of(draft, page, furniture))
        or _named_paper(page, furniture, _HEAD_KINDS)
        or _copyright_holder(page, furniture)
        or _named_paper(page, furniture, _WRITER_KINDS)
    )


def byline_of(draft: Draft, page: Page, furniture: Sequence[Furniture]) -> str | None:
    """Who wrote: metadata, else the first byline that is no contact line, without its "By" and its date."""
    if draft.byline and draft.byline.strip():
        return " ".join(draft.byline.split())
    marked = (mark.span.of(page.text) for mark in furniture if mark.kind is FurnitureKind.BYLINE)
    line = next((line for line in marked if not _CONTACT.search(line)), "")
    dates = find_dates(line)
    line = line[: dates[0].span.start] if dates else line
    name = _BYLINE_END.split(_LEADING_BY.sub("", line, count=1))[0].strip(" ,;:|-–—")
    return " ".join(name.split()) or None


def published_of(draft: Draft, page: Page, furniture: Sequence[Furniture]) -> Published | None:
    """When it came out: metadata (with the characters of the text that agree), else stated, else the url."""
    stated = list(_stated(page, furniture))
    given = parse_date(draft.published) if draft.published and draft.published.strip() else None
    url = url_of(draft, page, furniture)
    if given is None and not stated and url:
        given = date_of_url(url)
    if given is None:
        return (
            Published(stated[0].value, stated[0].precision, Basis.STATED, (stated[0].span,))
            if stated
            else None
        )
    value, precision = given
    agreeing = tuple(date.span for date in stated if date.value[:10] == value[:10])
    return Published(value, precision, Basis.METADATA, agreeing)


def _stated(page: Page, furniture: Sequence[Furniture]) -> list[FoundDate]:
    """Full dates in header and date lines, first-published ones before updates, then that of a dateline."""
    found: list[tuple[bool, FoundDate]] = []
    for mark in furniture:
        if mark.kind in _DATED_KINDS:
            line = mark.span.of(page.text)
            said = bool(_PUBLISHED_WORD.search(line))
            found += [(not said, _shift(date, mark.span.start)) for date in find_dates(line)]
    found.sort(key=lambda item: item[0])
    dates = [date for _, date in found] or _of_dateline(page, furniture)
    full = [date for date in dates if date.precision in (Precision.DAY, Precision.MINUTE)]
    return full or dates


def _of_dateline(page: Page, furniture: Sequence[Furniture]) -> list[FoundDate]:
    """The date in "ANKARA, Dec. 2, 2024 (AA) - ..." at the start of the news."""
    body = _first_body(page.text, furniture)
    head = page.text[body.start : min(body.end, body.start + _DATELINE_CHARS)]
    end = re.search(r"\s(?:--|[-–—])\s|\)\s", head)
    if not end:
        return []
    return [_shift(date, body.start) for date in find_dates(head[: end.start() + 1])]


def _shift(date: FoundDate, by_chars: int) -> FoundDate:
    return FoundDate(date.span.shift(by_chars), date.value, date.precision)


def _first_body(text: str, furniture: Sequence[Furniture]) -> Span:
    free = complement((f.span for f in furniture), length_chars=len(text))
    return next(
        (span for span in free if any(c.isalnum() for c in span.of(text)[:2_000])), Span(0, len(text))
    )


def _first_words(text: str, furniture: Sequence[Furniture]) -> str:
    body = _first_body(text, furniture)
    start = " ".join(text[body.start : min(body.end, body.start + 1_000)].split())
    stop = _SENTENCE_END.search(start, 20)
    sentence = start[: stop.end()] if stop else start
    if len(sentence) <= _TITLE_CHARS:
        return sentence
    cut = sentence[:_TITLE_CHARS].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:–—-") + "…"


def _host(url: str | None) -> str | None:
    if not url:
        return None
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _named_paper(page: Page, furniture: Sequence[Furniture], kinds: Collection[FurnitureKind]) -> str | None:
    """The first paper that lines of these kinds name; known agencies are none.

    Below the news stands who wrote it for others, too: a credit line counts above it only.
    """
    start = _first_body(page.text, furniture).start
    for mark in furniture:
        if mark.kind not in kinds or (mark.kind is FurnitureKind.CREDIT_LINE and mark.span.end > start):
            continue
        line = mark.span.of(page.text).rstrip(" -–—")
        paper = paper_in(line, doubtful=mark.kind is FurnitureKind.BREADCRUMB)
        if paper is not None and not _is_agency(paper.of(line)):
            return paper.of(line)
    return None


def _is_agency(name: str) -> bool:
    """Whether a name is a known agency's, with an article and in capitals or not."""
    folded = name.casefold()
    return bool({folded, folded.removeprefix("the ")} & {known.casefold() for known in agency_by_name()})


def _copyright_holder(page: Page, furniture: Sequence[Furniture]) -> str | None:
    """The first holder named in a copyright notice that is no agency and not several words of prose."""
    for mark in furniture:
        found = _COPYRIGHT.search(mark.span.of(page.text)) if mark.kind is FurnitureKind.NOTICE else None
        if not found:
            continue
        name = " ".join(found["name"].split()).strip(" -–—;:")
        if name and len(name) <= _MAX_OUTLET_CHARS and not _is_agency(name):
            return name
    return None
