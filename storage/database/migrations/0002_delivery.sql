-- What came from Telegram and what goes back. Times are Unix seconds.

CREATE TABLE inbox (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of arrival
    bot_id      INTEGER NOT NULL,
    update_id   INTEGER NOT NULL,
    lane        INTEGER NOT NULL,                   -- the chat (or person) whose updates keep their order
    payload     TEXT,                               -- the Update as JSON; erased when it is handled
    state       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'handled', 'unreadable')),
    received_at INTEGER NOT NULL,
    UNIQUE (bot_id, update_id)
) STRICT;

CREATE INDEX inbox_waiting ON inbox (lane, number) WHERE state = 'waiting';
CREATE INDEX inbox_by_age ON inbox (received_at);

CREATE TABLE outbox (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order within a chat
    chat_id    INTEGER NOT NULL,
    method     TEXT NOT NULL,                      -- of the Bot API
    parameters TEXT,                               -- JSON; erased when it is sent
    state      TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
    repeats    INTEGER NOT NULL DEFAULT 0,         -- sent again after an unknown outcome: people may see it so often too much
    message_id INTEGER,                            -- what Telegram called the message
    error      TEXT,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_open ON outbox (chat_id, number) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_by_age ON outbox (created_at);
