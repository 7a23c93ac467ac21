"""The composition root: the heavy parts of one run, each made when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from crossread.crossing.lexicon import Lexicon
from crossread.gazetteer import Gazetteer
from crossread.models import OnnxEncoder, SentenceEncoder, StaticVectors
from crossread.models.entailment import Entailment, OnnxEntailment
from crossread.models.reader import OnnxReader, Reader
from crossread.settings import Settings


@dataclass(frozen=True)
class Rooms:
    """Encoder, reader, entailment network and screen, as the settings want them; tests subclass it."""

    settings: Settings
    own_reader: Reader | None = None

    @cached_property
    def encoder(self) -> SentenceEncoder:
        """The packaged encoder, or the user's own.

        Raises:
            ModelError: when weights are missing or damaged.
        """
        threads = self.settings.threads
        folder = self.settings.encoder_folder
        return (
            OnnxEncoder.from_folder(folder, threads=threads)
            if folder
            else OnnxEncoder.from_package(threads=threads)
        )

    @cached_property
    def reader(self) -> Reader:
        """The packaged reader, the user's own, or one trained with the project's kit.

        Raises:
            ModelError: when weights are missing or damaged.
        """
        if self.own_reader is not None:
            return self.own_reader
        threads = self.settings.threads
        folder = self.settings.reader_folder
        return (
            OnnxReader.from_folder(folder, threads=threads)
            if folder
            else OnnxReader.from_package(threads=threads)
        )

    @cached_property
    def entailment(self) -> Entailment:
        """The packaged entailment network, or the user's own.

        Raises:
            ModelError: when weights are missing or damaged.
        """
        threads = self.settings.threads
        folder = self.settings.entailment_folder
        return (
            OnnxEntailment.from_folder(folder, threads=threads)
            if folder
            else OnnxEntailment.from_package(threads=threads)
        )

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The packaged gazetteer.

        Raises:
            InputError: when its data are missing or damaged.
        """
        return Gazetteer.from_package()

    @cached_property
    def screen(self) -> StaticVectors:
        """The packaged static vectors."""
        return StaticVectors.from_package()

    @cached_property
    def lexicon(self) -> Lexicon:
        """Word vectors of this run."""
        return Lexicon(self.screen)
