"""The shell's command `check`: what would keep the service from running, and what to do; it changes nothing."""

from collections.abc import Mapping

import typer
from telegram.error import InvalidToken, TelegramError

from bot.api.transport import make_bot
from bot.clock import Clock
from bot.errors import REFUSED, ServiceError
from bot.settings import Settings, unknown_in_environment
from storage.database import folders, opening
from storage.database.opening import State

_STATES: Mapping[State, str] = {
    "absent": "There is no database {} yet; the first start makes it, with the shipped content.",
    "current": "The database {} is whole and up to date.",
    "outdated": "The database {} is whole; the next start brings it up to date.",
}


async def examine(settings: Settings) -> None:
    """Say what is in order.

    Raises DatabaseRefusedError or ServiceError for what is not.
    """
    for warning in unknown_in_environment():
        typer.echo(f"warning: {warning}", err=True)
    typer.echo("The settings are in order.")
    folders.check(settings.backups, "backups")
    typer.echo(_STATES[opening.examine(settings.database, settings.backups)].format(settings.database))
    if settings.token is None:
        typer.echo("BOT_TOKEN is not set: `python -m bot` starts the playground. Get a token from @BotFather.")
        return
    if not settings.owner_ids:
        typer.echo(
            "warning: BOT_OWNER_IDS is not set: the bot has no owner, so nobody can edit what it knows. "
            "Write /id to the bot and set BOT_OWNER_IDS to the number it tells.",
            err=True,
        )
    typer.echo(f"Telegram knows the bot as @{await _ask_telegram(settings, settings.token.get_secret_value())}.")


async def _ask_telegram(settings: Settings, token: str) -> str:
    bot = make_bot(token, str(settings.api_url), Clock())
    try:
        await bot.initialize()
    except InvalidToken:
        raise ServiceError(REFUSED) from None
    except TelegramError as error:
        message = f"{settings.api_url} cannot be reached ({error}). Check the network and BOT_API_URL."
        raise ServiceError(message) from error
    else:
        return bot.username
    finally:
        await bot.request.shutdown()
