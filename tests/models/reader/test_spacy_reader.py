"""The spaCy adapter, readers of the user's own, and their page in the documentation."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from spacy.language import Language
from spacy.tokens import Doc

from crossread.domain.layers import Mention, MentionKind
from crossread.domain.span import Span
from crossread.errors import ModelError, ReadingError
from crossread.models.reader import Analysis, Prose, Reader
from crossread.models.reader.spacy_reader import KINDS, SpacyReader
from crossread.text.sentences import sentences
from text.hostile import texts

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "own-reader.md"
TEXT = "Elin Sandqvist shut Port Arven.\n\nMENU  HOME\n\nPort  Arven’s ferries didn't sail."
MENU = Span(33, 43)


class Capitals:
    """A reader of the user's own: two capitalised words in a row are a name."""

    name = "capitals-1"
    _names = re.compile(r"[A-Z]\w+(?: +[A-Z]\w+)+")

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        return [Analysis(mentions=tuple(self._mentions(prose))) for prose in texts]

    def _mentions(self, prose: Prose) -> Iterator[Mention]:
        for sentence in prose.sentences:
            for match in self._names.finditer(prose.text, sentence.start, sentence.end):
                yield Mention(Span(*match.span()), MentionKind.OTHER, 0.5)


@Language.component("to_the_first")
def to_the_first(doc: Doc) -> Doc:
    """Every token hangs on the first one of its sentence; marks have a part of speech spaCy alone knows."""
    first = doc[0]
    for token in doc:
        first = token if token.is_sent_start else first
        token.head = first
        token.dep_ = "ROOT" if token.i == first.i else "dobj"
        token.pos_ = "SPACE" if token.is_punct else "NOUN"
    return doc


@Language.component("tags_only")
def tags_only(doc: Doc) -> Doc:
    for token in doc:
        token.pos_ = "NOUN"
    return doc


@Language.component("joins_the_first_two")
def joins_the_first_two(doc: Doc) -> Doc:
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    return doc


@Language.component("fails")
def fails(doc: Doc) -> Doc:
    raise RuntimeError(f"{len(doc)} tokens are too much")


def pipeline(*components: str, **patterns: str) -> Language:
    """An English pipeline of our own components; `patterns` are labels and the words they rule."""
    made = spacy.blank("en")
    if patterns:
        ruler = made.add_pipe("entity_ruler")
        ruler.add_patterns(  # type: ignore[attr-defined]
            [{"label": label, "pattern": words} for label, words in patterns.items()]
        )
    for component in components:
        made.add_pipe(component)
    return made


def prose(text: str = TEXT, *, without: Span | None = MENU) -> Prose:
    found = [span for span in sentences(text) if without is None or not span.overlaps(without)]
    return Prose(text, tuple(found))


def read(made: Language, given: Prose) -> Analysis:
    (analysis,) = SpacyReader(made).read([given])
    return analysis


def test_entities_are_mentions_in_the_text_s_own_places() -> None:
    found = read(pipeline(PERSON="Elin Sandqvist", GPE="Port Arven", WORK_OF_ART="ferries"), prose()).mentions
    assert found is not None
    assert [(mention.span.of(TEXT), mention.kind) for mention in found] == [
        ("Elin Sandqvist", MentionKind.PERSON),
        ("Port Arven", MentionKind.PLACE),
        ("Port  Arven", MentionKind.PLACE),
        ("ferries", MentionKind.OTHER),
    ]
    assert {mention.score for mention in found} == {1.0}


def test_page_furniture_is_not_read() -> None:
    assert read(pipeline(ORG="MENU"), prose()).mentions == ()
    assert read(pipeline(ORG="MENU"), prose(without=None)).mentions


def test_an_entity_never_runs_over_the_end_of_a_sentence() -> None:
    text = "He came from Arven. Sandqvist did not."
    ruled = pipeline(ORG="Arven. Sandqvist")
    assert read(ruled, Prose(text, (Span(0, len(text)),))).mentions
    assert read(ruled, Prose(text, (Span(0, 19), Span(20, len(text))))).mentions == ()


def test_what_the_pipeline_does_not_annotate_is_not_measured() -> None:
    for made in (pipeline(), pipeline("tags_only")):
        analysis = read(made, prose())
        assert analysis.tokens is None
        assert analysis.mentions is None
    analysis = read(pipeline("to_the_first", DATE="Monday"), prose())
    assert analysis.tokens
    assert analysis.mentions == ()
    assert (analysis.told, analysis.events, analysis.chains) == (None, None, None)


def test_tokens_keep_the_sentences_given_and_the_relations_of_the_pipeline() -> None:
    found = read(pipeline("to_the_first"), prose()).tokens
    assert found is not None
    assert [(token.span.of(TEXT), token.head, token.relation) for token in found] == [
        ("Elin", 0, "ROOT"),
        *((word, 0, "dobj") for word in ("Sandqvist", "shut", "Port", "Arven", ".")),
        ("Port", 6, "ROOT"),
        *((word, 6, "dobj") for word in ("Arven", "’s", "ferries", "did", "n't", "sail", ".")),
    ]
    assert [token.upos for token in found[:6]] == ["NOUN"] * 5 + ["X"]


def test_given_tokens_stand() -> None:
    text = "Arven-bound ferries sail."
    cut = (Span(0, 11), Span(12, 19), Span(20, 24), Span(24, 25))
    found = read(pipeline("to_the_first"), Prose(text, (Span(0, 24),), tokens=cut)).tokens
    assert found is not None
    assert tuple(token.span for token in found) == cut[:3]


def test_tokens_that_a_component_joins_stay_in_place() -> None:
    text = "Port  Arven is  shut."
    found = read(pipeline("joins_the_first_two", "to_the_first"), prose(text, without=None)).tokens
    assert found is not None
    assert [token.span.of(text) for token in found] == ["Port  Arven", "is", "shut", "."]


def test_a_text_without_sentences_has_nothing() -> None:
    for made in (pipeline(), pipeline("fails")):
        assert read(made, Prose("MENU", ())).mentions == ()


@settings(deadline=None, max_examples=60)
@given(texts)
def test_hostile_text_is_sliced_exactly(text: str) -> None:
    given = prose(text, without=None)
    found = read(HOSTILE, given).tokens
    assert found is not None
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    assert all(any(sentence.contains(token.span) for sentence in given.sentences) for token in found)
    covered = {at for token in found for at in range(token.span.start, token.span.end)}
    assert all(text[at].isspace() or at in covered for s in given.sentences for at in range(s.start, s.end))


HOSTILE = pipeline("to_the_first")


def test_a_text_s_analysis_does_not_depend_on_the_others() -> None:
    reader = SpacyReader(pipeline("to_the_first", GPE="Port Arven"))
    other = prose("Nothing sailed from Port Arven.", without=None)
    together = reader.read([other, prose(), other])
    for analysis, single in zip(together, (other, prose(), other), strict=True):
        (alone,) = reader.read([single])
        assert (analysis.tokens, analysis.mentions) == (alone.tokens, alone.mentions)


def test_the_name_is_of_language_pipeline_and_version() -> None:
    made = spacy.blank("en")
    made.meta.update({"name": "harbour", "version": "2.1"})
    assert SpacyReader(made).name == "spacy-en_harbour-2.1"


def test_a_pipeline_is_loaded_by_name(tmp_path: Path) -> None:
    pipeline(GPE="Port Arven").to_disk(tmp_path / "harbour")
    (analysis,) = SpacyReader.from_name(str(tmp_path / "harbour")).read([prose()])
    assert analysis.mentions
    with pytest.raises(ModelError, match="no_such_pipeline: spaCy cannot load it"):
        SpacyReader.from_name("no_such_pipeline")


def test_a_failing_pipeline_is_named() -> None:
    with pytest.raises(
        ReadingError, match=r"spacy-en_pipeline-.*failed on a text of 14 tokens \(14 tokens are"
    ):
        read(pipeline("fails"), prose())


def test_without_spacy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ModelError, match=r"pip install 'crossread\[spacy\]'"):
        SpacyReader.from_name("en_core_web_sm")


def test_nothing_else_needs_spacy() -> None:
    code = "import sys, crossread.api, crossread.models.reader.spacy_reader; assert not {'spacy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_readers_meet_the_protocol() -> None:
    readers: list[Reader] = [Capitals(), SpacyReader(pipeline(PERSON="Elin Sandqvist"))]
    for reader in readers:
        (analysis,) = reader.read([prose()])
        assert analysis.mentions is not None
        assert analysis.mentions[0].span.of(TEXT) == "Elin Sandqvist"
        assert analysis.tokens is None


def test_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "titanic", tmp_path / "examples" / "titanic")
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(
        PAGE.read_text(encoding="utf-8"), {}, PAGE.name, str(PAGE), lineno=0
    )
    shown: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=shown.append)
    assert result.attempted > 15
    assert not result.failed, "".join(shown)


def test_every_label_is_on_the_page() -> None:
    rows = re.findall(r"^\| ([A-Z, ]+) \| (\w+) \|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {label: kind for labels, kind in rows for label in labels.split(", ")} == {
        label: kind.value for label, kind in KINDS.items()
    }
