"""Tests of the furniture rules."""
