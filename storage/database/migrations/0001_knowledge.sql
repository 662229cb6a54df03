-- What is known. `number` keeps the order of arrival; a fact's number is what editors call it by and is never given twice.

PRAGMA application_id = 0x47415259;  -- "GARY"

CREATE TABLE sources (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL,
    url     TEXT,
    date    TEXT NOT NULL
) STRICT;

CREATE TABLE countries (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    ru      TEXT NOT NULL,
    kk      TEXT NOT NULL,
    aliases TEXT NOT NULL CHECK (json_type(aliases) = 'array')
) STRICT;

CREATE TABLE titles (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    ru      TEXT NOT NULL,
    kk      TEXT NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('honour', 'rank', 'role')),
    aliases TEXT NOT NULL CHECK (json_type(aliases) = 'array')
) STRICT;

CREATE TABLE people (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    name_ru TEXT,
    name_kk TEXT,
    aliases TEXT NOT NULL CHECK (json_type(aliases) = 'array'),
    sex     TEXT NOT NULL CHECK (sex IN ('female', 'male')),
    country TEXT NOT NULL REFERENCES countries (id),
    source  TEXT NOT NULL REFERENCES sources (id),
    CHECK (name_ru IS NOT NULL OR name_kk IS NOT NULL)
) STRICT;

CREATE TABLE person_titles (
    person   TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title    TEXT NOT NULL REFERENCES titles (id),
    PRIMARY KEY (person, position),
    UNIQUE (person, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE,
    topic       TEXT NOT NULL,
    question_ru TEXT,
    question_kk TEXT,
    answer_ru   TEXT,
    answer_kk   TEXT,
    examples_ru TEXT NOT NULL CHECK (json_type(examples_ru) = 'array'),
    examples_kk TEXT NOT NULL CHECK (json_type(examples_kk) = 'array'),
    source      TEXT NOT NULL REFERENCES sources (id),
    verified    TEXT NOT NULL,
    CHECK (question_ru IS NOT NULL OR question_kk IS NOT NULL),
    CHECK (answer_ru IS NOT NULL OR answer_kk IS NOT NULL)
) STRICT;

CREATE TABLE stories (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    title_ru TEXT,
    title_kk TEXT,
    source   TEXT NOT NULL REFERENCES sources (id)
) STRICT;

CREATE TABLE chapters (
    story    TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title_ru TEXT,
    title_kk TEXT,
    text_ru  TEXT,
    text_kk  TEXT,
    picture  TEXT,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

-- Every change of the above, in order: before and after as JSON, null where the thing was not there.
CREATE TABLE history (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    at         TEXT NOT NULL,
    author     INTEGER,  -- a Telegram user id; null for the shell
    collection TEXT NOT NULL CHECK (collection IN ('sources', 'countries', 'titles', 'people', 'facts', 'stories')),
    id         TEXT NOT NULL,
    before     TEXT,
    after      TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE INDEX history_of_one ON history (collection, id, number);

CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER history_is_not_forgotten BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- Sentence embeddings of what is known, by their text: what did not change is not computed again.
CREATE TABLE vectors (
    text   TEXT PRIMARY KEY,
    vector BLOB NOT NULL  -- 32-bit floats
) STRICT, WITHOUT ROWID;
