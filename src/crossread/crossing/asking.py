"""Which links are put to the entailment network: it costs most, so few are asked, of each passage and of a story."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.questions import in_line
from crossread.domain.span import Citation

Wording = frozenset[str]
"""What two passages say. What several reports print in the same words is one question."""


def wording(link: Linked) -> Wording:
    """What a link's passages say, as the network is asked."""
    return frozenset((in_line(link.text_a), in_line(link.text_b)))


def sides(link: Linked) -> tuple[tuple[Citation, str], tuple[Citation, str]]:
    """Either passage with the report of the other."""
    a, b = link.citations
    return (a, b.report), (b, a.report)


@dataclass
class Budget:
    """How many questions are left for a story, and how many any one passage's words may still be part of."""

    left: int
    of_one_passage: int
    _taken: Counter[str] = field(default_factory=Counter)

    def allows(self, question: Wording) -> bool:
        """Whether it may be asked; if so it is counted."""
        if not self.left or max(self._taken[text] for text in question) == self.of_one_passage:
            return False
        self.left -= 1
        self._taken.update(question)
        return True
