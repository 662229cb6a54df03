"""The language that the bot speaks with a person."""

from collections.abc import Mapping

from answers.models.knowledge import Language
from handlers.kit.context import Context
from handlers.kit.menus import LANGUAGE
from handlers.kit.messages import Button, Page
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Command, Tap, Topic
from handlers.visitors.payloads import ChooseLanguage
from handlers.visitors.start import welcome
from locales import Translator
from storage.users import visitors


async def ask_language(context: Context) -> None:
    """Offer the languages of the event."""
    say = await context.translator()
    context.show(Page(say("language-question"), rows=language_buttons(context.services.spoken)))


async def choose_language(context: Context) -> None:
    """Speak the chosen language from now on."""
    language = context.payload(ChooseLanguage).language
    if language not in context.services.spoken:
        raise StalePayloadError(language)
    if context.user is not None:
        context.work.add(visitors.choose, context.user.id, language)
    say = context.services.spoken[language]
    context.work.toast = say("language-chosen")
    await welcome(context, say)


def language_buttons(translators: Mapping[Language, Translator]) -> list[list[Button]]:
    """Return a row with a button for each language, in its own name."""
    return [[Button(say("language-name"), ChooseLanguage(language=say.language)) for say in translators.values()]]


TOPIC = Topic(
    commands=(Command(LANGUAGE, ask_language, "visitor"),),
    taps=(Tap(ChooseLanguage, choose_language),),
)
