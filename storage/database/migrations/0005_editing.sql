-- What editing needs. Times are Unix seconds.

ALTER TABLE facts ADD COLUMN until TEXT;     -- the last day on which it is said
ALTER TABLE facts ADD COLUMN together TEXT;  -- facts that share it are told together: sources that disagree

-- What was done at once is one action: the number of its first change. Older rows stand for themselves.
ALTER TABLE history ADD COLUMN action INTEGER;
ALTER TABLE history ADD COLUMN undoes INTEGER;  -- the action that this one takes back

CREATE INDEX history_of_an_action ON history (coalesce(action, number));
CREATE INDEX history_of_an_author ON history (author, number) WHERE author IS NOT NULL;

-- The numbers of deleted facts: who comes back gets his own again.
CREATE TABLE former_facts (
    id     TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- What the authors in the history are called, as Telegram gave it last.
CREATE TABLE authors (
    user_id INTEGER PRIMARY KEY,
    name    TEXT NOT NULL
) STRICT;

-- What editors are in the middle of, one thing for each of them in each chat.
CREATE TABLE dialogues (
    chat_id    INTEGER NOT NULL,
    user_id    INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (json_type(state) = 'object'),
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX dialogues_by_end ON dialogues (expires_at);

-- Messages that became facts: editing such a message edits the fact, as long as nobody else changed it.
CREATE TABLE written (
    chat_id    INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    fact       TEXT NOT NULL,
    version    INTEGER NOT NULL,  -- the number in the history of the fact's last change by this message
    at         INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX written_by_age ON written (at);
