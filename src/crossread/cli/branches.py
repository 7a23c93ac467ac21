"""A lineage's forest as lines of text: each report behind the branches that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.domain.reuse import Reuse
from crossread.export.page_family import Family


@dataclass(frozen=True, slots=True)
class Branch:
    """One report of a tree: what is printed before it, and the reuse that hangs it there.

    An arrow with one head runs from source to derived; with two, the direction is unknown.
    """

    report: str
    guides: str
    reuse: Reuse | None


def branches(family: Family, *, hung: bool) -> Iterator[Branch]:
    """Reports from the top down; where `hung`, the roots are branches themselves, of an agency."""
    for at, root in enumerate(family.roots):
        if hung:
            yield from _branch(family, root, "", is_last=at == len(family.roots) - 1)
        else:
            yield Branch(root, "", None)
            yield from _below(family, root, "")


def _branch(family: Family, report: str, indent: str, *, is_last: bool) -> Iterator[Branch]:
    reuse = family.parents.get(report)
    arrow = "─" if reuse is None else "→" if reuse.directed else "↔"
    yield Branch(report, f"{indent}{'└' if is_last else '├'}{arrow} ", reuse)
    yield from _below(family, report, indent + ("   " if is_last else "│  "))


def _below(family: Family, report: str, indent: str) -> Iterator[Branch]:
    children = family.children(report)
    for at, child in enumerate(children):
        yield from _branch(family, child, indent, is_last=at == len(children) - 1)
