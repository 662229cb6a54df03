-- The people the bot talks with, as little of them as serves. Times are Unix seconds.

CREATE TABLE visitors (
    user_id  INTEGER PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('ru', 'kk'))  -- chosen by the person
) STRICT;

-- What a chat was told last: for /why, for follow-ups, and to mend an answer when its question is edited.
CREATE TABLE answers (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id    INTEGER NOT NULL,
    message_id INTEGER,                                             -- the question's; null for a tapped one
    reply      INTEGER REFERENCES outbox (number) ON DELETE SET NULL,
    answer     TEXT NOT NULL CHECK (json_type(answer) = 'object'),  -- ids and the words that matched
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX answers_of_a_chat ON answers (chat_id, number);
CREATE INDEX answers_by_reply ON answers (reply);
CREATE INDEX answers_by_age ON answers (at);

-- Background work: what is due next, and when.
CREATE TABLE jobs (
    name   TEXT PRIMARY KEY,
    due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
