"""Any spaCy pipeline as a reader: its tokens, trees and named entities, in the sentences of the text given."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crossread.domain.layers import Mention, MentionKind, Token
from crossread.domain.span import Span
from crossread.errors import ModelError, ReadingError
from crossread.models.reader.analysis import Analysis, Prose, tokens_by_sentence
from crossread.models.reader.labels import UPOS
from crossread.models.tokenizing import clean

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# OntoNotes' labels, and PER of the pipelines trained on WikiNER; every other label is "other".
KINDS: Mapping[str, MentionKind] = MappingProxyType(
    {
        "PERSON": MentionKind.PERSON,
        "PER": MentionKind.PERSON,
        "ORG": MentionKind.ORGANIZATION,
        "GPE": MentionKind.PLACE,
        "LOC": MentionKind.PLACE,
        "FAC": MentionKind.FACILITY,
        "NORP": MentionKind.GROUP,
        "DATE": MentionKind.DATE,
        "MONEY": MentionKind.MONEY,
        "PRODUCT": MentionKind.PRODUCT,
    }
)


class SpacyReader:
    """A spaCy pipeline; spaCy comes with `pip install 'crossread[spacy]'`.

    Sentences are those of the `Prose`; its tokens too where it has some, else spaCy's tokenizer cuts each sentence.
    Each text goes through the pipeline alone. What the pipeline does not annotate is None, never made up: tokens
    need parts of speech and a parse, mentions an entity recogniser or ruler. Attributions, events and chains are
    None always.

    `Token.upos` is spaCy's `pos`, "X" where that is none of Universal Dependencies'. `Token.relation` is passed
    through as the pipeline gives it: ClearNLP's labels ("nsubjpass", "dobj", "ROOT") with spaCy's English
    pipelines, Universal Dependencies' with many others. Entities become mentions by `KINDS`; their score is 1.0,
    for spaCy gives none; one that runs over the end of a sentence is left out.

    Args:
        pipeline: Any `spacy.language.Language`. `name` is made of its `meta`: give it another version there when
            you change what it finds, so that kept readings are done again.
    """

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        meta = pipeline.meta
        self.name = f"spacy-{meta['lang']}_{meta['name']}-{meta['version']}"

    @classmethod
    def from_name(cls, name: str) -> SpacyReader:
        """The pipeline that `spacy.load` finds: an installed package or a folder.

        Raises:
            ModelError: spaCy is not installed, or it cannot load the pipeline.
        """
        try:
            return cls(_spacy().load(name))
        except (OSError, ValueError, ImportError) as error:
            raise ModelError(
                f"{name}: spaCy cannot load it ({error}); expected an installed pipeline or its folder, "
                f"see `python -m spacy download`"
            ) from error

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        """One analysis a text, in order.

        Raises:
            ModelError: spaCy is not installed.
            ReadingError: The pipeline fails on a text.
        """
        return [self._analysis(prose) for prose in texts]

    def _analysis(self, prose: Prose) -> Analysis:
        cut = self._cut(prose)
        if not cut.spans:
            return Analysis(tokens=(), mentions=())
        blank = _document(cut, self._pipeline)
        places = _Places(cut.spans, [token.idx for token in blank])
        try:
            doc = self._pipeline(blank)
        except Exception as error:  # a component may raise anything
            raise ReadingError(
                f"{self.name}: the pipeline failed on a text of {len(cut.spans)} tokens ({error}); "
                f"expected one that reads a spaCy Doc"
            ) from error
        return Analysis(tokens=_tokens(doc, places), mentions=_mentions(doc, places, prose.sentences))

    def _cut(self, prose: Prose) -> _Cut:
        """The visible tokens inside the sentences."""
        spans: list[Span] = []
        starts: list[bool] = []
        for inside in tokens_by_sentence(prose, lambda sentence: self._tokenized(prose.text, sentence)):
            seen = [span for span in inside if span.of(prose.text).strip()]
            spans += seen
            starts += [at == 0 for at in range(len(seen))]
        return _Cut(spans, [clean(span.of(prose.text)) for span in spans], starts)

    def _tokenized(self, text: str, sentence: Span) -> list[Span]:
        doc = self._pipeline.tokenizer(clean(sentence.of(text)))
        return [Span(token.idx, token.idx + len(token.text)).shift(sentence.start) for token in doc]


@dataclass(frozen=True, slots=True)
class _Cut:
    """Tokens: where they stand, their words as spaCy can take them, and which begin a sentence."""

    spans: list[Span]
    words: list[str]
    starts: list[bool]


@dataclass(frozen=True, slots=True)
class _Places:
    """From characters of a Doc, whose tokens began at `begins`, to places in the text; components may merge or split."""

    spans: list[Span]
    begins: list[int]

    def span(self, first_char: int, last_char: int) -> Span:
        """The span in the text from one character of the Doc up to and with another."""
        return Span(self._place(first_char), self._place(last_char) + 1)

    def _place(self, char: int) -> int:
        at = bisect_right(self.begins, char) - 1
        return self.spans[at].start + char - self.begins[at]


def _spacy() -> Any:
    try:
        return import_module("spacy")
    except ImportError as error:
        raise ModelError(
            f"spaCy cannot be imported ({error}); a SpacyReader needs it: pip install 'crossread[spacy]'"
        ) from error


def _document(cut: _Cut, pipeline: Language) -> Doc:
    following = [*(span.start for span in cut.spans[1:]), cut.spans[-1].end]
    spaces = [span.end < start for span, start in zip(cut.spans, following, strict=True)]
    doc: Doc = _spacy().tokens.Doc(pipeline.vocab, words=cut.words, spaces=spaces, sent_starts=cut.starts)
    return doc


def _tokens(doc: Doc, places: _Places) -> tuple[Token, ...] | None:
    if not (doc.has_annotation("POS") and doc.has_annotation("DEP", require_complete=True)):
        return None
    return tuple(
        Token(
            places.span(token.idx, token.idx + len(token.text) - 1),
            token.pos_ if token.pos_ in UPOS else "X",
            token.head.i,
            token.dep_,
        )
        for token in doc
    )


def _mentions(doc: Doc, places: _Places, sentences: Sequence[Span]) -> tuple[Mention, ...] | None:
    if not doc.has_annotation("ENT_IOB"):
        return None
    return tuple(_inside_sentences(doc, places, [sentence.start for sentence in sentences]))


def _inside_sentences(doc: Doc, places: _Places, begins: Sequence[int]) -> Iterator[Mention]:
    for entity in doc.ents:
        span = places.span(entity.start_char, entity.end_char - 1)
        if bisect_right(begins, span.start) == bisect_right(begins, span.end - 1):
            yield Mention(span, KINDS.get(entity.label_, MentionKind.OTHER), 1.0)
