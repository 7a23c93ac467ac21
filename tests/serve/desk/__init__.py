"""The desk as its users meet it: `crossread serve` in a process of its own, and a real browser in front of it."""
