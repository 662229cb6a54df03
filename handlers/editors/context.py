"""What lies on an editor's desk: what is known, the day, and both languages, the editor's own first among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from answers.models.knowledge import Knowledge, Language
from handlers.kit.context import Context
from locales import Translator


@dataclass(frozen=True, slots=True)
class Desk:
    """`say` speaks the editor's language."""

    known: Knowledge
    today: date
    say: Translator
    translators: Mapping[Language, Translator]


async def desk(context: Context) -> Desk:
    """Return the desk of whoever this update comes from.

    Raises LanguageUnknownError.
    """
    services, say = context.services, await context.translator()
    own_first = {say.language: say, **services.translators}
    return Desk(services.answering.known, services.today(), say, own_first)
