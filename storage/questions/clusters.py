"""What people asked in vain: the same question, of many people and in all languages, is one cluster."""

import sqlite3
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from answers.models.knowledge import Language
from storage.database.store import Store
from storage.questions import asked

# Not answered, with nothing offered that was taken; or answered to no use.
_IN_VAIN = "(asked.mark = 'unhelpful' OR (asked.mark IS NULL AND asked.status <> 'answered'))"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to put a question, and how often it was put so."""

    words: str
    language: Language
    count: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """A question with its wordings, the most frequent first, and how many chats wait for the answer."""

    number: int
    wordings: Sequence[Wording]
    waiting: int

    @property
    def count(self) -> int:
        """How often it was asked."""
        return sum(wording.count for wording in self.wordings)

    def in_language(self, language: Language) -> list[Wording]:
        """Return the wordings in one language."""
        return [wording for wording in self.wordings if wording.language == language]


@dataclass(frozen=True, slots=True)
class Embedding:
    """A sentence embedding, in one language's region of the space."""

    language: Language
    vector: Sequence[float]


def unassigned(connection: sqlite3.Connection) -> dict[int, asked.Asked]:
    """Return what was asked in vain and belongs to no cluster yet, in order."""
    rows = connection.execute(
        f"SELECT number, words, language FROM asked WHERE cluster IS NULL AND {_IN_VAIN} ORDER BY at, number"  # noqa: S608 - ours
    )
    return {number: asked.Asked(words, cast("Language", language)) for number, words, language in rows}


def assign(connection: sqlite3.Connection, digests: Mapping[int, bytes]) -> None:
    """Give each of these questions to the cluster of its wording, or to a new one.

    Nobody waits for what was dismissed.
    """
    for number, digest in digests.items():
        row = connection.execute("SELECT cluster FROM wordings WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            row = connection.execute(
                "INSERT INTO clusters (language) SELECT language FROM asked WHERE number = ? RETURNING number",
                (number,),
            ).fetchone()
            if row is None:  # forgotten meanwhile
                continue
            connection.execute("INSERT INTO wordings (digest, cluster) VALUES (?, ?)", (digest, row[0]))
        connection.execute("UPDATE asked SET cluster = ? WHERE number = ?", (row[0], number))
    _release_dismissed(connection)


def without_embedding(connection: sqlite3.Connection, limit: int) -> dict[int, asked.Asked]:
    """Return a wording of each cluster that has no embedding yet."""
    rows = connection.execute(
        """
        SELECT clusters.number, asked.words, clusters.language
        FROM clusters JOIN asked ON asked.cluster = clusters.number
        WHERE clusters.vector IS NULL AND asked.language = clusters.language
        GROUP BY clusters.number ORDER BY clusters.number LIMIT ?
        """,
        (limit,),
    )
    return {number: asked.Asked(words, cast("Language", language)) for number, words, language in rows}


def embeddings(connection: sqlite3.Connection) -> dict[int, Embedding]:
    """Return the embeddings of all clusters that have one, also of dismissed ones."""
    rows = connection.execute("SELECT number, language, vector FROM clusters WHERE vector IS NOT NULL ORDER BY number")
    return {number: Embedding(cast("Language", language), array("f", vector)) for number, language, vector in rows}


def save_embeddings(connection: sqlite3.Connection, vectors: Mapping[int, Sequence[float]]) -> None:
    """Store the embeddings of clusters."""
    connection.executemany(
        "UPDATE clusters SET vector = ? WHERE number = ?",
        [(array("f", vector).tobytes(), number) for number, vector in vectors.items()],
    )


def merge(connection: sqlite3.Connection, into: Mapping[int, int]) -> None:
    """Let clusters be part of others that mean the same."""
    for number, other in into.items():
        if connection.execute("SELECT 1 FROM clusters WHERE number = ?", (other,)).fetchone() is not None:
            connection.execute("UPDATE asked SET cluster = ? WHERE cluster = ?", (other, number))
            connection.execute("UPDATE wordings SET cluster = ? WHERE cluster = ?", (other, number))
            connection.execute("DELETE FROM clusters WHERE number = ?", (number,))
    _release_dismissed(connection)


def most(connection: sqlite3.Connection) -> list[Cluster]:
    """Return all clusters but the dismissed ones, the most frequent first."""
    found = _read(connection, "clusters.is_dismissed = 0", ())
    return sorted(found, key=lambda cluster: (-cluster.count, cluster.number))


def find(connection: sqlite3.Connection, number: int) -> Cluster | None:
    """Return a cluster, None where nothing of it is open any longer, or where it was dismissed."""
    found = _read(connection, "clusters.is_dismissed = 0 AND clusters.number = ?", (number,))
    return found[0] if found else None


def dismiss(connection: sqlite3.Connection, number: int) -> bool:
    """Never show a cluster again. Returns False where that was done before."""
    statement = "UPDATE clusters SET is_dismissed = 1 WHERE number = ? AND is_dismissed = 0"
    done = connection.execute(statement, (number,)).rowcount == 1
    _release_dismissed(connection)
    return done


def waiting(connection: sqlite3.Connection, number: int | None, wordings: Sequence[Wording]) -> int:
    """Return how many chats wait for the answer to a cluster, or to one of these wordings."""
    subscribed = (
        "SELECT chat_id FROM subscriptions JOIN asked ON asked.number = subscriptions.question "
        "WHERE subscriptions.fact IS NULL AND"
    )
    chats = {chat_id for (chat_id,) in connection.execute(f"{subscribed} asked.cluster = ?", (number,))}
    for one in wordings:
        chats |= {
            chat_id
            for (chat_id,) in connection.execute(
                f"{subscribed} asked.words = ? AND asked.language = ?", (one.words, one.language)
            )
        }
    return len(chats)


def answer(connection: sqlite3.Connection, number: int, fact_id: str) -> None:
    """Settle a cluster: there is a fact now, and whoever waits is to hear of it."""
    _settle(connection, fact_id, "cluster = ?", (number,))


def answer_wording(connection: sqlite3.Connection, wording: Wording, fact_id: str) -> None:
    """Settle what was asked in these words; a cluster whose other wordings the fact does not answer stays for them."""
    condition = "words = ? AND language = ? AND cluster IS NOT NULL"
    _settle(connection, fact_id, condition, (wording.words, wording.language))


def _settle(connection: sqlite3.Connection, fact_id: str, condition: str, parameters: tuple[str | int, ...]) -> None:
    connection.execute(
        f"""
        UPDATE subscriptions SET fact = ?
        WHERE fact IS NULL AND question IN (SELECT number FROM asked WHERE {condition})
        """,  # noqa: S608 - ours
        (fact_id, *parameters),
    )
    connection.execute(
        f"UPDATE asked SET mark = 'settled', settled_by = ? WHERE {condition} AND {_IN_VAIN}",  # noqa: S608 - ours
        (fact_id, *parameters),
    )


def reopen(connection: sqlite3.Connection, fact_id: str) -> None:
    """Open again what a fact answered that is said no more. Whoever has not heard of it yet waits on."""
    connection.execute("UPDATE subscriptions SET fact = NULL WHERE fact = ?", (fact_id,))
    reopened = connection.execute(
        """
        UPDATE asked SET mark = CASE status WHEN 'answered' THEN 'unhelpful' END
        WHERE settled_by = ? AND mark = 'settled'
        """,
        (fact_id,),
    )
    if reopened.rowcount:
        _release_dismissed(connection)


def settle_again(connection: sqlite3.Connection, fact_id: str) -> None:
    """Settle what a fact answered that is back."""
    connection.execute(
        """
        UPDATE subscriptions SET fact = ?1
        WHERE fact IS NULL AND question IN (SELECT number FROM asked WHERE settled_by = ?1)
        """,
        (fact_id,),
    )
    connection.execute(f"UPDATE asked SET mark = 'settled' WHERE settled_by = ? AND {_IN_VAIN}", (fact_id,))  # noqa: S608 - ours


def purge(connection: sqlite3.Connection) -> None:
    """Forget the clusters whose questions are forgotten.

    Dismissed ones stay, without a word: they must not come back.
    """
    connection.execute(
        """
        DELETE FROM clusters WHERE is_dismissed = 0
            AND number NOT IN (SELECT cluster FROM asked WHERE cluster IS NOT NULL)
        """
    )


def _release_dismissed(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        DELETE FROM subscriptions WHERE question IN (
            SELECT asked.number FROM asked JOIN clusters ON clusters.number = asked.cluster
            WHERE clusters.is_dismissed = 1
        )
        """
    )


def _read(connection: sqlite3.Connection, condition: str, parameters: tuple[int, ...]) -> list[Cluster]:
    rows = connection.execute(
        f"""
        SELECT clusters.number, asked.words, asked.language, count(*)
        FROM asked JOIN clusters ON clusters.number = asked.cluster
        WHERE {_IN_VAIN} AND {condition}
        GROUP BY clusters.number, asked.words, asked.language ORDER BY count(*) DESC, min(asked.at), asked.words DESC
        """,  # noqa: S608 - ours
        parameters,
    )
    wordings: dict[int, list[Wording]] = {}
    for number, words, language, count in rows:
        wordings.setdefault(number, []).append(Wording(words, cast("Language", language), count))
    waiting: Counter[int] = Counter(
        dict(
            connection.execute(
                """
                SELECT asked.cluster, count(DISTINCT chat_id)
                FROM subscriptions JOIN asked ON asked.number = subscriptions.question
                WHERE subscriptions.fact IS NULL AND asked.cluster IS NOT NULL GROUP BY asked.cluster
                """
            ).fetchall()
        )
    )
    return [Cluster(number, found, waiting[number]) for number, found in wordings.items()]


STORE = Store(tables=("clusters", "wordings"), purge=purge)
