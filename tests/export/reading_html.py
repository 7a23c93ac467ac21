"""A strict reader of the page: element tree, ids and the characters under an anchor."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "input", "link", "br", "img", "hr", "base", "source", "rect", "circle", "path"}


@dataclass
class Element:
    """An element with its attributes; `children` are elements and strings in order."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    def every(self, tag: str = "") -> list[Element]:
        found = [self] if tag in ("", self.tag) else []
        for child in self.children:
            if isinstance(child, Element):
                found.extend(child.every(tag))
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> repeats an attribute: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(page: str) -> Element:
    """The tree of a page.

    Raises:
        AssertionError: for a tag that is not closed where it should be.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is never closed"
    return reader.root


def cited_text(root: Element, anchor: str) -> str:
    """The characters of a cited place: its element and the parts that crossing marks cut off."""
    parts = (e for e in root.every() if anchor in (e.attributes.get("id"), e.attributes.get("data-part")))
    return "".join(part.text for part in parts)
