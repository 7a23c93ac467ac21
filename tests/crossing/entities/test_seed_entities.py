"""Who is who in the five seed reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossing.entities.read_entities import entities_of_files, named
from crossread.domain.entities import Entity
from crossread.domain.layers import MentionKind

pytestmark = [pytest.mark.corpora, pytest.mark.usefixtures("corpora")]


@pytest.fixture(scope="module")
def found(corpora: Path) -> tuple[Entity, ...]:
    return entities_of_files(sorted((corpora / "seeds").glob("*.txt")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Cheikhoun", "Khan Sheikhun"),
        ("Geir Pedersen", "Geir Pederson"),
        ("Bashar al-Assad", "Assad"),
        ("Bashar al-Assad", "Bashar Al Assad"),
        ("HTS", "Hayat Tahrir al-Sham"),
        ("Hayat Tahrir", "Hayat Tahrir al-Sham"),
        ("Abbas Araghchi", "Araghchi"),
        ("Observatory", "Syrian Observatory for Human Rights"),
        ("US", "United States"),
    ],
)
def test_held_to_be_one(found: tuple[Entity, ...], one: str, other: str) -> None:
    assert named(found, one) is named(found, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hakan Fidan", "Fuad Hussein"),
        ("Syrian army", "Syrian government"),
        ("Iran", "Iran’s foreign ministry"),
        ("Syrian", "Syria"),
        ("UN", "UN Security Council"),
        ("Aaron Stein", "Aron Lund"),
        ("Iranian", "Iran"),
    ],
)
def test_kept_apart(found: tuple[Entity, ...], one: str, other: str) -> None:
    assert named(found, one) is not named(found, other)


@pytest.mark.parametrize(
    ("name", "kind", "reports", "role"),
    [
        ("Bashar al-Assad", MentionKind.PERSON, 5, "Syrian President"),
        ("Abbas Araghchi", MentionKind.PERSON, 5, "Iranian Foreign Minister"),
        ("Hakan Fidan", MentionKind.PERSON, 3, "Turkish Foreign Minister"),
        ("Geir Pedersen", MentionKind.PERSON, 3, "UN envoy"),
        ("Hayat Tahrir al-Sham", MentionKind.ORGANIZATION, 4, ""),
        ("Khan Cheikhoun", MentionKind.PLACE, 2, ""),
        ("Recep Tayyip Erdogan", MentionKind.PERSON, 2, "Turkish President"),
    ],
)
def test_kind_and_role_are_as_a_journalist_would_say(
    found: tuple[Entity, ...], name: str, kind: MentionKind, reports: int, role: str
) -> None:
    entity = named(found, name)
    assert entity.kind is kind
    assert len({member.report for member in entity.members}) == reports
    assert not role or role.casefold() in {told.casefold() for told in entity.roles}
