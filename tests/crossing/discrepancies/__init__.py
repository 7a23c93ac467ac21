"""Tests of the checks, one a file."""
