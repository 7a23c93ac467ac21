-- Happenings that the reports of a story share, and what people decided.

CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (story, id)
) STRICT;

-- A judgement is about characters of reports, not about results: it stays when those are made anew.
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    value BLOB NOT NULL
) STRICT;

-- Stories crossed before events were shared wait to be crossed again.
INSERT OR IGNORE INTO uncrossed SELECT report FROM members;
