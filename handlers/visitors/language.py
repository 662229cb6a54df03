"""The language that the bot speaks with a person."""

from collections.abc import Mapping

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from answers.models.knowledge import Language
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, show
from handlers.kit.payloads import ChooseLanguage, payload_of
from handlers.visitors.start import welcome
from locales import Translator
from storage.users import visitors


async def ask_language(update: Update, context: Context) -> None:
    """Offer both languages."""
    say = await context.translator()
    show(update, context, Page(say("language-question"), rows=language_buttons(context.services.translators)))


async def choose_language(update: Update, context: Context) -> None:
    """Speak the chosen language from now on."""
    language = payload_of(update, ChooseLanguage).language
    if update.effective_user is not None:
        context.work.add(visitors.choose, update.effective_user.id, language)
    say = context.services.translators[language]
    context.work.toast = say("language-chosen")
    await welcome(update, context, say)


def language_buttons(translators: Mapping[Language, Translator]) -> list[list[Button]]:
    """Return a row with a button for each language, in its own name."""
    return [[Button(say("language-name"), ChooseLanguage(language=say.language)) for say in translators.values()]]


HANDLERS = (
    CommandHandler("language", ask_language, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(choose_language, ChooseLanguage.pattern()),
)
