from __future__ import annotations

from crossing.made import read_fully, scene
from crossread.crossing.claiming.claims import claims
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.domain.crossing import Claim, Lineage

REST = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."
ONE = "Police said 14 people were killed in Marseille on 3 May 2024 when the tower fell, and Lena Aalto opened a case."
OTHER = (
    "On 3 May 2024 a tower came down in Marseille and killed 14 people, prosecutor Lena Aalto told reporters."
)
THIRD = "A tower came down in Lyon on 4 May 2024 and killed 15 people, the fire brigade told reporters there."


def agreed(a: str, b: str, *, one_lineage: bool = False) -> tuple[str, ...]:
    one, other = read_fully(a + REST, outlet="Harbour Post"), read_fully(b + REST, outlet="Coast Herald")
    return claim(one, other, one_lineage=one_lineage).agreed


def claim(a: Prepared, b: Prepared, *, one_lineage: bool) -> Claim:
    link = Linked(
        a, 0, b, 0, score=0.9, probability=0.9, directed=False, reused=False, one_lineage=one_lineage
    )
    apart = [Lineage(f"l-{r.id}", "s-1", (r.id,)) for r in (a, b)]
    together = [Lineage("l-1", "s-1", tuple(sorted((a.id, b.id))))]
    (found,) = claims(scene([link], lineages=together if one_lineage else apart))
    return found


def test_slots_that_two_accounts_share_are_told() -> None:
    found = agreed(ONE, OTHER)
    assert "where: Marseille" in found
    assert "when: 3 May 2024" in found
    assert "how many: 14" in found
    assert any(slot.startswith("who: ") and "Lena Aalto" in slot for slot in found)


def test_slots_that_differ_are_not() -> None:
    assert not {"where", "when", "how many"} & {slot.split(":")[0] for slot in agreed(ONE, THIRD)}


def test_one_account_agrees_with_nobody() -> None:
    assert agreed(ONE, OTHER, one_lineage=True) == ()
