-- What lists show and filter by, so that none reads whole stories or reports. All of it is computed from what stands in
-- other tables (summarising.py, listings.py) and made again where a row is missing: a later layout need only delete.

CREATE TABLE summaries (
    story TEXT PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
    moved TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    added INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    lineages INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    value BLOB NOT NULL
) STRICT;
CREATE INDEX summaries_moved ON summaries (moved, story);

CREATE TABLE facets (
    kind TEXT NOT NULL CHECK (kind IN ('outlet', 'place', 'origin', 'status', 'discrepancy')),
    folded TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    shown TEXT NOT NULL,
    PRIMARY KEY (kind, folded, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX facets_story ON facets (story);

CREATE TABLE listings (
    number INTEGER PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
    day TEXT NOT NULL,
    moment TEXT NOT NULL,
    outlet TEXT NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;
CREATE INDEX listings_moment ON listings (moment, number);
CREATE INDEX listings_outlet ON listings (outlet, number);
