"""The names of a scene by form: which words each has, which reports print it, where each word first stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.layers import Name
from crossread.domain.span import Citation, Span
from crossread.text.names import fold_name
from crossread.text.words import words

Form = tuple[str, ...]


@dataclass(slots=True)
class NameWord:
    """A folded word of names: as printed, its first place in every report, the forms and entities it belongs to."""

    folded: str
    printed: str
    first: dict[str, Citation] = field(default_factory=dict)
    forms: set[Form] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)


@dataclass(slots=True)
class NameForm:
    """A full form: its first place in every report, and of its words."""

    words: Form
    printed: str
    first: dict[str, Citation] = field(default_factory=dict)
    places: dict[str, tuple[Citation, ...]] = field(default_factory=dict)
    entities: set[str] = field(default_factory=set)


class Names:
    """All names of a scene's reports, and which words stand in linked passages."""

    def __init__(self, scene: Scene) -> None:
        self.words: dict[str, NameWord] = {}
        self.forms: dict[Form, NameForm] = {}
        self._in_passage: dict[tuple[str, int], set[str]] = {}
        for key in sorted(scene.reports):
            self._add(scene, scene.reports[key])
        self._links: dict[frozenset[str], float] = {}
        for link in scene.linked:
            self._link(link)

    def linked(self, a: str, b: str) -> float:
        """How surely two words stand in passages that assert the same, where neither passage holds both; 0 without one."""
        return self._links.get(frozenset((a, b)), 0.0)

    def in_passage(self, report: str, index: int) -> frozenset[str]:
        """The words of the names of a passage."""
        return frozenset(self._in_passage.get((report, index), ()))

    def _add(self, scene: Scene, report: Prepared) -> None:
        at = 0
        for name in report.reading.names:
            parts = name_words(name)
            form = tuple(folded for folded, _, _ in parts)
            if not form:
                continue
            entity = scene.facts.entity(report.id, name.span)
            full = self.forms.setdefault(form, NameForm(form, name.text))
            full.first.setdefault(report.id, Citation(report.id, name.span))
            full.places.setdefault(report.id, tuple(Citation(report.id, span) for _, _, span in parts))
            while at < len(report.passages) and report.passages[at].span.end <= name.span.start:
                at += 1
            inside = at < len(report.passages) and report.passages[at].span.contains(name.span)
            for folded, printed, span in parts:
                word = self.words.setdefault(folded, NameWord(folded, printed))
                word.first.setdefault(report.id, Citation(report.id, span))
                word.forms.add(form)
                if inside:
                    self._in_passage.setdefault((report.id, at), set()).add(folded)
                if entity is not None:
                    word.entities.add(entity.id)
                    full.entities.add(entity.id)

    def _link(self, link: Linked) -> None:
        a, b = (
            self._in_passage.get((link.a.id, link.i), set()),
            self._in_passage.get((link.b.id, link.j), set()),
        )
        for one in sorted(a - b):
            for other in sorted(b - a):
                key = frozenset((one, other))
                self._links[key] = max(self._links.get(key, 0.0), link.score)


def name_words(name: Name) -> list[tuple[str, str, Span]]:
    """Folded word, printed word and place of every word of a name; none where the name is not as it stands in the text."""
    if len(name.text) != len(name.span):
        return []
    found = []
    for word in words(name.text):
        at = 0
        for part in _HYPHEN.split(word.text):
            folded = fold_name(part)
            start = word.text.index(part, at)
            at = start + len(part)
            if folded and " " not in folded:
                where = Span(word.span.start + start, word.span.start + at)
                found.append((folded, part, where.shift(name.span.start)))
    return found


_HYPHEN = re.compile("[‐‑‒-]")
