"""A strict reader of pages: well-formed, ids unique, nothing that the content policy forbids, links by their words."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"meta", "input", "link", "br", "img", "hr", "base", "col"}


class PageTree(HTMLParser):
    """A page read whole. `links` are (address, words), `ids` all element ids, `words` the text of its body."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self._link: tuple[str, list[str]] | None = None
        self.feed(page)
        self.close()
        assert not self._open, f"never closed: {self._open}"
        assert len(self.ids) == len(set(self.ids)), "an id stands twice"

    @property
    def words(self) -> str:
        """All text, with single spaces."""
        return " ".join(" ".join(self._words).split())

    def links_to(self, start: str) -> list[str]:
        """Addresses of links that begin so."""
        return [address for address, _ in self.links if address.startswith(start)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        given = {name: value or "" for name, value in attrs}
        assert len(names) == len(set(names)), f"<{tag}> repeats an attribute: {names}"
        assert "style" not in given, f"<{tag}> has a style of its own"
        assert not [name for name in names if name.startswith("on")], f"<{tag}> has a handler"
        assert tag != "script" or given.get("src", "").startswith("/assets/"), "a script that is not an asset"
        assert "javascript:" not in given.get("href", "").lower()
        self.tags.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self._link = (given["href"], [])
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1] == tag, f"</{tag}> closes <{self._open[-1]}>"
        self._open.pop()
        if tag == "a" and self._link:
            self.links.append((self._link[0], " ".join("".join(self._link[1]).split())))
            self._link = None

    def handle_data(self, data: str) -> None:
        if "script" not in self._open and "head" not in self._open:
            self._words.append(data)
            if self._link:
                self._link[1].append(data)
