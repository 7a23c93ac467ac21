"""One text and its metadata -> a Report with furniture, credits, date, title, byline and language."""

from __future__ import annotations

from crossread.domain.ids import content_id
from crossread.domain.report import Furniture, Report
from crossread.domain.span import complement
from crossread.intake.credits import byline_credits, find_credits
from crossread.intake.draft import Draft
from crossread.intake.furniture import mark_furniture
from crossread.intake.language import detect_language, normalise_language
from crossread.intake.metadata import byline_of, outlet_of, published_of, title_of, url_of
from crossread.intake.page import page_of

_LANGUAGE_SAMPLE_CHARS = 4_000


def make_report(
    *,
    text: str,
    path: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Report:
    """A Report of `text` as it stands; what the metadata leaves open is looked for in the text."""
    return report_of(
        Draft(
            where=path or url or "text",
            text=text,
            path=path,
            url=url,
            outlet=outlet,
            title=title,
            byline=byline,
            published=published,
            language=language,
        )
    )


def report_of(draft: Draft) -> Report:
    """The Report a draft becomes. Equal drafts make equal reports."""
    text = draft.text
    page = page_of(text, title=draft.title)
    furniture = mark_furniture(page)
    printed = find_credits(page, furniture)
    url = url_of(draft, page, furniture)
    outlet = outlet_of(draft, page, furniture)
    published = published_of(draft, page, furniture)
    return Report(
        id=content_id("r", text, outlet, url, published.value if published else None),
        text=text,
        title=title_of(draft, page, furniture),
        language=normalise_language(draft.language) or detect_language(_sample(text, furniture)),
        path=draft.path,
        url=url,
        outlet=outlet,
        byline=byline_of(draft, page, furniture),
        published=published,
        furniture=furniture,
        credits=printed or byline_credits(draft.byline),
    )


def _sample(text: str, furniture: tuple[Furniture, ...]) -> str:
    """The first characters of the news text; of the whole text when all of it is furniture."""
    free = complement((f.span for f in furniture), length_chars=len(text))
    parts: list[str] = []
    left_chars = _LANGUAGE_SAMPLE_CHARS
    for span in free:
        parts.append(text[span.start : min(span.end, span.start + left_chars)])
        left_chars -= len(parts[-1])
        if left_chars <= 0:
            break
    return " ".join(parts) if any(part.strip() for part in parts) else text[:_LANGUAGE_SAMPLE_CHARS]
