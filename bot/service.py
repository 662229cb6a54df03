"""The service: opened in order, run until it is told to end, closed in reverse order."""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from zoneinfo import ZoneInfo

from telegram.error import InvalidToken, TelegramError

from bot.answering.answering import Answering
from bot.api.backoff import delays
from bot.api.transport import Bot, make_bot
from bot.application import App, build
from bot.background.digests import Digests
from bot.background.notices import Notices
from bot.background.profile import present
from bot.background.scheduler import Scheduler, standing_jobs
from bot.delivery import attachments
from bot.delivery.broadcaster import Broadcaster
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.polling import Poller
from bot.errors import REFUSED, ServiceError
from bot.settings import Settings
from handlers.kit.context import Services
from locales import load_translators
from storage.database.backups import prepare_folder
from storage.database.database import open_database
from storage.database.opening import owned, prepare
from storage.knowledge.content.content import fill_with_shipped_content

logger = logging.getLogger(__name__)

_DRAIN = 8.0  # seconds
_PATIENCE = 5.0
_PAUSE = 5.0


def _say_nothing() -> None:
    """Whoever starts the service from a shell reads the log."""


async def serve(settings: Settings, told_to_end: asyncio.Event, welcome: Callable[[], None] = _say_nothing) -> None:
    """Run the bot until it is told to end; then finish what is under way. `welcome` is called when it can work.

    Raises ServiceError or DatabaseRefusedError where it cannot run, or cannot go on; DatabaseLostError where a new
    start helps.
    """
    if settings.token is None:
        message = "BOT_TOKEN is not set. Get a token from @BotFather, or start the playground."
        raise ServiceError(message)
    bot = make_bot(settings.token.get_secret_value(), str(settings.api_url))
    with owned(settings.database):
        await asyncio.to_thread(prepare_folder, settings.backups)
        await asyncio.to_thread(prepare, settings.database, settings.backups, fill_with_shipped_content)
        async with open_database(settings.database) as database:
            timezone = ZoneInfo(settings.timezone)
            answering = await Answering.open(database, timezone)
            services = Services(
                database, answering, load_translators(), settings.owner_ids, timezone, settings.database
            )
            welcome()
            try:
                with _spared_collector():
                    await _reach_telegram(bot, told_to_end)
                    if not told_to_end.is_set():
                        async with build(bot, services) as application:
                            await _work(application, answering, settings, told_to_end)
            finally:
                answering.close()
                await bot.request.shutdown()


@contextmanager
def _spared_collector() -> Iterator[None]:
    """Let the garbage collector leave alone what stays, and look through what comes and goes less often."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


async def _reach_telegram(bot: Bot, told_to_end: asyncio.Event) -> None:
    """Return once Telegram knows the bot; while it cannot be reached, try again.

    Raises ServiceError where Telegram refuses the token.
    """
    waits = delays()
    while not told_to_end.is_set():
        try:
            async with asyncio.timeout(_PATIENCE):
                await bot.initialize()
        except TimeoutError:
            logger.warning("Telegram does not answer; trying again")
        except InvalidToken:
            raise ServiceError(REFUSED) from None  # the original carries the token
        except TelegramError as error:
            delay = next(waits)
            logger.warning("Telegram cannot be reached (%s); trying again in %.0f s", error, delay)
            with suppress(TimeoutError):
                await asyncio.wait_for(told_to_end.wait(), delay)
        else:
            return


async def _work(application: App, answering: Answering, settings: Settings, told_to_end: asyncio.Event) -> None:
    database = application.bot_data.database
    await attachments.sweep(application.bot_data.exports, database)
    lanes = Dispatcher(application, database)
    await lanes.recover()
    post = Broadcaster(application.bot, database)
    jobs = standing_jobs(application.bot_data, settings.backups)
    endless = (
        Poller(application.bot, database, lanes.receive).run,
        lanes.run,
        Scheduler(database, jobs, Digests(application.bot_data, post)).run,
        Notices(application.bot_data, post).run,
        answering.stay_fresh,
        answering.embed,
    )
    parts = {asyncio.create_task(_keep_running(part)) for part in endless}
    parts |= {asyncio.create_task(_end(told_to_end)), asyncio.create_task(database.watch())}
    presenting = asyncio.create_task(present(application.bot, application.bot_data))
    logger.info("@%s is listening", application.bot.username)
    try:
        finished, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        for part in finished:
            part.result()  # raises what ended it
    finally:
        for part in (*parts, presenting):
            part.cancel()
        await asyncio.gather(*parts, presenting, return_exceptions=True)
        await asyncio.gather(lanes.drain(_DRAIN), post.drain(_DRAIN))
        logger.info("Ended; whatever was not finished is stored for the next start")


async def _keep_running(part: Callable[[], Awaitable[None]]) -> None:
    """Run a part for ever: what it raises is logged and it starts again, but for what ends the service."""
    while True:
        try:
            await part()
        except ServiceError:
            raise
        except Exception:
            logger.exception("A part of the service failed; it starts again in %.0f s", _PAUSE)
        await asyncio.sleep(_PAUSE)


async def _end(told_to_end: asyncio.Event) -> None:
    await told_to_end.wait()
