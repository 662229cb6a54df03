-- What people asked, in their words and without the people: kept 30 days, to rehearse changes with. Times are Unix seconds.

CREATE TABLE asked (
    number   INTEGER PRIMARY KEY,
    words    TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('ru', 'kk')),  -- of the answer
    status   TEXT NOT NULL CHECK (status IN ('answered', 'offered', 'unknown')),
    at       INTEGER NOT NULL
) STRICT;

CREATE INDEX asked_by_age ON asked (at);
