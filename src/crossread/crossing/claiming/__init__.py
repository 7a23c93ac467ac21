"""What claims rest on: origins, how a claim travelled, and what its passages agree on."""
