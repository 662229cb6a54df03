-- Languages and the event are data: texts are rows by record, field and language, and no table knows which languages
-- there are. The history is as it was, row by row: only the list of its collections is no longer part of the schema.

CREATE TABLE texts (
    collection TEXT NOT NULL,
    id         TEXT NOT NULL,     -- of the record in its collection
    field      TEXT NOT NULL,     -- of the record, 'chapters.0.title' inside of one
    language   TEXT NOT NULL,
    position   INTEGER NOT NULL,  -- among several texts of one field and language
    text       TEXT NOT NULL,
    UNIQUE (collection, id, field, language, position)
) STRICT;

INSERT INTO texts (collection, id, field, language, position, text)
SELECT collection, id, field, language, position, text FROM (
    SELECT 'countries' AS collection, number, id, 'name' AS field, 0 AS place, 'ru' AS language, 0 AS position, ru AS text FROM countries
    UNION ALL SELECT 'countries', number, id, 'name', 0, 'kk', 0, kk FROM countries
    UNION ALL SELECT 'titles', number, id, 'name', 0, 'ru', 0, ru FROM titles
    UNION ALL SELECT 'titles', number, id, 'name', 0, 'kk', 0, kk FROM titles
    UNION ALL SELECT 'people', number, id, 'name', 0, 'ru', 0, name_ru FROM people
    UNION ALL SELECT 'people', number, id, 'name', 0, 'kk', 0, name_kk FROM people
    UNION ALL SELECT 'facts', number, id, 'question', 0, 'ru', 0, question_ru FROM facts
    UNION ALL SELECT 'facts', number, id, 'question', 0, 'kk', 0, question_kk FROM facts
    UNION ALL SELECT 'facts', number, id, 'answer', 1, 'ru', 0, answer_ru FROM facts
    UNION ALL SELECT 'facts', number, id, 'answer', 1, 'kk', 0, answer_kk FROM facts
    UNION ALL SELECT 'facts', facts.number, facts.id, 'examples', 2, 'ru', one.key, one.value
        FROM facts, json_each(examples_ru) AS one
    UNION ALL SELECT 'facts', facts.number, facts.id, 'examples', 2, 'kk', one.key, one.value
        FROM facts, json_each(examples_kk) AS one
    UNION ALL SELECT 'stories', number, id, 'title', 0, 'ru', 0, title_ru FROM stories
    UNION ALL SELECT 'stories', number, id, 'title', 0, 'kk', 0, title_kk FROM stories
    UNION ALL SELECT 'stories', 0, story, 'chapters.' || position || '.title', 1, 'ru', 0, title_ru FROM chapters
    UNION ALL SELECT 'stories', 0, story, 'chapters.' || position || '.title', 1, 'kk', 0, title_kk FROM chapters
    UNION ALL SELECT 'stories', 0, story, 'chapters.' || position || '.text', 2, 'ru', 0, text_ru FROM chapters
    UNION ALL SELECT 'stories', 0, story, 'chapters.' || position || '.text', 2, 'kk', 0, text_kk FROM chapters
) WHERE text IS NOT NULL ORDER BY collection, number, id, place, field, language DESC, position;

ALTER TABLE countries DROP COLUMN ru;
ALTER TABLE countries DROP COLUMN kk;
ALTER TABLE titles DROP COLUMN ru;
ALTER TABLE titles DROP COLUMN kk;
ALTER TABLE stories DROP COLUMN title_ru;
ALTER TABLE stories DROP COLUMN title_kk;
ALTER TABLE chapters DROP COLUMN title_ru;
ALTER TABLE chapters DROP COLUMN title_kk;
ALTER TABLE chapters DROP COLUMN text_ru;
ALTER TABLE chapters DROP COLUMN text_kk;

-- What the event is, and its sections by their commands.
CREATE TABLE event (
    id        TEXT PRIMARY KEY CHECK (id = 'event'),  -- there is one
    languages TEXT NOT NULL CHECK (json_type(languages) = 'array'),
    topic     TEXT NOT NULL                           -- of a new fact
) STRICT;

CREATE TABLE sections (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    kind   TEXT NOT NULL CHECK (kind IN ('facts', 'people', 'story')),
    topics TEXT CHECK (json_type(topics) = 'array'),  -- of a section of facts
    lists  TEXT CHECK (json_type(lists) = 'array'),   -- by what people are listed
    story  TEXT REFERENCES stories (id)
) STRICT;

-- Tables whose constraints name languages or their columns are made anew. SQLite would delete with a table whatever
-- refers to it, so that is made anew first.
CREATE TABLE new_people (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    aliases TEXT NOT NULL CHECK (json_type(aliases) = 'array'),
    sex     TEXT NOT NULL CHECK (sex IN ('female', 'male')),
    country TEXT NOT NULL REFERENCES countries (id),
    source  TEXT NOT NULL REFERENCES sources (id),
    picture TEXT
) STRICT;
INSERT INTO new_people SELECT number, id, aliases, sex, country, source, picture FROM people;
CREATE TABLE new_person_titles (
    person   TEXT NOT NULL REFERENCES new_people (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title    TEXT NOT NULL REFERENCES titles (id),
    PRIMARY KEY (person, position),
    UNIQUE (person, title)
) STRICT, WITHOUT ROWID;
INSERT INTO new_person_titles SELECT person, position, title FROM person_titles;
DROP TABLE person_titles;
DROP TABLE people;
ALTER TABLE new_people RENAME TO people;
ALTER TABLE new_person_titles RENAME TO person_titles;

CREATE TABLE new_facts (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    topic    TEXT NOT NULL,
    source   TEXT NOT NULL REFERENCES sources (id),
    verified TEXT NOT NULL,
    until    TEXT,  -- the last day on which it is said
    together TEXT   -- facts that share it are told together: sources that disagree
) STRICT;
INSERT INTO new_facts SELECT number, id, topic, source, verified, until, together FROM facts;
DELETE FROM sqlite_sequence WHERE name = 'new_facts';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_facts', seq FROM sqlite_sequence WHERE name = 'facts';
DROP TABLE facts;
ALTER TABLE new_facts RENAME TO facts;

CREATE TABLE new_history (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    at         TEXT NOT NULL,
    author     INTEGER,        -- a Telegram user id; null for the shell
    collection TEXT NOT NULL,
    id         TEXT NOT NULL,
    before     TEXT,
    after      TEXT,
    action     INTEGER,        -- the number of its first change: what was done at once; null where it is this one
    undoes     INTEGER,        -- the action that this one takes back
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
INSERT INTO new_history SELECT number, at, author, collection, id, before, after, action, undoes FROM history;
DELETE FROM sqlite_sequence WHERE name = 'new_history';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_history', seq FROM sqlite_sequence WHERE name = 'history';
DROP TABLE history;
ALTER TABLE new_history RENAME TO history;
CREATE INDEX history_of_one ON history (collection, id, number);
CREATE INDEX history_of_an_action ON history (coalesce(action, number));
CREATE INDEX history_of_an_author ON history (author, number) WHERE author IS NOT NULL;
CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_not_forgotten BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE new_visitors (
    user_id  INTEGER PRIMARY KEY,
    language TEXT NOT NULL  -- chosen by the person
) STRICT;
INSERT INTO new_visitors SELECT user_id, language FROM visitors;
DROP TABLE visitors;
ALTER TABLE new_visitors RENAME TO visitors;

CREATE TABLE new_asked (
    number     INTEGER PRIMARY KEY,  -- random: buttons carry it, and nothing here leads from a person to it
    words      TEXT NOT NULL,
    language   TEXT NOT NULL,        -- of the answer
    status     TEXT NOT NULL CHECK (status IN ('answered', 'offered', 'unknown')),
    at         INTEGER NOT NULL,
    about      TEXT,                 -- the fact that answered, or `people`
    mark       TEXT CHECK (mark IN ('helpful', 'unhelpful', 'chosen', 'settled')),
    cluster    INTEGER,
    settled_by TEXT
) STRICT;
INSERT INTO new_asked SELECT number, words, language, status, at, about, mark, cluster, settled_by FROM asked;
DROP TABLE asked;
ALTER TABLE new_asked RENAME TO asked;
CREATE INDEX asked_by_age ON asked (at);
CREATE INDEX asked_by_cluster ON asked (cluster) WHERE cluster IS NOT NULL;
CREATE INDEX asked_and_settled ON asked (settled_by) WHERE settled_by IS NOT NULL;

CREATE TABLE new_clusters (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    language     TEXT NOT NULL,  -- of the wording that came first
    vector       BLOB,           -- its sentence embedding: 32-bit floats
    is_dismissed INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO new_clusters SELECT number, language, vector, is_dismissed FROM clusters;
DELETE FROM sqlite_sequence WHERE name = 'new_clusters';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_clusters', seq FROM sqlite_sequence WHERE name = 'clusters';
CREATE TABLE new_wordings (
    digest  BLOB PRIMARY KEY,
    cluster INTEGER NOT NULL REFERENCES new_clusters (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO new_wordings SELECT digest, cluster FROM wordings;
DROP TABLE wordings;
DROP TABLE clusters;
ALTER TABLE new_clusters RENAME TO clusters;
ALTER TABLE new_wordings RENAME TO wordings;
CREATE INDEX wordings_of_a_cluster ON wordings (cluster);

CREATE TABLE new_subscriptions (
    chat_id          INTEGER NOT NULL,
    question         INTEGER NOT NULL,  -- the number in `asked`, which is kept as long as this
    language         TEXT NOT NULL,
    fact             TEXT,              -- the answer, once there is one: it is to be told
    at               INTEGER NOT NULL,
    keyboard_cleanup TEXT,
    PRIMARY KEY (chat_id, question)
) STRICT, WITHOUT ROWID;
INSERT INTO new_subscriptions SELECT chat_id, question, language, fact, at, keyboard_cleanup FROM subscriptions;
DROP TABLE subscriptions;
ALTER TABLE new_subscriptions RENAME TO subscriptions;
CREATE INDEX subscriptions_by_question ON subscriptions (question);
CREATE INDEX subscriptions_due ON subscriptions (fact) WHERE fact IS NOT NULL;

-- What a chat was shown is the engine's: `version` says which way of writing it down.
ALTER TABLE exchanges ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- The bot whose chats these are; of a database that was used, the one that heard from Telegram last.
CREATE TABLE bot (
    id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO bot (id) SELECT bot_id FROM inbox ORDER BY number DESC LIMIT 1;
