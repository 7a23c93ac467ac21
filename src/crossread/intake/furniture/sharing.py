"""Rows of share buttons: lines that hold nothing but names of networks and button words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from crossread.domain.report import Furniture, FurnitureKind
from crossread.intake.page import Page
from crossread.intake.tables import entries, rows

_MAX_WORDS = 16
_MAX_CHARS = 200


def mark_share_rows(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Lines such as "Facebook Twitter WhatsApp Email", with at least one network."""
    for line in page.lines:
        if line.index in claimed or len(line.text) > _MAX_CHARS or len(line.words) > _MAX_WORDS:
            continue
        words = {word.casefold() for word in line.words}
        if words & _networks() and words <= entries("share_words.txt"):
            yield Furniture(line.span, FurnitureKind.SHARE)


@cache
def _networks() -> frozenset[str]:
    return frozenset(word for word, what in rows("share_words.txt") if what == "network")
