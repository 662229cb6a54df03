"""PTB's Application, composed from finished parts."""

from typing import TypeAlias, cast

from telegram.ext import Application, ContextTypes

from bot.api.transport import Bot
from handlers import FOLLOWING, HANDLERS, INTERRUPTING
from handlers.errors import answer_error
from handlers.kit.context import Context, Services

App: TypeAlias = Application[Bot, Context, None, None, Services, None]


_BEFORE, _USUAL, _AFTER = -1, 0, 1  # groups: those in the first and last only add to the unit of work


def build(bot: Bot, services: Services) -> App:
    """Compose the application: no Updater, no persistence, no job queue; one group of handlers."""
    context_types = ContextTypes(
        context=Context,
        user_data=type(None),
        chat_data=type(None),
        bot_data=cast("type[Services]", lambda: services),  # PTB calls it once; finished parts come from outside
    )
    application = Application.builder().bot(bot).context_types(context_types).updater(None).job_queue(None).build()
    application.add_handlers({_BEFORE: INTERRUPTING, _USUAL: HANDLERS, _AFTER: FOLLOWING})
    application.add_error_handler(answer_error)
    return application
