"""Tests of the crossing room."""
