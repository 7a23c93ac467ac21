"""Who speaks in the reports, and what is quoted: voices, quoted words and what became of them."""
