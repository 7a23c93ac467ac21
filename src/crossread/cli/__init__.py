"""The `crossread` command: thin over the other rooms, and the only room that prints."""
