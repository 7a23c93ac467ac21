"""Readers of the public corpora, one a file: records to annotated documents."""
