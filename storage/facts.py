"""Facts as rows."""

import json
import sqlite3

from answers.models import Fact


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Fact]:
    """Read all facts, or just the one with this id."""
    rows = connection.execute(
        """
        SELECT id, topic, question_ru, question_kk, answer_ru, answer_kk, examples_ru, examples_kk, source, verified
        FROM facts WHERE ?1 IS NULL OR id = ?1 ORDER BY number
        """,
        (only,),
    )
    return {row[0]: _from_row(row) for row in rows}


def save(connection: sqlite3.Connection, id_: str, fact: Fact) -> None:
    """Add or replace a fact. Its source is there already."""
    connection.execute(
        """
        INSERT INTO facts (
            id, topic, question_ru, question_kk, answer_ru, answer_kk, examples_ru, examples_kk, source, verified
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            topic = excluded.topic, question_ru = excluded.question_ru, question_kk = excluded.question_kk,
            answer_ru = excluded.answer_ru, answer_kk = excluded.answer_kk, examples_ru = excluded.examples_ru,
            examples_kk = excluded.examples_kk, source = excluded.source, verified = excluded.verified
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
        ),
    )


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a fact. Its number is not given again."""
    connection.execute("DELETE FROM facts WHERE id = ?", (id_,))


def _from_row(row: tuple[str, str, str | None, str | None, str | None, str | None, str, str, str, str]) -> Fact:
    _, topic, question_ru, question_kk, answer_ru, answer_kk, examples_ru, examples_kk, source, verified = row
    return Fact.model_validate(
        {
            "topic": topic,
            "question": {"ru": question_ru, "kk": question_kk},
            "answer": {"ru": answer_ru, "kk": answer_kk},
            "examples": {"ru": json.loads(examples_ru), "kk": json.loads(examples_kk)},
            "source": source,
            "verified": verified,
        }
    )
