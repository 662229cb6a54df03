"""The engine for the shell: over the database's knowledge, with embeddings where it is unsure."""

import os
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from answers import embedding
from answers.answer import Answer
from answers.embedding import Embedder
from answers.engine import Engine
from answers.models import Knowledge, Language
from bot.settings import Settings
from storage import content, knowledge, vectors
from storage.database import connect
from storage.opening import prepare
from storage.spoken import leaders, spoken


def consult(settings: Settings) -> tuple[Knowledge, Callable[[str, Language], Answer]]:
    """Return what is said today, from a database made of the shipped content where there is none, and how to ask it.

    Raises DatabaseRefusedError.
    """
    prepare(settings.database, settings.backups, content.fill_with_shipped_content)
    with closing(connect(settings.database)) as connection:
        _, known = knowledge.load(connection)
    said = spoken(known, datetime.now(ZoneInfo(settings.timezone)).date())
    engine = Engine(leaders(said))

    @cache
    def embedder() -> Embedder | None:
        """Load the model when it is first needed: many questions never do."""
        loaded = embedding.load(threads=os.cpu_count() or 1)
        if loaded is not None:
            _give_vectors(engine, loaded, settings.database)
        return loaded

    def ask(question: str, language: Language) -> Answer:
        answer = engine.answer(question, language)
        model = embedder() if answer.unsure else None
        return answer if model is None else engine.answer(question, language, vector=model.question(answer.reading))

    return said, ask


def _give_vectors(engine: Engine, model: Embedder, database: Path) -> None:
    """Give the engine the embeddings of what is known: stored ones, else new ones, which are stored."""
    with closing(connect(database)) as connection:
        engine.set_vectors(vectors.load(connection, engine.without_vector()))
        for batch in model.questions(engine.without_vector()):
            vectors.save(connection, batch)
            engine.set_vectors(batch)
