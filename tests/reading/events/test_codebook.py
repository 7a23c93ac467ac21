"""The codebook page: every rule and status has a section, every example reads as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crossread.domain.facts import EventStatus
from crossread.reading.events import lexicon
from reading.events.reading import coded, told

_PAGE = Path(__file__).parents[3] / "docs" / "codebook.md"
_BLOCK = re.compile(r"```text\n(.*?)\n```", re.DOTALL)
_SECTION = re.compile(r"^### (.+)$", re.MULTILINE)


def _sections() -> dict[str, str]:
    parts = _SECTION.split(_PAGE.read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


_EXAMPLES = [block.splitlines() for block in _BLOCK.findall(_PAGE.read_text(encoding="utf-8"))]


def test_every_rule_has_a_section_and_an_example_of_it() -> None:
    sections = _sections()
    for name in lexicon.rules():
        assert f"= {name} |" in sections[name], name


def test_every_status_has_a_section_and_an_example_of_it() -> None:
    sections = _sections()
    for status in EventStatus:
        assert f"| {status.value}\n" in sections[status.value], status


def test_the_lexicon_names_no_rule_that_is_not_there() -> None:
    entries = [entry for table in (lexicon.verbs(), lexicon.nouns()) for es in table.values() for entry in es]
    named = {entry.rule for entry in entries if entry.rule} | {
        rule for rule in lexicon.weapons().values() if rule
    }
    assert named == set(lexicon.rules())


@pytest.mark.parametrize("example", _EXAMPLES, ids=[lines[0][:60] for lines in _EXAMPLES])
def test_example(example: list[str]) -> None:
    text, *lines = example
    assert [told(text, event) for event in coded(text)] == lines
