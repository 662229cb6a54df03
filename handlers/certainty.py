"""Whether a text itself tells that it is Russian or Kazakh: whoever's phone speaks neither may write in a third one."""

from answers.engine import Engine
from answers.models import Language

# Nats that the words weigh on the average. In Latin letters any language reads as a little of ours: of sixty ordinary
# English messages seven weigh more than this, and so do five sixths of the Russian and Kazakh ones.
_LEAST = 1.2
_MOST = 3.0  # a word weighs no more than this
_MOST_SHORT = 1.0  # one of two letters: English «is» and «me» are words of ours
_SHORT = 2


def certain_language(question: str, engine: Engine) -> Language | None:
    """Return the language of a question, None where it could be in either, or in another."""
    russian, kazakh = engine.answer(question, "ru").language, engine.answer(question, "kk").language
    if russian != kazakh:
        return None
    reading = engine.read(question)
    if reading.script == "cyrillic" or not reading.words:
        return russian
    weights = 0.0
    for word, sense in zip(reading.words, engine.analyse(reading, russian).senses, strict=False):
        most = _MOST_SHORT if len(word.folded) <= _SHORT else _MOST
        weights += max(-most, min(most, sense.language))
    return russian if abs(weights) >= _LEAST * len(reading.words) else None
