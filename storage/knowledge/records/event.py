"""The event as a row: there is one."""

import json
import sqlite3

from answers.models.knowledge import Event
from storage.database.store import Store
from storage.knowledge.records import texts
from storage.knowledge.records.texts import Field, Texts

ID = "event"  # also the name of its collection


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Event]:  # noqa: ARG001 - as of every collection
    """Read the event, by its id; nothing where the database is of a time when there was none."""
    found = Texts(connection, ID)
    rows = connection.execute("SELECT id, languages, topic FROM event")
    return {
        id_: Event.model_validate(
            {
                "languages": json.loads(languages),
                "topic": topic,
                "name": found.text(ID, "name"),
                "about": found.text(ID, "about"),
                "aliases": found.phrases(ID, "aliases"),
                "bot": {name: found.text(ID, f"bot.{name}") for name in ("name", "description", "short_description")},
                "greeting": found.text(ID, "greeting"),
                "example": found.text(ID, "example"),
                "people": {
                    "title": found.text(ID, "people.title"),
                    "aliases": found.phrases(ID, "people.aliases"),
                },
            }
        )
        for id_, languages, topic in rows
    }


def save(connection: sqlite3.Connection, id_: str, event: Event) -> None:
    """Store what the event is now."""
    connection.execute(
        """
        INSERT INTO event (id, languages, topic) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET languages = excluded.languages, topic = excluded.topic
        """,
        (id_, json.dumps(event.languages), event.topic),
    )
    fields: dict[str, Field] = {
        "name": event.name,
        "about": event.about,
        "aliases": event.aliases,
        "bot.name": event.bot.name,
        "bot.description": event.bot.description,
        "bot.short_description": event.bot.short_description,
        "greeting": event.greeting,
        "example": event.example,
        "people.title": event.people.title,
        "people.aliases": event.people.aliases,
    }
    texts.save(connection, ID, id_, fields)


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete the event, as of every collection; nothing of ours does."""
    connection.execute("DELETE FROM event WHERE id = ?", (id_,))
    texts.delete(connection, ID, id_)


STORE = Store(tables=("event",))
