"""Facts as rows."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, TypeAlias

from answers.models.knowledge import Fact
from storage.database.store import Store

_Row: TypeAlias = tuple[Any, ...]  # twelve columns, as `load` names them


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Fact]:
    """Read all facts, or just the one with this id."""
    rows = connection.execute(
        """
        SELECT id, topic, question_ru, question_kk, answer_ru, answer_kk, examples_ru, examples_kk, source, verified,
            until, together
        FROM facts WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM facts WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {row[0]: _from_row(row) for row in rows}


def save(connection: sqlite3.Connection, id_: str, fact: Fact) -> None:
    """Add or replace a fact. Its source is there already; one that was deleted gets its number back.

    The number is given also where the fact is there: else a change would use up the next one.
    """
    connection.execute(
        """
        INSERT INTO facts (
            number, id, topic, question_ru, question_kk, answer_ru, answer_kk, examples_ru, examples_kk, source,
            verified, until, together
        ) VALUES (
            (SELECT number FROM facts WHERE id = ?1 UNION ALL SELECT number FROM former_facts WHERE id = ?1),
            ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
        )
        ON CONFLICT DO UPDATE SET
            topic = excluded.topic, question_ru = excluded.question_ru, question_kk = excluded.question_kk,
            answer_ru = excluded.answer_ru, answer_kk = excluded.answer_kk, examples_ru = excluded.examples_ru,
            examples_kk = excluded.examples_kk, source = excluded.source, verified = excluded.verified,
            until = excluded.until, together = excluded.together
        """,
        (
            id_,
            fact.topic,
            fact.question.ru,
            fact.question.kk,
            fact.answer.ru,
            fact.answer.kk,
            json.dumps(fact.examples.ru, ensure_ascii=False),
            json.dumps(fact.examples.kk, ensure_ascii=False),
            fact.source,
            fact.verified.isoformat(),
            None if fact.until is None else fact.until.isoformat(),
            fact.together,
        ),
    )
    connection.execute("DELETE FROM former_facts WHERE id = ?", (id_,))


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a fact. Its number is given to no other."""
    connection.execute("INSERT INTO former_facts (id, number) SELECT id, number FROM facts WHERE id = ?", (id_,))
    connection.execute("DELETE FROM facts WHERE id = ?", (id_,))


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


def _from_row(row: _Row) -> Fact:
    _, topic, question_ru, question_kk, answer_ru, answer_kk, examples_ru, examples_kk, *others = row
    source, verified, until, together = others
    return Fact.model_validate(
        {
            "topic": topic,
            "question": {"ru": question_ru, "kk": question_kk},
            "answer": {"ru": answer_ru, "kk": answer_kk},
            "examples": {"ru": json.loads(examples_ru), "kk": json.loads(examples_kk)},
            "source": source,
            "verified": verified,
            "until": until,
            "together": together,
        }
    )


STORE = Store(tables=("facts", "former_facts"))
