"""Many readings against each other: reuse, relations, lineages, stories, claims, discrepancies."""
