-- Who may change what is known. Owners are not here: they come from the settings. Times are Unix seconds.

CREATE TABLE editors (
    user_id      INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,     -- as Telegram gave it last
    appointed_by INTEGER NOT NULL,
    since        INTEGER NOT NULL
) STRICT;

-- Links that make one editor each; what the link itself carries is not kept.
CREATE TABLE invitations (
    digest     TEXT PRIMARY KEY,
    issued_by  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
