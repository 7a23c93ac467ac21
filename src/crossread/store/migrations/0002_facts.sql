-- Who is who in a story, and what users bring along themselves: their watch lists, their gazetteers.

CREATE TABLE entities (
    number INTEGER PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (story, id)
) STRICT;

CREATE TABLE own_data (
    kind TEXT NOT NULL,
    name BLOB NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT;

-- Stories crossed before entities were known wait to be crossed again.
INSERT OR IGNORE INTO uncrossed SELECT report FROM members;
