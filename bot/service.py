"""The service: opened in order, run until it is told to end, closed in reverse order."""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple
from zoneinfo import ZoneInfo

from telegram.error import InvalidToken, TelegramError

from bot.answering.answering import Answering
from bot.api.backoff import delays
from bot.api.deadlines import Deadlines
from bot.api.transport import Bot, make_bot
from bot.application import build
from bot.background.digests import Digests
from bot.background.jobs import standing_jobs
from bot.background.notices import Notices
from bot.background.profile import Profile
from bot.background.scheduler import Scheduler
from bot.clock import Clock
from bot.delivery import attachments
from bot.delivery.broadcaster import Broadcaster
from bot.delivery.dispatcher import App, Dispatcher
from bot.delivery.polling import Poller
from bot.errors import REFUSED, ServiceError
from bot.settings import Settings
from handlers import routing
from handlers.kit.services import Services
from locales import load_translators
from storage.database import folders
from storage.database.database import open_database
from storage.database.opening import owned, prepare
from storage.delivery import bot as identity
from storage.knowledge.content.content import fill_with_shipped_content

logger = logging.getLogger(__name__)

_DRAIN = 8.0  # seconds
_PATIENCE = 5.0
_PAUSE = 5.0


def _say_nothing() -> None:
    """Whoever starts the service from a shell reads the log."""


async def serve(
    settings: Settings,
    told_to_end: asyncio.Event,
    clock: Clock,
    welcome: Callable[[], None] = _say_nothing,
) -> None:
    """Run the bot until it is told to end; then finish what is under way. `welcome` is called when it can work.

    Raises ServiceError or DatabaseRefusedError where it cannot run, or cannot go on; DatabaseLostError where a new
    start helps.
    """
    if settings.token is None:
        message = "BOT_TOKEN is not set. Get a token from @BotFather, or start the playground."
        raise ServiceError(message)
    bot = make_bot(settings.token.get_secret_value(), str(settings.api_url), clock)
    with owned(settings.database):
        await asyncio.to_thread(folders.make_writable, settings.backups, "backups")
        await asyncio.to_thread(prepare, settings.database, settings.backups, fill_with_shipped_content, clock.time)
        async with open_database(settings.database, clock.time) as database:
            timezone, translators = ZoneInfo(settings.timezone), load_translators()
            answering = await Answering.open(database, timezone, clock)
            services = Services(
                database,
                answering,
                translators,
                routing.menus(routing.TOPICS, translators),
                clock,
                settings.owner_ids,
                timezone,
                settings.database,
            )
            welcome()
            try:
                with _spared_collector():
                    await _reach_telegram(bot, told_to_end, clock)
                    if not told_to_end.is_set():
                        async with build(bot, services) as application:
                            await _work(application, _parts(application, answering, settings, clock), told_to_end)
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


async def _reach_telegram(bot: Bot, told_to_end: asyncio.Event, clock: Clock) -> None:
    """Return once Telegram knows the bot; while it cannot be reached, try again.

    Raises ServiceError where Telegram refuses the token.
    """
    waits, deadlines = delays(), Deadlines(clock)
    while not told_to_end.is_set():
        try:
            with deadlines.within(_PATIENCE):
                await bot.initialize()
        except TimeoutError:
            logger.warning("Telegram does not answer; trying again")
        except InvalidToken:
            raise ServiceError(REFUSED) from None  # the original carries the token
        except TelegramError as error:
            delay = next(waits)
            logger.warning("Telegram cannot be reached (%s); trying again in %.0f s", error, delay)
            await _wait(told_to_end, clock, delay)
        else:
            return


async def _wait(told_to_end: asyncio.Event, clock: Clock, seconds: float) -> None:
    """Return after so many seconds, or when it is told to end."""
    waits = [asyncio.create_task(told_to_end.wait()), asyncio.create_task(clock.sleep(seconds))]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


class _Parts(NamedTuple):
    """What runs side by side: the dispatcher and the broadcaster are drained at the end."""

    dispatcher: Dispatcher
    broadcaster: Broadcaster
    endless: Sequence[Callable[[], Awaitable[None]]]
    clock: Clock


def _parts(application: App, answering: Answering, settings: Settings, clock: Clock) -> _Parts:
    bot, services, database = application.bot, application.bot_data, application.bot_data.database
    dispatcher = Dispatcher(application, database, clock)
    broadcaster = Broadcaster(bot, database, clock)
    jobs = standing_jobs(services, settings.backups)
    endless = (
        Poller(bot, database, dispatcher.receive, clock).run,
        dispatcher.run,
        Scheduler(database, jobs, Digests(services, broadcaster), clock).run,
        Notices(services, broadcaster).run,
        Profile(bot, services).run,
        answering.stay_fresh,
        answering.embed,
    )
    return _Parts(dispatcher, broadcaster, endless, clock)


async def _work(application: App, parts: _Parts, told_to_end: asyncio.Event) -> None:
    services, database = application.bot_data, application.bot_data.database
    if given_up := await database.write(identity.become, application.bot.id):
        logger.warning("Another bot used this database: %d of its calls are given up", given_up)
    await attachments.sweep(services.exports, database)
    await parts.dispatcher.recover()
    tasks = {asyncio.create_task(_keep_running(part, parts.clock)) for part in parts.endless}
    tasks |= {asyncio.create_task(_end(told_to_end)), asyncio.create_task(database.watch())}
    logger.info("@%s is listening", application.bot.username)
    try:
        finished, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in finished:
            task.result()  # raises what ended it
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(parts.dispatcher.drain(_DRAIN), parts.broadcaster.drain(_DRAIN))
        logger.info("Ended; whatever was not finished is stored for the next start")


async def _keep_running(part: Callable[[], Awaitable[None]], clock: Clock) -> None:
    """Run a part for ever: what it raises is logged and it starts again, but for what ends the service."""
    while True:
        try:
            await part()
        except ServiceError:
            raise
        except Exception:
            logger.exception("A part of the service failed; it starts again in %.0f s", _PAUSE)
        await clock.sleep(_PAUSE)


async def _end(told_to_end: asyncio.Event) -> None:
    await told_to_end.wait()
