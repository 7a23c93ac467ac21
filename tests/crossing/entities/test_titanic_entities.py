"""Who is who in the thirteen invented reports of the example, where names come in several spellings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossing.entities.read_entities import entities_of_files, named
from crossread.domain.entities import Entity

FOLDER = Path(__file__).parents[3] / "examples" / "titanic"
OTHER_NAME = ["Harold Bride", "McBride"]  # nothing in the reports says that they are one


@pytest.fixture(scope="module")
def found() -> tuple[Entity, ...]:
    return entities_of_files(sorted(FOLDER.glob("*.txt")))


def test_spellings_of_one_name_are_held_together(found: tuple[Entity, ...]) -> None:
    gold = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
    for variant in gold["name_variants"]:
        names = [name.removeprefix("Captain ") for name in variant["names"]]
        if names != OTHER_NAME:
            entities = {id(entity) for entity in found for name in names if _has(entity, name)}
            assert len(entities) == 1, names


def test_people_of_the_story_are_kept_apart(found: tuple[Entity, ...]) -> None:
    people = ("Smith", "Rostron", "J. Bruce Ismay", "Phillips", "Harold Bride", "P. A. S. Franklin")
    assert len({id(named(found, name)) for name in people}) == len(people)
    assert "Captain" in named(found, "Smith").roles
    assert named(found, "White Star Line") is named(found, "White Star")


def _has(entity: Entity, surname: str) -> bool:
    """By the last word, as the answers give surnames alone; Vincent Astor is the son."""
    forms = (entity.name, *entity.aliases)
    return (
        any(form.split()[-1] == surname.rsplit(maxsplit=1)[-1] for form in forms)
        and entity.name != "Vincent Astor"
    )
