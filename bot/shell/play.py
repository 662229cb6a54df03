"""The bot behind a local stand-in for Telegram, with a chat page in the browser."""

import asyncio
import secrets
from contextlib import AsyncExitStack

import typer
from pydantic import HttpUrl, SecretStr

from bot.clock import Clock
from bot.errors import ServiceError
from bot.service import serve
from bot.settings import Settings
from bot.shell.engine import visible_today
from locales import load_translators
from playground import BotApiServer

_GUEST = ("Emma", "en")  # whose phone is in no language of the event, as a rule
_OWNER = "Асель"


async def play(settings: Settings, told_to_end: asyncio.Event, clock: Clock) -> None:
    """Run both until told to end.

    Raises ServiceError where the address is taken.
    """
    # The stand-in forgets everything at its end, so nothing that the database remembers may look like its own.
    first_id = int(clock.time())
    token = f"{first_id}:{secrets.token_urlsafe(24)}"
    async with AsyncExitStack() as stack:
        try:
            telegram = await stack.enter_async_context(BotApiServer(token, listen=settings.playground_listen))
        except OSError as error:
            message = (
                f"{settings.playground_listen} cannot be listened on ({error.strerror}). "
                "Stop what uses it, or set BOT_PLAYGROUND_LISTEN to another address, for example 127.0.0.1:8081."
            )
            raise ServiceError(message) from error
        own = settings.model_copy(update={"database": settings.database.with_name("playground.db")})
        event = (await asyncio.to_thread(visible_today, own)).event
        translators = load_translators()
        # Backwards: the page shows the first phone beside the owner's, which speaks the event's first language.
        visitors = [(translators[language]("phone-of"), language) for language in reversed(event.languages)]
        for number, (name, language) in enumerate((*visitors, _GUEST), start=1):
            telegram.user(name, user_id=first_id + number, language_code=language)
        owner = telegram.user(_OWNER, user_id=first_id + len(visitors) + 2, language_code=event.languages[0])
        telegram.note(owner, "owner")

        def welcome() -> None:
            typer.echo(f"Open {telegram.url} in a browser and talk with the bot. Ctrl+C ends it.")

        joined = {
            "token": SecretStr(token),
            "api_url": HttpUrl(telegram.url),
            "owner_ids": own.owner_ids | {owner.id},
        }
        await serve(own.model_copy(update=joined), told_to_end, clock, welcome)
