"""A claim against the passages that bear on it: one slot a module, and what they come to together."""
