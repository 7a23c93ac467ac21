"""Contradictions that no slot shows: what an entailment network says of linked passages, and whether to believe it."""
