"""Facts as rows."""

import sqlite3
from collections.abc import Iterable

from answers.models.knowledge import Fact
from storage.database.store import Store
from storage.knowledge.records import texts
from storage.knowledge.records.texts import Field, Texts

_COLLECTION = "facts"


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Fact]:
    """Read all facts, or just the one with this id."""
    found = Texts(connection, _COLLECTION, only)
    rows = connection.execute(
        """
        SELECT id, topic, source, verified, until, together
        FROM facts WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM facts WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {
        id_: Fact.model_validate(
            {
                "topic": topic,
                "question": found.text(id_, "question"),
                "answer": found.text(id_, "answer"),
                "examples": found.phrases(id_, "examples"),
                "source": source,
                "verified": verified,
                "until": until,
                "together": together,
            }
        )
        for id_, topic, source, verified, until, together in rows
    }


def save(connection: sqlite3.Connection, id_: str, fact: Fact) -> None:
    """Add or replace a fact. Its source is there already; one that was deleted gets its number back.

    The number is given also where the fact is there: else a change would use up the next one.
    """
    connection.execute(
        """
        INSERT INTO facts (number, id, topic, source, verified, until, together) VALUES (
            (SELECT number FROM facts WHERE id = ?1 UNION ALL SELECT number FROM former_facts WHERE id = ?1),
            ?1, ?2, ?3, ?4, ?5, ?6
        )
        ON CONFLICT DO UPDATE SET
            topic = excluded.topic, source = excluded.source, verified = excluded.verified, until = excluded.until,
            together = excluded.together
        """,
        (
            id_,
            fact.topic,
            fact.source,
            fact.verified.isoformat(),
            None if fact.until is None else fact.until.isoformat(),
            fact.together,
        ),
    )
    fields: dict[str, Field] = {"question": fact.question, "answer": fact.answer, "examples": fact.examples}
    texts.save(connection, _COLLECTION, id_, fields)
    connection.execute("DELETE FROM former_facts WHERE id = ?", (id_,))


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a fact. Its number is given to no other."""
    connection.execute("INSERT INTO former_facts (id, number) SELECT id, number FROM facts WHERE id = ?", (id_,))
    connection.execute("DELETE FROM facts WHERE id = ?", (id_,))
    texts.delete(connection, _COLLECTION, id_)


def numbers(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the short numbers of facts, also of those that were deleted."""
    found = {}
    for id_ in ids:
        row = connection.execute(
            "SELECT number FROM facts WHERE id = ?1 UNION ALL SELECT number FROM former_facts WHERE id = ?1", (id_,)
        ).fetchone()
        if row is not None:
            found[id_] = int(row[0])
    return found


def called(connection: sqlite3.Connection, number: int) -> str | None:
    """Return the id of the fact with this short number, also of one that was deleted."""
    row = connection.execute(
        "SELECT id FROM facts WHERE number = ?1 UNION ALL SELECT id FROM former_facts WHERE number = ?1", (number,)
    ).fetchone()
    return None if row is None else str(row[0])


STORE = Store(tables=("facts", "former_facts"))
