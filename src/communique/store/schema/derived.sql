-- What is derived: a pure function of what is kept and of the codebook. The rows of a run are
-- dropped and written anew; there are no migrations here.
--
-- Every derived record is a row of `records`; its own table holds the rest under the same key,
-- and `record_citations` the sentences it rests on. Deleting a record deletes all that hangs on it.
-- Columns named *_detail hold a date as JSON: precision, words as written, what it was reckoned
-- from. Lists without a table of their own are JSON.

CREATE TABLE sentences (
    key INTEGER PRIMARY KEY,
    run TEXT NOT NULL REFERENCES runs (id),
    document TEXT NOT NULL REFERENCES documents (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    skipped TEXT,                        -- why nothing was found in it
    UNIQUE (run, document, number)
);
CREATE INDEX sentences_document ON sentences (document);

CREATE VIRTUAL TABLE sentences_fts USING fts5 (text, content = 'sentences', content_rowid = 'key');
CREATE TRIGGER sentences_added AFTER INSERT ON sentences BEGIN
    INSERT INTO sentences_fts (rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER sentences_dropped AFTER DELETE ON sentences BEGIN
    INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.key, old.text);
END;

CREATE TABLE citations (
    key INTEGER PRIMARY KEY,
    run TEXT NOT NULL REFERENCES runs (id),
    document TEXT NOT NULL REFERENCES documents (id),
    sentence INTEGER NOT NULL REFERENCES sentences (key),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end > start AND start >= 0),
    exact TEXT NOT NULL,
    UNIQUE (sentence, start, end)
);
CREATE INDEX citations_document ON citations (document);
CREATE INDEX citations_run ON citations (run);

CREATE TABLE records (
    key INTEGER PRIMARY KEY,
    run TEXT NOT NULL REFERENCES runs (id),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    origin TEXT NOT NULL,                -- the rule and the cue words
    UNIQUE (run, kind, id)
);

CREATE TABLE record_citations (
    record INTEGER NOT NULL REFERENCES records (key) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('own', 'others')),
    position INTEGER NOT NULL,
    citation INTEGER NOT NULL REFERENCES citations (key),
    PRIMARY KEY (record, part, position)
);
CREATE INDEX record_citations_citation ON record_citations (citation);

CREATE TABLE mentions (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    words TEXT NOT NULL,
    kind TEXT NOT NULL,
    entity TEXT,
    country TEXT,
    candidates TEXT NOT NULL,
    grounds TEXT NOT NULL
);
CREATE INDEX mentions_entity ON mentions (entity);

CREATE TABLE dates (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    date TEXT NOT NULL,
    date_detail TEXT NOT NULL
);

CREATE TABLE attributions (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    source TEXT NOT NULL,
    source_id TEXT,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    content_start INTEGER NOT NULL,
    content_end INTEGER NOT NULL,
    chain TEXT NOT NULL,
    party TEXT,
    source_at TEXT NOT NULL,
    cue_at TEXT NOT NULL,
    content_at TEXT NOT NULL,
    within TEXT
);

CREATE TABLE event_mentions (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    type TEXT,
    mode TEXT,
    quad INTEGER,
    contexts TEXT NOT NULL,
    realis TEXT NOT NULL,
    date TEXT,
    date_detail TEXT,
    place TEXT,
    medium TEXT,
    cue TEXT NOT NULL,
    summary TEXT NOT NULL,
    party TEXT,
    attribution INTEGER REFERENCES attributions (key),
    about TEXT NOT NULL,
    cameo TEXT
);
CREATE INDEX event_mentions_attribution ON event_mentions (attribution);

CREATE TABLE points (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    party TEXT,
    attribution INTEGER REFERENCES attributions (key),
    predicate TEXT NOT NULL,
    act TEXT NOT NULL,
    type TEXT,
    realis TEXT NOT NULL,
    topic TEXT NOT NULL,
    keys TEXT NOT NULL,
    gist TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL
);
CREATE INDEX points_attribution ON points (attribution);

CREATE TABLE slots (
    point INTEGER NOT NULL REFERENCES points (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (point, position)
);

CREATE TABLE participants (
    record INTEGER NOT NULL REFERENCES records (key) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient', 'speaker', 'party')),
    position INTEGER NOT NULL,
    entity TEXT,
    name TEXT NOT NULL,
    country TEXT,
    role TEXT,
    sector TEXT,
    other_sectors TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (record, side, position)
);
CREATE INDEX participants_entity ON participants (entity);

CREATE TABLE agreement_actions (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    agreement TEXT NOT NULL,
    action TEXT NOT NULL,
    party TEXT,
    said_by TEXT,
    date TEXT,
    date_detail TEXT,
    what TEXT NOT NULL,
    pending INTEGER NOT NULL CHECK (pending IN (0, 1)),
    term TEXT,
    length TEXT,
    length_detail TEXT,
    until TEXT,
    until_detail TEXT,
    named TEXT NOT NULL,
    parties TEXT NOT NULL,
    counted_from TEXT NOT NULL
);
CREATE INDEX agreement_actions_agreement ON agreement_actions (agreement);

-- How meetings went, and names in use, as single sentences tell it; `event` is the id of a mention.
CREATE TABLE particulars (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    bound TEXT NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    party TEXT,
    parties TEXT NOT NULL,
    people TEXT NOT NULL,
    event TEXT,
    day TEXT,
    day_detail TEXT
);

CREATE TABLE commitments (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    undertaking TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    condition TEXT,
    condition_start INTEGER,
    condition_end INTEGER,
    deadline TEXT,
    deadline_detail TEXT,
    term TEXT,
    term_detail TEXT,
    agreement TEXT,
    said_by TEXT,
    attribution INTEGER REFERENCES records (key)
);
CREATE INDEX commitments_deadline ON commitments (deadline);

CREATE TABLE unresolved (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    words TEXT NOT NULL,
    candidates TEXT NOT NULL,
    why TEXT NOT NULL
);

CREATE TABLE events (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    title TEXT NOT NULL,
    type TEXT,
    mode TEXT,
    quad INTEGER,
    contexts TEXT NOT NULL,
    realis TEXT NOT NULL,
    date TEXT,
    date_detail TEXT,
    place TEXT,
    medium TEXT,
    about TEXT NOT NULL,
    cameo TEXT,
    reports INTEGER NOT NULL,            -- documents that report it
    origins INTEGER NOT NULL             -- independent voices behind them
);

CREATE TABLE event_event_mentions (
    event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    event_mention INTEGER NOT NULL REFERENCES event_mentions (key) ON DELETE CASCADE,
    PRIMARY KEY (event, position)
);
CREATE INDEX event_event_mentions_mention ON event_event_mentions (event_mention);

CREATE TABLE event_documents (
    event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (event, position)
);

-- The rows of the table of accounts: points of several accounts that speak of the same thing.
CREATE TABLE event_rows (
    key INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    gist TEXT NOT NULL,
    UNIQUE (event, id)
);

CREATE TABLE event_row_points (
    event_row INTEGER NOT NULL REFERENCES event_rows (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    point INTEGER NOT NULL REFERENCES points (key) ON DELETE CASCADE,
    PRIMARY KEY (event_row, position)
);
CREATE INDEX event_row_points_point ON event_row_points (point);

CREATE TABLE event_background (
    event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    point INTEGER NOT NULL REFERENCES points (key) ON DELETE CASCADE,
    PRIMARY KEY (event, position)
);
CREATE INDEX event_background_point ON event_background (point);

CREATE TABLE accounts (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    party TEXT NOT NULL,
    party_id TEXT NOT NULL,
    through TEXT NOT NULL
);
CREATE INDEX accounts_event ON accounts (event);

CREATE TABLE findings (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES accounts (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    event_row INTEGER NOT NULL REFERENCES event_rows (key) ON DELETE CASCADE,
    verdict TEXT NOT NULL
        CHECK (verdict IN ('agree', 'differ', 'stated', 'silent', 'no account')),
    topic TEXT NOT NULL,
    gist TEXT NOT NULL,
    note TEXT NOT NULL,
    by TEXT NOT NULL,
    realis TEXT NOT NULL,
    chains TEXT NOT NULL
);
CREATE INDEX findings_account ON findings (account);
CREATE INDEX findings_event_row ON findings (event_row);

CREATE TABLE coverage (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    event_row INTEGER NOT NULL REFERENCES event_rows (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    outlet TEXT NOT NULL,
    carried INTEGER NOT NULL CHECK (carried IN (0, 1)),
    verbatim_with TEXT NOT NULL
);
CREATE INDEX coverage_event ON coverage (event);
CREATE INDEX coverage_event_row ON coverage (event_row);

CREATE TABLE reactions (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    party TEXT NOT NULL,
    party_id TEXT NOT NULL,
    type TEXT,
    gist TEXT NOT NULL,
    by TEXT NOT NULL,
    date TEXT,
    date_detail TEXT
);
CREATE INDEX reactions_event ON reactions (event);

-- What accounts are compared by beside their points: `point` is the id of a row of the event.
CREATE TABLE aspects (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    party TEXT NOT NULL,
    party_id TEXT,
    value TEXT NOT NULL,
    words TEXT NOT NULL,
    reading TEXT NOT NULL,
    verdict TEXT NOT NULL
        CHECK (verdict IN ('agree', 'differ', 'stated', 'silent', 'no account')),
    note TEXT NOT NULL,
    by TEXT NOT NULL,
    "to" TEXT NOT NULL,
    point TEXT
);
CREATE INDEX aspects_event ON aspects (event);

CREATE TABLE emphases (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES events (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    party TEXT NOT NULL,
    party_id TEXT NOT NULL,
    point TEXT NOT NULL,
    place INTEGER NOT NULL CHECK (place >= 1),
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1)
);
CREATE INDEX emphases_event ON emphases (event);

CREATE TABLE slips (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    kind TEXT NOT NULL
        CHECK (kind IN ('altered quotation', 'wrong number', 'wrong date', 'wrong person')),
    document TEXT NOT NULL REFERENCES documents (id),
    against TEXT NOT NULL REFERENCES documents (id),
    party TEXT,
    words TEXT NOT NULL,
    original TEXT NOT NULL
);

CREATE TABLE quotations (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id),
    against TEXT NOT NULL REFERENCES documents (id),
    party TEXT,
    words TEXT NOT NULL,
    original TEXT NOT NULL,
    verbatim INTEGER NOT NULL CHECK (verbatim IN (0, 1))
);

CREATE TABLE agreements (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    parties TEXT NOT NULL,
    status TEXT NOT NULL,
    term TEXT,
    expires TEXT,
    expires_detail TEXT,
    terms TEXT NOT NULL,
    as_of TEXT,
    in_codebook INTEGER NOT NULL CHECK (in_codebook IN (0, 1))
);

-- What tellers say differently of an agreement; `sides` holds who says what, as JSON.
CREATE TABLE disputed (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    agreement INTEGER NOT NULL REFERENCES agreements (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    what TEXT NOT NULL,
    sides TEXT NOT NULL
);

CREATE TABLE ledger_lines (
    key INTEGER PRIMARY KEY REFERENCES records (key) ON DELETE CASCADE,
    agreement INTEGER NOT NULL REFERENCES agreements (key) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('history', 'deadlines')),
    position INTEGER NOT NULL,
    action TEXT NOT NULL,
    date TEXT,
    date_detail TEXT,
    party TEXT,
    said_by TEXT,
    tellers TEXT NOT NULL,
    what TEXT NOT NULL,
    state_before TEXT NOT NULL,
    state_after TEXT NOT NULL,
    term TEXT,
    term_detail TEXT,
    reckoned TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('', 'open', 'met', 'missed', 'superseded', 'past')),
    why TEXT NOT NULL
);
CREATE INDEX ledger_lines_agreement ON ledger_lines (agreement);

-- Facts of the codebook, not of the reports: they bear the codebook's source and no citation.
CREATE TABLE known_facts (
    agreement INTEGER NOT NULL REFERENCES agreements (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    action TEXT NOT NULL,
    date TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (agreement, position)
);

CREATE TABLE copies (
    run TEXT NOT NULL REFERENCES runs (id),
    document TEXT NOT NULL REFERENCES documents (id),
    copy_of TEXT NOT NULL REFERENCES documents (id),
    containment REAL NOT NULL CHECK (containment BETWEEN 0 AND 1),
    PRIMARY KEY (run, document, copy_of)
);

CREATE TABLE run_warnings (
    run TEXT NOT NULL REFERENCES runs (id),
    position INTEGER NOT NULL,
    warning TEXT NOT NULL,
    PRIMARY KEY (run, position)
);

-- Each line with the words it rests on: the table to begin with.
CREATE VIEW cited_records AS
SELECT r.run, r.kind, r.id AS record, rc.part, rc.position, c.document, s.number AS sentence,
       c.start, c.end, c.exact, d.outlet, r.origin
FROM records AS r
JOIN record_citations AS rc ON rc.record = r.key
JOIN citations AS c ON c.key = rc.citation
JOIN sentences AS s ON s.key = c.sentence
JOIN documents AS d ON d.id = c.document;

CREATE VIEW accounts_side_by_side AS
SELECT e.title AS event, e.date, w.topic, w.gist AS row_gist, a.party, f.verdict, f.gist, f.note
FROM findings AS f
JOIN accounts AS a ON a.key = f.account
JOIN events AS e ON e.key = a.event
JOIN event_rows AS w ON w.key = f.event_row
ORDER BY e.key, w.position, a.position;
