-- What people are asked, and what they answered, so that neither the queue nor the history reads whole stories.
-- `questions`, `questioned` and `decisions` are computed from other tables (doubting.py, decisions.py) and made again where
-- a row is missing: a later layout need only delete. `answered` is not: it says what a person has seen and decided.

CREATE TABLE questions (
    rank INTEGER NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (story, subject, id)
) STRICT;
CREATE INDEX questions_rank ON questions (rank, story, subject, id);
CREATE INDEX questions_result ON questions (subject, id);
CREATE INDEX questions_kind ON questions (subject, kind);

-- Stories whose questions stand above, also those that have none.
CREATE TABLE questioned (
    story TEXT PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE answered (
    subject TEXT NOT NULL,
    id TEXT NOT NULL,
    judgement TEXT NOT NULL REFERENCES judgements (id) ON DELETE CASCADE,
    PRIMARY KEY (subject, id, judgement)
) STRICT, WITHOUT ROWID;
CREATE INDEX answered_judgement ON answered (judgement);

CREATE TABLE decisions (
    judgement TEXT PRIMARY KEY REFERENCES judgements (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    undoes TEXT NOT NULL,
    undone_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX decisions_at ON decisions (at, judgement);
CREATE INDEX decisions_undoes ON decisions (undoes);
