"""Finders on one string: pure functions from text to values with exact character offsets."""
