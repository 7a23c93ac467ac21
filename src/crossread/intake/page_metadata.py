"""What an HTML page says about itself: meta tags, JSON-LD, the canonical address, the language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

_HEAD_CHARS = 400_000
_META = re.compile(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON_LD = re.compile(
    r"<script\b[^<>]{0,300}application/ld\+json[^<>]{0,300}>(.{2,200000}?)</script>",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE = re.compile(r"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z_-]{2,12})", re.IGNORECASE)
_TIME = re.compile(r"<time\b[^<>]{0,300}?\bdatetime\s*=\s*[\"']([^\"'<>]{8,40})[\"']", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,400})</title>", re.IGNORECASE)
_ARTICLE_TYPE = re.compile(r"Article|Report|BlogPosting|LiveBlog", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "release_date",
    "last-modified-date",
)
_AUTHOR = (
    "author",
    "article:author_name",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "article:author",
)
_TITLE_SEPARATOR = re.compile(r"\s+[|–—·•:-]\s+")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Fields as the page gives them; None where it is silent."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def page_metadata(html: str) -> PageMetadata:
    """Meta tags first, then JSON-LD, then the page's title and first time element."""
    meta = dict(reversed(list(_meta_tags(html))))
    article = _json_ld_article(html)
    outlet = meta.get("og:site_name") or _name(article.get("publisher")) or meta.get("application-name")
    title = (
        meta.get("og:title")
        or _name(article.get("headline"))
        or meta.get("twitter:title")
        or _first(_TITLE, html)
    )
    byline = _name(article.get("author")) or _first_of(meta, _AUTHOR)
    return PageMetadata(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        byline=None if byline and "://" in byline else byline,
        published=_first_of(meta, _PUBLISHED[:2])
        or _name(article.get("datePublished"))
        or _first_of(meta, _PUBLISHED)
        or _first(_TIME, html),
        url=_canonical(html) or meta.get("og:url"),
        language=_first(_LANGUAGE, html),
    )


def _meta_tags(html: str) -> Iterator[tuple[str, str]]:
    for tag in _META.finditer(html, 0, _HEAD_CHARS):
        attributes = _attributes(tag[0])
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = _clean(attributes.get("content", ""))
        if name and content:
            yield name.casefold(), content


def _attributes(tag: str) -> dict[str, str]:
    return {name.casefold(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}


def _canonical(html: str) -> str | None:
    for tag in _LINK.finditer(html, 0, _HEAD_CHARS):
        attributes = _attributes(tag[0])
        if attributes.get("rel", "").casefold() == "canonical" and "://" in attributes.get("href", ""):
            return _clean(attributes["href"])
    return None


def _json_ld_article(html: str) -> Mapping[str, object]:
    """The first JSON-LD object whose type is an article's; empty without one."""
    for block in _JSON_LD.finditer(html):
        try:
            value = json.loads(block[1].strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            if _ARTICLE_TYPE.search(str(item.get("@type", ""))):
                return item
    return {}


def _objects(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    if depth > 4:
        return
    if isinstance(value, Mapping):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)


def _name(value: object) -> str | None:
    """A JSON-LD value as text: itself, its name, or the names of a list."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, Mapping):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value) if name) or None
    return None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without " | The Daily Name" at its end or start."""
    if not title or not outlet:
        return title
    parts = _TITLE_SEPARATOR.split(title)
    if len(parts) > 1 and parts[-1].casefold() == outlet.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•:-")
    return title


def _first(pattern: re.Pattern[str], html: str) -> str | None:
    found = pattern.search(html)
    return _clean(found[1]) if found else None


def _first_of(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _clean(printed: str) -> str | None:
    return " ".join(unescape(unescape(printed)).split()) or None
