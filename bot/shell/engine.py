"""The engine for the shell: over the database's knowledge, with the embeddings that the service has stored."""

import os
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import cache, partial
from zoneinfo import ZoneInfo

from answers import second_opinion
from answers.engine import Engine
from answers.matching import embedding
from answers.matching.embedding import Embedder
from answers.models.answer import Answer
from answers.models.knowledge import Knowledge, Language
from bot.settings import Settings
from storage.database.database import connect
from storage.database.opening import prepare
from storage.knowledge import knowledge, vectors
from storage.knowledge.content import content
from storage.knowledge.visible import representatives, visible


def consult(settings: Settings) -> tuple[Knowledge, Callable[[str, Language], Answer]]:
    """Return what is said today, and how to ask it.

    Raises DatabaseRefusedError.
    """
    said = visible_today(settings)
    engine = Engine(representatives(said))

    @cache
    def embedder() -> Embedder | None:
        """Load the model when it is first needed, if the service has stored the embeddings of what is known.

        To compute them here would let one question wait for half a minute.
        """
        with closing(connect(settings.database)) as connection:
            engine.set_vectors(vectors.load(connection, engine.without_vector()))
        return None if engine.without_vector() else embedding.load(threads=os.cpu_count() or 1)

    return said, partial(second_opinion.answer, engine, embedder)


def visible_today(settings: Settings) -> Knowledge:
    """Return what is said today, from a database made of the shipped content where there is none.

    Raises DatabaseRefusedError.
    """
    prepare(settings.database, settings.backups, content.fill_with_shipped_content)
    with closing(connect(settings.database)) as connection:
        _, known = knowledge.load(connection)
    return visible(known, datetime.now(ZoneInfo(settings.timezone)).date())
