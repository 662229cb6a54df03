"""Which bot the database speaks as: with another token it is another one, with chats of its own."""

import sqlite3

from storage.database.store import Store

_REASON = "it was to be said by another bot"


def become(connection: sqlite3.Connection, bot_id: int) -> int:
    """Speak as this bot from now on. Returns how many calls another one left unmade: they are given up.

    What was said with its messages is forgotten with them: what chats were shown, who waits for an answer, which menus
    stand where. The other one's chats are no chats of this one.
    """
    row = connection.execute("SELECT id FROM bot").fetchone()
    if row == (bot_id,):
        return 0
    connection.execute("DELETE FROM bot")
    connection.execute("INSERT INTO bot (id) VALUES (?)", (bot_id,))
    if row is None:
        return 0
    for table in ("exchanges", "subscriptions", "fact_messages", "menus"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - ours
    left = connection.execute(
        "UPDATE outbox SET state = 'failed', parameters = NULL, error = ? WHERE state IN ('queued', 'sending')",
        (_REASON,),
    )
    return left.rowcount


STORE = Store(tables=("bot",))
