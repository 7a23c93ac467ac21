"""Tags and trees, against EWT and GUM; the rival is each word's commonest tag and a neighbour as head."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.annotated.conllu import Treebank, treebank
from benchmarks.corpora import records
from benchmarks.reading.adjacency import Adjacency
from benchmarks.reading.scoring import (
    GOLD_TOKENS,
    OWN_TOKENS,
    counted,
    f1,
    gold_prose,
    raw_prose,
    read_all,
    summed,
)
from benchmarks.reading.trees import Parsed, tree_score
from benchmarks.tables import Cell, print_table
from crossread.domain.span import Span
from crossread.models.reader import Reader
from crossread.text.sentences import sentences

PUBLISHED = (
    "Published, EWT test, raw text: spaCy's transformer benchmark en_udv25_englishewt_trf UPOS .969, UAS .919, LAS .894 "
    "(its model card, UD 2.5; a transformer five times the size). GUM: figures on the full corpus do not compare with the "
    "genres here."
)
_HEADER = ("system", "treebank and part", "input", "sentences F1", "tokens F1", "UPOS", "UAS", "LAS")


def report(reader: Reader, *, test: bool) -> None:
    """Print the tables."""
    parts = ("dev", "test") if test else ("dev",)
    rival = Adjacency.counted([*treebank("ud_ewt/train.conllu.gz"), *treebank("gum/dep_train.conllu.gz")])
    genres = {record["id"]: record["genre"] for record in records("gum/index.jsonl.gz")}
    rows: list[list[Cell]] = []
    by_genre: list[list[Cell]] = []
    for part in parts:
        ewt, gum = list(treebank(f"ud_ewt/{part}.conllu.gz")), list(treebank(f"gum/dep_{part}.conllu.gz"))
        ours = read_gold_tokens(reader, gum)
        rows += [
            ["reader", f"EWT {part}", GOLD_TOKENS, None, *_cells(read_gold_tokens(reader, ewt), ewt)],
            ["rival", f"EWT {part}", GOLD_TOKENS, None, *_cells(parse_all(rival, ewt), ewt)],
            ["reader", f"EWT {part}", OWN_TOKENS, sentence_f1(ewt), *_cells(read_raw(reader, ewt), ewt)],
            ["reader", f"GUM {part}", GOLD_TOKENS, None, *_cells(ours, gum)],
            ["rival", f"GUM {part}", GOLD_TOKENS, None, *_cells(parse_all(rival, gum), gum)],
        ]
        for genre in sorted({genres[document.id] for document in gum}):
            here = [at for at, document in enumerate(gum) if genres[document.id] == genre]
            documents = [gum[at] for at in here]
            scores = _cells([ours[at] for at in here], documents)
            by_genre.append([f"GUM {part}", genre, len(here), *scores[1:]])
    print_table("Tags and trees; universal relations, all tokens with marks", _HEADER, rows)
    header = ("", "genre", "documents", "UPOS", "UAS", "LAS")
    print_table(f"The reader on GUM by genre, {GOLD_TOKENS}", header, by_genre)
    print(f"\n{PUBLISHED}")


def read_gold_tokens(reader: Reader, documents: Sequence[Treebank]) -> list[Parsed]:
    """The reader's trees on the annotators' tokens and sentences."""
    prose = (gold_prose(d.text, d.tokens, d.sentence_starts) for d in documents)
    return [Parsed.read(analysis.tokens or ()) for analysis in read_all(reader, prose)]


def read_raw(reader: Reader, documents: Sequence[Treebank]) -> list[Parsed]:
    """The reader's trees on plain text."""
    prose = (raw_prose(document.text) for document in documents)
    return [Parsed.read(analysis.tokens or ()) for analysis in read_all(reader, prose)]


def parse_all(rival: Adjacency, documents: Sequence[Treebank]) -> list[Parsed]:
    """The rival's trees on the annotators' tokens and sentences."""
    return [rival.parse(d.text, d.tokens, d.sentence_starts) for d in documents]


def sentence_f1(documents: Sequence[Treebank]) -> float:
    """How many sentences of plain text begin and end where the annotators' do."""
    return f1(summed(counted(sentences(d.text), _sentences(d)) for d in documents))


def _sentences(document: Treebank) -> tuple[Span, ...]:
    return gold_prose(document.text, document.tokens, document.sentence_starts).sentences


def _cells(found: Sequence[Parsed], documents: Sequence[Treebank]) -> list[float]:
    gold = [Parsed.gold(document) for document in documents]
    return tree_score(zip(found, gold, strict=True)).cells
