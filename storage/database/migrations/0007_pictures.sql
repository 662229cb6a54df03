-- Photos that editors sent: Telegram's name for each, good for the bot that got it, and a copy for any other.

CREATE TABLE pictures (
    id      TEXT PRIMARY KEY,  -- of the content
    content BLOB NOT NULL,
    bot_id  INTEGER NOT NULL,
    file_id TEXT NOT NULL
) STRICT;

ALTER TABLE people ADD COLUMN picture TEXT;
