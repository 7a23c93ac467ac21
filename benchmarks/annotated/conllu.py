"""CoNLL-U files: documents with tokens, tags, trees, and GUM's entities in the last column."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.corpora import corpora_folder
from crossread.domain.span import Span


@dataclass(slots=True)
class Treebank:
    """One document of a treebank; `heads` are document-wide indices, a root governs itself."""

    id: str
    text: str = ""
    tokens: list[Span] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)


def treebank(name: str) -> Iterator[Treebank]:
    """The documents of one file of the corpora, their text rebuilt from the tokens and SpaceAfter."""
    folder = corpora_folder()
    if folder is None:
        raise FileNotFoundError("no corpora beside the checkout; set CROSSREAD_CORPORA")
    with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
        document: Treebank | None = None
        sentence: list[list[str]] = []
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc id"):
                if document is not None:
                    yield document
                document = Treebank(line.partition("=")[2].strip())
            elif line.startswith("# newpar") and document is not None and document.text:
                document.text = document.text.rstrip() + "\n\n"
            elif line and not line.startswith("#"):
                sentence.append(line.split("\t"))
            elif not line and sentence and document is not None:
                _add(document, sentence)
                sentence = []
        if document is not None:
            yield document


def _add(document: Treebank, rows: list[list[str]]) -> None:
    first = len(document.tokens)
    document.sentence_starts.append(first)
    contraction: tuple[int, str, str] | None = None  # last token, letters left, its last column
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            contraction = (int(row[0].partition("-")[2]), row[1], row[9])
            continue
        number, form, space = int(row[0]), row[1], "SpaceAfter=No" not in row[9]
        if contraction:
            form, contraction, space = _of_contraction(number, form, contraction)
        start = len(document.text)
        document.text += form
        document.tokens.append(Span(start, len(document.text)))
        document.upos.append(row[3])
        document.heads.append(first + (int(row[6]) or number) - 1)
        document.relations.append(row[7])
        document.entities.append(_entity(row[9]))
        if space:
            document.text += " "
    if not document.text.endswith((" ", "\n")):
        document.text += " "


def _of_contraction(
    number: int, form: str, contraction: tuple[int, str, str]
) -> tuple[str, tuple[int, str, str] | None, bool]:
    """A word of "don't" as printed, what is left for the others, and whether a space follows."""
    last, left, misc = contraction
    if number == last:
        return left or form, None, "SpaceAfter=No" not in misc
    size = min(len(form), max(len(left) - (last - number), 1))
    return left[:size], (last, left[size:], misc), False


def _entity(misc: str) -> str:
    return next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
