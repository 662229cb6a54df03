"""All that is stored: what is known of a person is forgotten here, and what is old."""

import sqlite3
from collections.abc import Callable, Sequence

from storage.database.store import Person, Store
from storage.delivery import bot, inbox, jobs, outbox
from storage.knowledge import fact_messages, knowledge, pictures, vectors
from storage.knowledge.records import countries, event, facts, people, sections, sources, stories, texts, titles
from storage.questions import asked, clusters, exchanges
from storage.users import authors, dialogues, digests, editors, menus, subscriptions, visitors

# In this order they forget: questions are kept as long as somebody subscribes to them, clusters as long as they have
# questions.
STORES: tuple[Store, ...] = (
    sources.STORE,
    countries.STORE,
    titles.STORE,
    people.STORE,
    facts.STORE,
    stories.STORE,
    event.STORE,
    sections.STORE,
    texts.STORE,
    knowledge.STORE,
    pictures.STORE,
    vectors.STORE,
    fact_messages.STORE,
    visitors.STORE,
    authors.STORE,
    editors.STORE,
    menus.STORE,
    dialogues.STORE,
    digests.STORE,
    exchanges.STORE,
    subscriptions.STORE,
    asked.STORE,
    clusters.STORE,
    outbox.STORE,
    inbox.STORE,
    jobs.STORE,
    bot.STORE,
)

# What forgets whatever has been kept for its time, in order.
PURGES: Sequence[Callable[[sqlite3.Connection], None]] = tuple(
    store.purge for store in STORES if store.purge is not None
)


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Forget a person. What was deleted is taken out of the write-ahead log by the next purge, which is due now."""
    for store in STORES:
        if store.forget is not None:
            store.forget(connection, person)
    jobs.hasten(connection, jobs.PURGE)
