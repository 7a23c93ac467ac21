"""The packaged reader: the same answer in any company, safe on any text, its places inside the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.errors import ModelError, UsageError
from crossread.models.packaged import packaged
from crossread.models.reader import Analysis, OnnxReader, Prose
from crossread.text.quotes import quotations
from crossread.text.sentences import sentences
from text.hostile import texts as hostile

QUAY = (
    "A gantry crane fell across the container quay at Lindmark on Monday, killing four dock workers.\n\n"
    "“Nobody moved at all,” said Tomas Verrin, a docker from Osterby. He was standing under the mast.\n\n"
    "The port authority denied that the brake had failed, and Elin Sandqvist told Radio Osterby the quay would "
    "stay closed until Thursday."
)
BANK = (
    "The Bank of Elmere shut its doors at noon. Its chairman, Rupert Ashdown, promised the Chamber of Commerce "
    "that every penny would be paid by Michaelmas."
)
READER = OnnxReader.from_package(threads=2)


def prose(text: str) -> Prose:
    return Prose(text, sentences(text), quotations(text))


def spans(analysis: Analysis) -> Iterator[Span]:
    for token in analysis.tokens or ():
        yield token.span
    for mention in analysis.mentions or ():
        yield mention.span
    for event in analysis.events or ():
        yield event.span
    for told in analysis.told or ():
        yield from (*told.source, told.cue, *told.content)
    for chain in analysis.chains or ():
        yield from chain.mentions


def same(a: Analysis, b: Analysis) -> bool:
    """Equal in every layer, to the last bit of the vectors."""
    layers = ("tokens", "mentions", "told", "events", "chains")
    return all(getattr(a, name) == getattr(b, name) for name in layers) and np.array_equal(
        a.event_vectors, b.event_vectors
    )


def test_it_finds_names_speakers_and_trees() -> None:
    (found,) = READER.read([prose(QUAY)])
    names = {(m.span.of(QUAY), m.kind.value) for m in found.mentions or ()}
    assert ("Tomas Verrin", "person") in names
    told = {(t.source[0].of(QUAY), t.cue.of(QUAY)) for t in found.told or () if t.source}
    assert any(source.startswith("Tomas Verrin") and cue == "said" for source, cue in told)
    roots = [token for at, token in enumerate(found.tokens or ()) if token.head == at]
    assert len(roots) == len(sentences(QUAY))
    assert {token.relation for token in roots} == {"root"}
    fell = next(t for t in found.tokens or () if t.span.of(QUAY) == "crane")
    assert fell.relation == "nsubj"


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from([QUAY, BANK, QUAY * 4, "", "x"]) | hostile, max_size=4), st.integers(0, 3))
def test_a_text_reads_the_same_in_any_company(others: list[str], place: int) -> None:
    (alone,) = READER.read([prose(QUAY)])
    batch = [prose(text) for text in others]
    batch.insert(min(place, len(batch)), prose(QUAY))
    assert same(READER.read(batch)[min(place, len(others))], alone)


def test_threads_change_nothing() -> None:
    both = [prose(QUAY * 6), prose(BANK)]
    one = OnnxReader.from_package(threads=1).read(both)
    assert all(same(a, b) for a, b in zip(one, READER.read(both), strict=True))


@settings(max_examples=25, deadline=None)
@given(hostile | st.text(max_size=300))
def test_every_place_lies_in_the_text(text: str) -> None:
    (found,) = READER.read([prose(text)])
    assert all(0 <= span.start < span.end <= len(text) for span in spans(found))
    heads = [token.head for token in found.tokens or ()]
    assert all(0 <= head < len(heads) for head in heads)
    assert len(found.event_vectors) == len(found.events or ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "\n\n",
        "\u200b",
        "…",
        "\ud800",
        "Þetta er íslenska. Hún er falleg.",
        "これは日本語です。" * 40,
    ],
)
def test_odd_texts_are_safe(text: str) -> None:
    (found,) = READER.read([prose(text)])
    assert found.tokens is not None


def test_a_text_of_200_000_characters_is_read() -> None:
    text = (QUAY + "\n\n" + BANK + "\n\n") * (200_000 // (len(QUAY) + len(BANK) + 4) + 1)
    (found,) = READER.read([prose(text)])
    assert len(found.mentions or ()) > 1_000
    assert max(span.end for span in spans(found)) > len(text) - 30


def test_a_word_of_200_000_letters_is_read() -> None:
    (found,) = READER.read([prose("a" * 200_000)])
    assert found.tokens
    assert max(span.end for span in spans(found)) == 200_000


def test_only_the_sentences_given_are_read() -> None:
    whole = sentences(QUAY)
    (found,) = READER.read([Prose(QUAY, whole[:1])])
    assert all(whole[0].contains(span) for span in spans(found))


def test_nothing_that_lies_between_the_sentences_is_in_any_place() -> None:
    text = (
        "“Nobody will be paid until May,” said Rupert Ashdown.\n\nADVERTISEMENT Buy two pairs of shoes today\n\n"
        "“All ships will be sent back to the yard at Lindmark,” he added, and the chamber agreed that they should."
    )
    shown = (Span(0, text.index("\n\nADV")), Span(text.index("“All"), len(text)))
    (found,) = READER.read([Prose(text, shown, quotations(text))])
    assert found.told
    read = [any(sentence.start <= at < sentence.end for sentence in shown) for at in range(len(text))]
    for span in spans(found):
        assert all(read[at] or text[at].isspace() for at in range(span.start, span.end)), span.of(text)


@settings(max_examples=25, deadline=None)
@given(hostile, st.randoms(use_true_random=False))
def test_furniture_is_in_no_place(text: str, random: Random) -> None:
    shown = tuple(sentence for sentence in sentences(text) if random.random() < 0.6)
    (found,) = READER.read([Prose(text, shown, quotations(text))])
    read = {at for sentence in shown for at in range(sentence.start, sentence.end)}
    for span in spans(found):
        assert all(at in read or text[at].isspace() for at in range(span.start, span.end))


def test_names_and_events_end_with_their_sentence() -> None:
    (found,) = READER.read([prose(QUAY * 3 + BANK)])
    ends = [sentence.end for sentence in sentences(QUAY * 3 + BANK)]
    for span in [m.span for m in found.mentions or ()] + [e.span for e in found.events or ()]:
        assert not any(span.start < end < span.end for end in ends)


def test_a_long_text_says_at_its_seams_what_a_short_one_says() -> None:
    """Windows overlap: what is attributed in the middle of a long text is attributed in the text alone."""
    long = "\n\n".join([QUAY, BANK] * 12)
    (alone,) = READER.read([prose(BANK)])
    (found,) = READER.read([prose(long)])
    cues = [told.cue.of(long) for told in found.told or ()]
    for told in alone.told or ():
        assert cues.count(told.cue.of(BANK)) >= 10


def test_a_name_changes_with_any_of_the_files(tmp_path: Path) -> None:
    for name in ("reader.onnx", "reader.npz", "tokenizer.json"):
        (tmp_path / name).write_bytes(packaged(name).read_bytes())
    before = OnnxReader.from_folder(tmp_path).name
    with (tmp_path / "reader.npz").open("ab") as file:
        file.write(b" ")
    assert OnnxReader.from_folder(tmp_path).name != before


def test_tokens_given_are_kept() -> None:
    text = "Verrin can't swim."
    given_tokens = (Span(0, 6), Span(7, 12), Span(13, 17), Span(17, 18))
    (found,) = READER.read([Prose(text, (Span(0, 18),), tokens=given_tokens)])
    assert tuple(token.span for token in found.tokens or ()) == given_tokens


def test_a_folder_without_a_reader_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no reader\.onnx here"):
        OnnxReader.from_folder(tmp_path)


def test_a_damaged_graph_says_so(tmp_path: Path) -> None:
    for name in ("reader.onnx", "reader.npz", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(ModelError):
        OnnxReader.from_folder(tmp_path).read([prose(QUAY)])


def test_the_sentence_encoder_is_no_reader(tmp_path: Path) -> None:
    (tmp_path / "reader.onnx").symlink_to(packaged("model.onnx"))
    for name in ("reader.npz", "tokenizer.json"):
        (tmp_path / name).symlink_to(packaged(name))
    with pytest.raises(ModelError, match="expected a reader's"):
        OnnxReader.from_folder(tmp_path).read([prose(QUAY)])


def test_no_threads_are_refused() -> None:
    with pytest.raises(UsageError):
        OnnxReader.from_package(threads=0)
