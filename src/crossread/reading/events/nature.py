"""Harm that nature does, which no rule of the codebook codes: "the quake killed 43", and what is told of it further on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from crossread.reading.events.drafts import Draft
from crossread.reading.events.scene import Scene
from crossread.reading.wordlists import word_list

_HARM = frozenset({"killing", "wounding", "destruction", "attack"})
_GOES_ON = frozenset({"conj", "advcl", "xcomp"})
_AFTER = ("in", "by", "during", "from", "when", "after")
_FEWEST_WORDS = 2  # of disaster in a report that is about one: "a flood of refugees" stands alone
_MOST_STEPS = 3


def is_by_nature(scene: Scene, draft: Draft) -> bool:
    """Whether a disaster stands as the doer: of the verb, of the one it goes on from, or as the noun it hangs on."""
    if not draft.is_verb or draft.rule.name not in _HARM:
        return False
    tree, at = scene.tree, draft.head
    causes = [] if draft.roles.actors else scene.tied(at, _AFTER)
    for _ in range(_MOST_STEPS):
        causes += tree.children(at, "nsubj")
        above, relation = tree.parent(at), tree.tokens[at].relation
        if above is not None and relation in ("acl", "acl:relcl"):
            causes.append(above)
        if above is None or relation not in _GOES_ON or tree.children(at, "nsubj"):
            break
        at = above
    return any(scene.is_disaster(cause) for cause in causes)


def without_nature(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without harm that nobody does where, of disasters and deeds, a disaster was told of last."""
    names = word_list("event_disasters.txt")
    disasters = [at for at, word in enumerate(scene.words) if word in names and scene.is_disaster(at)]
    if len(disasters) < _FEWEST_WORDS:
        return list(drafts)
    deeds = [draft.head for draft in drafts if _is_deed(draft)]
    return [d for d in drafts if _is_deed(d) or not _is_aftermath(scene, d, disasters=disasters, deeds=deeds)]


def _is_deed(draft: Draft) -> bool:
    """Whether somebody does it, by its own words or by its rule."""
    return bool(draft.roles.actors or draft.roles.tools) or draft.rule.name not in _HARM


def _is_aftermath(scene: Scene, draft: Draft, *, disasters: Sequence[int], deeds: Sequence[int]) -> bool:
    disaster = bisect_left(disasters, draft.head) - 1
    deed = bisect_left(deeds, scene.clause(draft.head).stop) - 1
    return disaster >= 0 and (deed < 0 or deeds[deed] < disasters[disaster])
