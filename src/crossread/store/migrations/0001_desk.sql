-- The desk, first layout. docs/desk-file.md draws it. Columns named `value` hold domain values as
-- canonical JSON in UTF-8 (codec.py); they are blobs because a text may hold lone surrogates.

CREATE TABLE metadata (
    key TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What was read.

CREATE TABLE reports (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    header BLOB NOT NULL
) STRICT;

CREATE TABLE contents (
    number INTEGER PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
    report BLOB NOT NULL,
    reading BLOB NOT NULL
) STRICT;

-- id = number of the report * 2^24 + place of the passage in its reading; passage_words has the same rowid.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE passage_words USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE lines (
    outlet BLOB NOT NULL,
    hash INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    PRIMARY KEY (outlet, hash, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX lines_report ON lines (report);

-- What was computed from it; may be dropped and made again.

CREATE TABLE vectors (
    id INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    layer TEXT NOT NULL,
    passages INTEGER NOT NULL,
    dimensions INTEGER NOT NULL,
    number_bytes INTEGER NOT NULL CHECK (number_bytes IN (2, 4)),
    data BLOB NOT NULL,
    UNIQUE (report, layer)
) STRICT;

CREATE TABLE sketches (
    id INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    layer TEXT NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (report, layer)
) STRICT;

CREATE TABLE links (
    a TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    weight REAL NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_b ON links (b, a);

CREATE TABLE pairs (
    id INTEGER PRIMARY KEY,
    a TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    layer TEXT NOT NULL,
    payload BLOB NOT NULL,
    UNIQUE (a, b, layer),
    CHECK (a < b)
) STRICT;
CREATE INDEX pairs_b ON pairs (b);

-- What crossing found, and which reports wait for it.

CREATE TABLE uncrossed (
    report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE members (
    report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX members_story ON members (story);

-- Results are looked up by story, never by id alone: the results of one story then share a few pages.
CREATE TABLE lineages (
    number INTEGER PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (story, id)
) STRICT;

CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (story, id)
) STRICT;

CREATE TABLE discrepancies (
    number INTEGER PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (story, id)
) STRICT;
