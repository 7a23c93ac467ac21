"""Crossread."""
