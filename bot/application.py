"""PTB's Application, composed from finished parts."""

from typing import cast

from telegram.ext import Application, ContextTypes

from bot.api.transport import Bot
from bot.delivery.dispatcher import App
from handlers import routing
from handlers.errors import answer_error
from handlers.kit.context import Context
from handlers.kit.services import Services


def build(bot: Bot, services: Services) -> App:
    """Compose the application: no Updater, no persistence, no job queue."""
    context_types = ContextTypes(
        context=Context,
        user_data=type(None),
        chat_data=type(None),
        bot_data=cast("type[Services]", lambda: services),  # PTB calls it once; finished parts come from outside
    )
    application = Application.builder().bot(bot).context_types(context_types).updater(None).job_queue(None).build()
    application.add_handlers(dict(routing.handlers(routing.TOPICS)))
    application.add_error_handler(answer_error)
    return application
