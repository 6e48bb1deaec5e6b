-- What is kept: never dropped, changed only by a migration that is written with care.
-- Dates are ISO 8601 text cut to their precision; columns named *_detail, and those said to be
-- JSON, hold what has no fixed number of parts.

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    outlet TEXT NOT NULL,
    outlet_id TEXT,
    kind TEXT NOT NULL
        CHECK (kind IN ('report', 'statement', 'readout', 'communique', 'instrument')),
    speaks_for TEXT,
    title TEXT,
    published TEXT,
    published_detail TEXT,               -- JSON
    dateline_place TEXT,
    dateline_date TEXT,
    byline TEXT,
    agencies TEXT NOT NULL,              -- JSON list
    language TEXT NOT NULL,
    url TEXT,
    path TEXT,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    blocks TEXT NOT NULL,                -- JSON list
    repairs TEXT NOT NULL,               -- JSON list
    warnings TEXT NOT NULL               -- JSON list
) WITHOUT ROWID;

-- The bytes that a document was made from; several may give one and the same text.
CREATE TABLE raw_documents (
    id TEXT PRIMARY KEY,                 -- SHA-256 of media, headers and bytes
    document TEXT NOT NULL REFERENCES documents (id),
    name TEXT NOT NULL,
    media TEXT NOT NULL CHECK (media IN ('text/plain', 'text/html')),
    path TEXT,
    headers TEXT NOT NULL,               -- JSON list of pairs
    data BLOB NOT NULL
);
CREATE INDEX raw_documents_document ON raw_documents (document);

CREATE TABLE runs (
    id TEXT PRIMARY KEY,                 -- SHA-256 of version, codebook and inputs
    version TEXT NOT NULL,
    codebook TEXT NOT NULL,
    inputs_sha256 TEXT NOT NULL
);
CREATE INDEX runs_inputs ON runs (inputs_sha256);

CREATE TABLE run_inputs (
    run TEXT NOT NULL REFERENCES runs (id),
    position INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (run, position)
);
CREATE INDEX run_inputs_document ON run_inputs (document);

-- A person's decisions stand beside the facts and are never rewritten: a later one of the same
-- pair is a new row, and the last row counts.
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    judgement TEXT NOT NULL CHECK (judgement IN ('same', 'not the same', 'unsure')),
    by TEXT NOT NULL,
    made_on TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    CHECK (one < other)
);
CREATE INDEX judgements_pair ON judgements (one, other);
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements
    BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END;
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements
    BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END;
