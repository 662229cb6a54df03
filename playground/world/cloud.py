"""Telegram itself, without network: who and what there is, and what the bot gets to know of it."""

import time
from dataclasses import dataclass, field
from itertools import count

from playground.specification.errors import Json, TelegramError, forbid, refuse
from playground.specification.schema import Schema
from playground.world.accounts import Account
from playground.world.bell import Bell
from playground.world.chats import PRESENT, Chat, ChatType
from playground.world.files import Files
from playground.world.messages import Post
from playground.world.profile import Profile
from playground.world.updates import UpdateQueue

QUERY_LIFETIME = 60.0
"""Seconds within which a callback query can be answered."""


@dataclass(frozen=True, slots=True)
class Toast:
    """What answerCallbackQuery or an inline query's answer shows for a moment."""

    text: str
    show_alert: bool = False
    url: str | None = None


@dataclass(slots=True)
class Query:
    """A callback query, or an inline query, and what the bot answered."""

    id: str
    chat: Chat | None
    asked_at: float = field(default_factory=time.monotonic)
    answer: Toast | None = None
    results: list[Json] | None = None

    def must_be_open(self) -> None:
        """Raise 400 as for every answer that comes twice or too late."""
        if self.answer or self.results is not None or time.monotonic() - self.asked_at > QUERY_LIFETIME:
            refuse("query is too old and response timeout expired or query ID is invalid")


class Cloud:
    """The state of one server."""

    def __init__(self, bot: Account, schema: Schema) -> None:
        self.bot = bot
        self.schema = schema
        self.bell = Bell()
        self.updates = UpdateQueue(schema)
        self.files = Files()
        self.profile = Profile(bot.first_name)
        self.webhook: Json = {}
        self.users: dict[int, Account] = {}
        self.notes: dict[int, str] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.sends = 0
        self._user_ids = count(5_000_001)
        self._group_ids = count(4_000_001)
        self._query_ids = count(7_000_000_000_000_000_001)

    def add_user(self, first_name: str, user_id: int | None = None, **names: str | None) -> Account:
        """Add a person and the (still empty) private chat with the bot."""
        number = user_id
        while number is None or (user_id is None and number in self.users):
            number = next(self._user_ids)
        account = Account(number, first_name, **names)  # type: ignore[arg-type]  # names are names
        self.users[number] = account
        self.add_chat(number, "private", account.as_chat(), [account]).started = False
        return account

    def add_group(self, kind: ChatType, title: str, members: list[Account], about: Json) -> Chat:
        """Add a group, supergroup or channel with the bot in it."""
        number = next(self._group_ids)
        chat_id = -number if kind == "group" else -1_000_000_000_000 - number
        return self.add_chat(chat_id, kind, {"title": title} | about, members)

    def add_chat(self, chat_id: int, kind: ChatType, about: Json, members: list[Account]) -> Chat:
        """Add a chat with a chosen id."""
        about = {name: value for name, value in about.items() if name not in {"id", "type"}}
        chat = Chat(chat_id, kind, self.bell, about)
        for place, member in enumerate(members):
            chat.members[member.id] = member
            chat.statuses[member.id] = "member" if place or kind == "private" else "creator"
        self.chats[chat_id] = chat
        return chat

    def find_chat(self, chat_id: int | str) -> Chat:
        """Return the chat that a `chat_id` parameter means; raises 400 as the Bot API does."""
        if isinstance(chat_id, str):
            name = chat_id.removeprefix("@")
            chats = self.chats.values()
            found = next((chat for chat in chats if chat.about.get("username") == name and chat.id < 0), None)
        else:
            found = self.chats.get(chat_id)
        if found is None:
            refuse("chat not found")
        return found

    def find_writable(self, chat_id: int | str) -> Chat:
        """Return a chat to which the bot may write; raises 400 or 403 in Telegram's words."""
        chat = self.find_chat(chat_id)
        if chat.migrated_to:
            reason = "Bad Request: group chat was upgraded to a supergroup chat"
            raise TelegramError(400, reason, {"migrate_to_chat_id": chat.migrated_to})
        if chat.type == "private":
            if chat.bot_status == "kicked":
                forbid("bot was blocked by the user")
            if not chat.started:
                forbid("bot can't initiate conversation with a user")
        elif chat.bot_status not in PRESENT:
            forbid(absence(chat))
        if chat.type == "channel" and chat.bot_status != "administrator":
            refuse("need administrator rights in the channel chat")
        return chat

    def find_post(self, chat: Chat, message_id: int, missing: str) -> Post:
        """Return a message that still stands; raises 400 with `missing`."""
        post = chat.posts.get(message_id)
        if post is None or post.deleted:
            refuse(missing)
        return post

    def open_query(self, chat: Chat | None) -> Query:
        """Begin a callback query or an inline query."""
        query = Query(str(next(self._query_ids)), chat)
        self.queries[query.id] = query
        return query

    def find_query(self, query_id: str) -> Query:
        """Return a query that can still be answered; raises 400."""
        query = self.queries.get(query_id) or Query(query_id, None, asked_at=-QUERY_LIFETIME)
        query.must_be_open()
        return query

    def bot_posts(self, chat: Chat, content: Json) -> Post:
        """Put a message of the bot into a chat."""
        self.sends += 1
        sender = {"sender_chat": chat.as_chat()} if chat.type == "channel" else {"from": self.bot.as_user()}
        return chat.add(sender | {"date": now()} | content, by_bot=True)

    def set_bot_status(self, chat: Chat, status: str, by: Account) -> None:
        """Change what the bot is in a chat (blocked, added, promoted, removed) and tell it so."""
        old, chat.bot_status = chat.bot_status, status
        if old == status:
            return
        changed = {
            "chat": chat.as_chat(),
            "from": by.as_user(),
            "date": now(),
            "old_chat_member": self.as_member(self.bot, old),
            "new_chat_member": self.as_member(self.bot, status),
        }
        self.updates.put("my_chat_member", changed)

    def as_member(self, account: Account, status: str) -> Json:
        """Return the `ChatMember` object for a status."""
        member: Json = {"status": status, "user": account.as_user()}
        match status:
            case "creator":
                member["is_anonymous"] = False
            case "administrator":
                member |= dict.fromkeys(self.schema.required_booleans("ChatMemberAdministrator"), False)
            case "kicked":
                member["until_date"] = 0
        return member


def absence(chat: Chat) -> str:
    """Return how Telegram tells a bot that it is not in a chat."""
    if chat.bot_status == "kicked":
        return f"bot was kicked from the {chat.type} chat"
    return f"bot is not a member of the {chat.type} chat"


def now() -> int:
    """Return the time as Telegram gives dates."""
    return int(time.time())
