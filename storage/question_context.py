"""What counts beside a question's text: the language that the person chose, what the chat was shown, an open dialogue.

This is read for every question, so it is one statement, though each part has a module of its own.
"""

import sqlite3
from dataclasses import dataclass

from answers.models.knowledge import Language
from storage.questions import exchanges
from storage.questions.exchanges import Exchange
from storage.users.dialogues import Dialogue


@dataclass(frozen=True, slots=True)
class QuestionContext:
    """The context in which somebody asks; `last` is what the chat had been shown by then."""

    chosen: Language | None
    last: Exchange | None
    dialogue: Dialogue | None


def find(connection: sqlite3.Connection, chat_id: int, user_id: int | None) -> QuestionContext:
    """Return the context of this moment."""
    chosen, state, is_over, shown, version, age = connection.execute(
        """
        SELECT visitors.language, dialogues.state, dialogues.expires_at <= now(), exchanges.shown,
            exchanges.version, now() - exchanges.at
        FROM (SELECT ? AS chat_id, ? AS user_id) AS here
        LEFT JOIN visitors USING (user_id)
        LEFT JOIN dialogues USING (chat_id, user_id)
        LEFT JOIN exchanges ON exchanges.number = (SELECT max(number) FROM exchanges WHERE chat_id = here.chat_id)
        """,
        (chat_id, user_id),
    ).fetchone()
    return QuestionContext(
        chosen,
        None if shown is None else exchanges.parse(shown, version, age),
        None if state is None else Dialogue(state, bool(is_over)),
    )
