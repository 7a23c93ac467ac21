"""Frozen values that every other room passes along; standard library only, no I/O."""
