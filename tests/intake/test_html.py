from __future__ import annotations

import pytest

from crossread.errors import InputError
from crossread.intake import make_report
from crossread.intake.html import read_html
from crossread.intake.page_metadata import page_metadata
from intake.marks import NEWS

PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Cracks close two piers | Harbour Courier</title>
<meta property="og:site_name" content="Harbour Courier">
<meta property="og:title" content="Cracks close two piers &amp; more | Harbour Courier">
<meta property="article:published_time" content="2030-03-04T09:05:00+01:00">
<meta name="author" content="Jo Berg">
<link rel="canonical" href="https://courier.example/2030/03/04/piers">
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Cracks close two piers &amp; more</h1>
{"".join(f"<p>{text}</p>" for text in NEWS)}
</article>
<footer>All about us <a href="/terms">Terms</a></footer>
</body></html>"""
JSON_LD = """<html><head><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
 "headline": "Cracks close two piers", "datePublished": "2030-03-04",
 "author": [{"name": "Jo Berg"}, {"name": "Kim Lund"}],
 "publisher": {"@type": "Organization", "name": "Harbour Courier"}}]}
</script></head><body></body></html>"""


def test_a_page_gives_text_in_its_own_order_and_metadata() -> None:
    draft = read_html(PAGE.encode(), name="a.html")
    assert [line for line in draft.text.split("\n") if line in NEWS] == list(NEWS)
    assert "Terms" not in draft.text
    assert (draft.title, draft.outlet, draft.byline) == (
        "Cracks close two piers & more",
        "Harbour Courier",
        "Jo Berg",
    )
    assert (draft.url, draft.language) == ("https://courier.example/2030/03/04/piers", "en-GB")
    report = make_report(text=draft.text, published=draft.published, language=draft.language)
    assert report.published is not None
    assert report.published.value == "2030-03-04T09:05+01:00"
    assert report.language == "en"


def test_json_ld() -> None:
    found = page_metadata(JSON_LD)
    assert (found.title, found.outlet) == ("Cracks close two piers", "Harbour Courier")
    assert (found.byline, found.published) == ("Jo Berg, Kim Lund", "2030-03-04")


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html>",
        "<meta>",
        "<meta property='og:title'>",
        '<script type="application/ld+json">{bad</script>',
        "<" * 9_000,
    ],
)
def test_pages_that_say_nothing(html: str) -> None:
    found = page_metadata(html)
    assert (found.title, found.outlet, found.published) == (None, None, None)


def test_declared_charset_is_used() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Jo Berg", "Жо Берг")
    assert read_html(page.encode("cp1251"), name="a.html").byline == "Жо Берг"


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><p>Hi.</p></body></html>",
        "<p>a sentence with a NUL\0 in it and not much else</p>",
        "<div>" * 3_000 + "x" + "</div>" * 3_000,
    ],
)
def test_pages_without_an_article(html: str) -> None:
    with pytest.raises(InputError, match="without an article"):
        read_html(html.encode(), name="a.html")
