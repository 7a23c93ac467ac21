from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from crossing.made import prepare, scene
from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.support import independent_texts, support
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.domain.crossing import Lineage
from crossread.domain.reuse import Relation, ReuseKind

REST = " The harbour kept its usual hours and the ferries sailed on time for the rest of that week."
NAMED = prepare("“The cables went one after the other,” said Tomas Verrin." + REST, outlet="Harbour Post")
UNNAMED = prepare("“The cables went one after the other.”" + REST, outlet="Coast Herald")
PLAIN = prepare("The cables went one after the other." + REST, outlet="Parish Paper")
NODES = [(r.id, 0) for r in (NAMED, UNNAMED, PLAIN)]
ALONE = [Lineage(f"l-{r.id}", "s-1", (r.id,)) for r in (NAMED, UNNAMED, PLAIN)]


def tied(a: Prepared, b: Prepared, relation: Relation, kind: ReuseKind | None) -> Linked:
    return Linked(
        a,
        0,
        b,
        0,
        score=0.9,
        probability=0.9,
        directed=False,
        reused=kind is not None,
        one_lineage=False,
        relation=relation,
        kind=kind,
    )


def ground(
    *links: Linked, nodes: Sequence[Prepared] = (NAMED, UNNAMED, PLAIN), lineages: Sequence[Lineage] = ALONE
) -> Ground:
    untied = [tied(a, b, Relation.INDEPENDENT, None) for a, b in combinations(nodes, 2)]
    known = {frozenset(x.citations) for x in links}
    rest = [x for x in untied if frozenset(x.citations) not in known]
    return Ground.of(scene([*links, *rest], lineages=lineages))


def test_separate_reports_are_separate_texts() -> None:
    assert len(independent_texts(NODES, ground())) == 3


def test_one_lineage_is_one_text() -> None:
    together = [Lineage("l-1", "s-1", tuple(r for r, _ in NODES))]
    assert independent_texts(NODES, ground(lineages=together)) == (tuple(sorted(NODES)),)


def test_a_passage_copied_between_separate_accounts_is_one_text() -> None:
    link = tied(NAMED, PLAIN, Relation.PARTIALLY_DERIVED, ReuseKind.EDITED)
    assert len(independent_texts(NODES, ground(link))) == 2


@pytest.mark.parametrize(
    ("credit", "relation", "texts"),
    [
        ("The Lindmark Courier reported it first.", Relation.PARTIALLY_DERIVED, 1),
        ("The Lindmark Courier reported it first.", Relation.COMMON_ORIGIN, 2),
        ("Nobody reported it first.", Relation.PARTIALLY_DERIVED, 2),
    ],
)
def test_a_retold_passage_is_a_copy_where_its_report_credits_the_other(
    credit: str, relation: Relation, texts: int
) -> None:
    first = prepare("The cables went, one after the other." + REST, outlet="Lindmark Courier")
    other = prepare(f"One after the other the cables gave way. {credit}" + REST, outlet="Harbour Post")
    link = tied(first, other, relation, None)
    found = independent_texts(
        [(first.id, 0), (other.id, 0)],
        ground(
            link,
            nodes=(first, other),
            lineages=[Lineage(f"l-{r.id}", "s-1", (r.id,)) for r in (first, other)],
        ),
    )
    assert len(found) == texts


@pytest.mark.parametrize("kind", list(ReuseKind))
def test_what_two_reports_took_from_one_release_is_no_copy(kind: ReuseKind) -> None:
    link = tied(NAMED, PLAIN, Relation.COMMON_ORIGIN, kind)
    assert len(independent_texts(NODES, ground(link))) == 3


def origins(*links: Linked, nodes: Sequence[Prepared] = (NAMED, UNNAMED, PLAIN)) -> dict[str, str]:
    lineages = [Lineage(f"l-{r.id}", "s-1", (r.id,)) for r in nodes]
    on = ground(*links, nodes=nodes, lineages=lineages)
    return {s.citation.report: s.origin for s in support([(r.id, 0) for r in nodes], on)}


def test_quoted_words_without_a_speaker_rest_on_the_one_named_elsewhere() -> None:
    found = origins()
    assert (found[NAMED.id], found[UNNAMED.id]) == ("Tomas Verrin", "Tomas Verrin")


def test_an_unattributed_passage_in_the_same_words_rests_on_the_voice_the_other_names() -> None:
    link = tied(NAMED, PLAIN, Relation.COMMON_ORIGIN, ReuseKind.EDITED)
    assert origins(link)[PLAIN.id] == "Tomas Verrin"


def test_two_own_accounts_in_the_same_words_are_one_origin() -> None:
    other = prepare("The cables went, one after the other." + REST, outlet="Lindmark Courier")
    shared = tied(PLAIN, other, Relation.COMMON_ORIGIN, ReuseKind.EDITED)
    found = set(origins(shared, nodes=(PLAIN, other)).values())
    assert len(found) == 1
    assert found.pop().endswith("and others, source not named")


POLICE = "The {} said two cars were burnt out in the yard."


@pytest.mark.parametrize(
    ("voices", "count"),
    [
        (("police", "Lindmark police"), 1),
        (("police", "fire brigade"), 2),
        (("harbour board", "fishermen"), 2),
        (("harbour board", "board"), 1),
    ],
)
def test_voices_of_one_body_are_one_origin(voices: tuple[str, str], count: int) -> None:
    a, b = (prepare(POLICE.format(v) + REST, outlet=f"The {v} Post") for v in voices)
    assert len(set(origins(nodes=(a, b)).values())) == count


FINDINGS = ["The latest figures show", "Tests suggest", "He said", "The test results show"]


@pytest.mark.parametrize("opening", FINDINGS)
def test_findings_and_pronouns_are_no_origins(opening: str) -> None:
    text = f"{opening} that two of the four cables were worn through."
    found = origins(nodes=(prepare(text + REST, outlet="Harbour Post"), PLAIN))
    assert all(name.endswith(("(own account)", "source not named")) for name in found.values())


PEOPLE = "{} said the second gate had stood open since the morning."


@pytest.mark.parametrize(
    ("voices", "count"),
    [
        (("Tomas Verrin", "Lena Aalto"), 2),
        (("Tomas Verrin", "the harbour board"), 2),
        (("Tomas Verrin", "Verrin"), 1),
    ],
)
def test_voices_that_share_no_word_are_two(voices: tuple[str, str], count: int) -> None:
    a, b = (prepare(PEOPLE.format(v) + REST, outlet=f"The {v} Post") for v in voices)
    assert len(set(origins(nodes=(a, b)).values())) == count


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nine people died when the hall came down.", "Fourteen people died when the hall came down."),
        ("At least 30 rebels were killed at the ford.", "Seven rebels were killed at the ford."),
        ("Police arrested 17 dockers on the quay.", "Thirty-two dockers were arrested on the quay."),
        ("Up to 20 villagers were injured by the blast.", "The blast injured 63 villagers."),
    ],
)
def test_two_accounts_of_two_counts_are_two_origins_even_in_like_words(a: str, b: str) -> None:
    one, other = (prepare(text + REST, outlet=f"Outlet {text[:5]}") for text in (a, b))
    shared = tied(one, other, Relation.COMMON_ORIGIN, ReuseKind.EDITED)
    assert len(set(origins(shared, nodes=(one, other)).values())) == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("At least nine people died when the hall came down.", "Nine people died when the hall came down."),
        ("Police arrested 17 dockers on the quay.", "Seventeen dockers were arrested on the quay."),
    ],
)
def test_two_accounts_of_one_count_in_like_words_are_one_origin(a: str, b: str) -> None:
    one, other = (prepare(text + REST, outlet=f"Outlet {text[:5]}") for text in (a, b))
    shared = tied(one, other, Relation.COMMON_ORIGIN, ReuseKind.EDITED)
    assert len(set(origins(shared, nodes=(one, other)).values())) == 1
