"""Which bot the database speaks as: with another token it is another one, with chats of its own."""

import sqlite3

from storage.database.store import Store

_REASON = "it was to be said by another bot"


def become(connection: sqlite3.Connection, bot_id: int) -> int:
    """Speak as this bot from now on. Returns how many calls another one left unmade: they are given up.

    What chats were shown is forgotten with them: nobody can change the messages of another bot.
    """
    row = connection.execute("SELECT id FROM bot").fetchone()
    if row == (bot_id,):
        return 0
    connection.execute("DELETE FROM bot")
    connection.execute("INSERT INTO bot (id) VALUES (?)", (bot_id,))
    if row is None:
        return 0
    connection.execute("DELETE FROM exchanges")
    left = connection.execute(
        "UPDATE outbox SET state = 'failed', parameters = NULL, error = ? WHERE state IN ('queued', 'sending')",
        (_REASON,),
    )
    return left.rowcount


STORE = Store(tables=("bot",))
