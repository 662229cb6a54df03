-- What people asked in vain, gathered; and who waits for an answer. Times are Unix seconds.

-- One row for the same question, however and in whichever language it is put. Its words are in `asked` alone.
CREATE TABLE wanted (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    language     TEXT NOT NULL CHECK (language IN ('ru', 'kk')),  -- of the wording that came first
    vector       BLOB,                                            -- its sentence embedding: 32-bit floats
    is_dismissed INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Which wordings belong to it: digests, so that what was dismissed stays so when its words are long forgotten.
CREATE TABLE wordings (
    digest BLOB PRIMARY KEY,
    wanted INTEGER NOT NULL REFERENCES wanted (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX wordings_of_one ON wordings (wanted);

-- From now on `number` is random: buttons carry it, and nothing here leads from a person to it.
ALTER TABLE asked ADD COLUMN about TEXT;  -- the fact that answered, or `people`
ALTER TABLE asked ADD COLUMN mark TEXT CHECK (mark IN ('helpful', 'unhelpful', 'chosen', 'settled'));
ALTER TABLE asked ADD COLUMN wanted INTEGER;

CREATE INDEX asked_in_vain ON asked (wanted) WHERE wanted IS NOT NULL;

-- Chats that asked to be told; gone with the answer.
CREATE TABLE owed (
    chat_id  INTEGER NOT NULL,
    question INTEGER NOT NULL,  -- the number in `asked`, which is kept as long as this
    language TEXT NOT NULL CHECK (language IN ('ru', 'kk')),
    fact     TEXT,              -- the answer, once there is one: it is to be told
    at       INTEGER NOT NULL,
    PRIMARY KEY (chat_id, question)
) STRICT, WITHOUT ROWID;

CREATE INDEX owed_by_question ON owed (question);
CREATE INDEX owed_and_due ON owed (fact) WHERE fact IS NOT NULL;
