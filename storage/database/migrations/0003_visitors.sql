-- The people the bot talks with, as little of them as serves. Times are Unix seconds.

CREATE TABLE visitors (
    user_id  INTEGER PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('ru', 'kk'))  -- chosen by the person
) STRICT;

-- What a chat was told: for /why, for follow-ups, and to mend an answer when its question is edited.
CREATE TABLE exchanges (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id    INTEGER NOT NULL,
    message_id INTEGER,                                             -- the question's; null for a tap or a command
    reply      INTEGER REFERENCES outbox (number) ON DELETE SET NULL,
    told       TEXT NOT NULL CHECK (json_type(told) = 'object'),    -- ids and the words that matched
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX exchanges_of_a_chat ON exchanges (chat_id, number);
CREATE INDEX exchanges_by_reply ON exchanges (reply);
CREATE INDEX exchanges_by_age ON exchanges (at);

-- Background work: what is due next, and when.
CREATE TABLE jobs (
    name   TEXT PRIMARY KEY,
    due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
