"""The stand-in for Telegram as one server, and as tests use it."""

import asyncio
import contextlib
from types import TracebackType
from typing import Self

from aiohttp import web

from playground.bot_api.api import Api, Call
from playground.bot_api.faults import Fault, Faults
from playground.bot_api.webhook import WebhookSender
from playground.specification.schema import load_schema
from playground.web.loopback import own_pages_only
from playground.web.pages import page_routes
from playground.web.people import PeopleControl
from playground.web.world import WorldControl
from playground.world.accounts import ANONYMOUS_ADMIN, Account
from playground.world.chats import Chat, ChatType
from playground.world.cloud import Cloud, now
from playground.world.incoming import deliver
from playground.world.people import Person, private_person
from playground.world.updates import UpdateQueue

MAX_BODY = 60_000_000
CLOSING = 1.0
"""Seconds for calls under way when the server stops."""


class BotApiServer:
    """A local Bot API server for one bot: `async with BotApiServer(token) as telegram`."""

    def __init__(
        self,
        token: str,
        *,
        listen: str = "127.0.0.1:0",
        name: str = "Garysh",
        username: str = "garysh_bot",
        patience: float = 5.0,
    ) -> None:
        self.token = token
        bot_id = token.partition(":")[0]
        bot = Account(int(bot_id) if bot_id.isdecimal() else 1, name, username=username, is_bot=True)
        self.cloud = Cloud(bot, load_schema())
        self._api = Api(token, self.cloud)
        self._host, _, port = listen.rpartition(":")
        self._port = int(port)
        self._patience = patience
        self._runner: web.AppRunner | None = None
        self._webhook: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Listen; raises `OSError` where the address is taken."""
        application = web.Application(client_max_size=MAX_BODY, middlewares=[own_pages_only(self._host.strip("[]"))])
        application.add_routes(self._api.routes())
        application.add_routes(PeopleControl(self.cloud).routes())
        application.add_routes(WorldControl(self.cloud, self._api).routes())
        application.add_routes(page_routes())
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=CLOSING)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host.strip("[]"), self._port)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._port = self._runner.addresses[0][1]
        self._webhook = asyncio.create_task(WebhookSender(self.cloud, self._api).run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._webhook is not None:
            self._webhook.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._webhook
        if self._runner is not None:
            self._cut()
            await self._runner.cleanup()

    def _cut(self) -> None:
        """Break all connections, as a server that goes down does; what waited ends unheard."""
        server = self._runner.server if self._runner else None
        for connection in server.connections if server else []:
            if connection.transport is not None:
                connection.transport.abort()
        self._api.close()

    @property
    def url(self) -> str:
        """What `BOT_API_URL` is to be."""
        return f"http://{self._host}:{self._port}"

    @property
    def bot(self) -> Account:
        """The bot under test."""
        return self.cloud.bot

    @property
    def calls(self) -> list[Call]:
        """All calls that came in, in order, refused ones and polls included."""
        return self._api.calls

    @property
    def refusals(self) -> list[Call]:
        """Calls that a correct bot never makes."""
        return self._api.refusals

    @property
    def sends(self) -> int:
        """How many messages the bot has put into chats."""
        return self.cloud.sends

    @property
    def updates(self) -> UpdateQueue:
        """What waits for the bot; `inject` and `redeliver` are for bad days."""
        return self.cloud.updates

    @property
    def faults(self) -> Faults:
        """The faults in store."""
        return self._api.faults

    def fails(self, fault: Fault) -> None:
        """Let the next calls that fit meet this fault."""
        self._api.faults.add(fault)

    def calls_of(self, method: str) -> list[Call]:
        """Return the calls of one method."""
        return [call for call in self.calls if call.method == method]

    def user(
        self,
        first_name: str,
        *,
        user_id: int | None = None,
        language_code: str | None = None,
        username: str | None = None,
        last_name: str | None = None,
    ) -> Person:
        """Add a person; `language_code` is the phone's."""
        names = {"language_code": language_code, "username": username, "last_name": last_name}
        account = self.cloud.add_user(first_name, user_id, **names)
        return private_person(self.cloud, account, self._patience)

    def note(self, person: Person, note: str) -> None:
        """Show a word beside somebody's name on the page, such as «owner»."""
        self.cloud.notes[person.id] = note

    def group(self, title: str, *, members: list[Person], privacy_mode: bool = True) -> Chat:
        """Add a basic group with the bot in it; the first member owns it."""
        return self._add("group", title, members, privacy_mode=privacy_mode)

    def supergroup(self, title: str, *, members: list[Person], privacy_mode: bool = True) -> Chat:
        """Add a supergroup with the bot in it; the first member owns it."""
        return self._add("supergroup", title, members, privacy_mode=privacy_mode)

    def channel(self, title: str, *, username: str | None = None) -> Person:
        """Add a channel of which the bot is administrator; returns whoever posts in it."""
        chat = self.cloud.add_group("channel", title, [], {"username": username} if username else {})
        chat.bot_status = "administrator"
        account = Account(chat.id, title)
        return Person(self.cloud, account, chat, {"sender_chat": chat.as_chat()}, self._patience)

    def anonymous_admin(self, chat: Chat) -> Person:
        """Return an administrator of a group who speaks in the group's own name."""
        sender = {"from": ANONYMOUS_ADMIN.as_user(), "sender_chat": chat.as_chat()}
        return Person(self.cloud, ANONYMOUS_ADMIN, chat, sender, self._patience)

    def topic(self, chat: Chat, name: str, by: Person) -> int:
        """Open a topic in a supergroup; returns its `message_thread_id`."""
        chat.about["is_forum"] = True
        created = {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}}
        post = deliver(self.cloud, chat, {"from": by.account.as_user()}, created)
        thread: int = post.payload["message_id"]
        chat.topics[thread] = name
        return thread

    def migrate(self, group: Chat, by: Person) -> Chat:
        """Make a supergroup of a basic group; the old id answers with `migrate_to_chat_id` from now on."""
        sender = {"from": by.account.as_user()}
        new = self.cloud.add_group("supergroup", group.title, list(group.members.values()), {})
        new.bot_status, new.privacy_mode = group.bot_status, group.privacy_mode
        deliver(self.cloud, group, sender, {"migrate_to_chat_id": new.id, "date": now()})
        group.migrated_to = new.id
        deliver(self.cloud, new, sender, {"migrate_from_chat_id": group.id})
        return new

    def _add(self, kind: ChatType, title: str, members: list[Person], *, privacy_mode: bool) -> Chat:
        chat = self.cloud.add_group(kind, title, [member.account for member in members], {})
        chat.privacy_mode = privacy_mode
        return chat
