"""Who holds which post by the report's own words, so that "the Syrian president" can be told to be somebody."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.domain.facts import Role
from crossread.domain.span import Span
from crossread.reading.entities.described import Described
from crossread.text.posts import post_key


class PostsHeld:
    """The posts of a report's people; a person is known by a number."""

    def __init__(self, text: str, roles: Sequence[Sequence[Role]]) -> None:
        self._text = text
        self._holders: dict[str, dict[str, set[int]]] = {}
        for number, held in enumerate(roles):
            for role in held:
                what, of = post_key(role.title.of(text), role.of.of(text) if role.of else "")
                self._holders.setdefault(what, {}).setdefault(of, set()).add(number)

    def key(self, what: str, of: Span | None) -> tuple[str, str]:
        """A post and whose it is: an ISO code, or folded words; "" where that is untold."""
        return what, post_key("", of.of(self._text))[1] if of else ""

    def holder(self, described: Described) -> int | None:
        """The one person who may be meant: of that post and country, or of that post where one side leaves it untold."""
        what, of = self.key(described.what, described.of)
        by_owner = self._holders.get(what, {})
        if of:
            holders = by_owner.get(of) or (by_owner.get("", set()) if set(by_owner) == {""} else set())
        else:
            holders = set().union(*by_owner.values()) if by_owner else set()
        return next(iter(holders)) if len(holders) == 1 else None
