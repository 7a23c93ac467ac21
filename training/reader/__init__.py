"""The kit that trains the packaged reader: corpora, network, trainer, evaluation, export."""
