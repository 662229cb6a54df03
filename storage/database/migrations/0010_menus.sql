-- In whose chats the longer command menu stands: it is put there once, and taken away with the role.

CREATE TABLE menus (
    user_id INTEGER PRIMARY KEY,
    role    TEXT NOT NULL CHECK (role IN ('editor', 'owner'))
) STRICT;
