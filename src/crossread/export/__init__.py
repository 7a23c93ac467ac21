"""A desk for other eyes: the report page and the JSON document, one format a file."""
