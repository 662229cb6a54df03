"""Chats and what stands in them."""

from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from playground.specification.errors import Json
from playground.world.accounts import Account
from playground.world.bell import Bell, SilenceError
from playground.world.messages import Message, Post, without_reply

ChatType = Literal["private", "group", "supergroup", "channel"]
PRESENT = ("creator", "administrator", "member", "restricted")


@dataclass(eq=False, repr=False)
class Chat:
    """One chat that the bot can be in: with a person, a group, a supergroup or a channel."""

    id: int
    type: ChatType
    bell: Bell
    about: Json
    bot_status: str = "member"
    """The bot's own `ChatMember.status`; a person who blocks the bot makes it `kicked`."""
    started: bool = True
    """False in a private chat in which the person never wrote: the bot may not begin."""
    privacy_mode: bool = True
    members: dict[int, Account] = field(default_factory=dict)
    statuses: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    migrated_to: int | None = None
    posts: dict[int, Post] = field(default_factory=dict)
    toasts: list[str] = field(default_factory=list)
    unheard: deque[Post] = field(default_factory=deque)
    """What the bot wrote and nobody has waited for yet; cleared, it all counts as heard."""
    _message_ids: "count[int]" = field(default_factory=lambda: count(1))

    def __repr__(self) -> str:
        return f"{self.type} {self.title!r}"

    def as_chat(self) -> Json:
        """Return the `Chat` object."""
        return {"id": self.id, "type": self.type} | self.about

    @property
    def title(self) -> str:
        """The name under which people see the chat."""
        return str(self.about.get("title") or self.about.get("first_name"))

    @property
    def messages(self) -> list[Message]:
        """What a person sees now, from top to bottom."""
        return [self.show(post) for post in self.posts.values() if not post.deleted]

    @property
    def replies(self) -> list[Message]:
        """What the bot wrote and still stands."""
        return [message for message in self.messages if message.is_from_bot]

    def add(self, content: Json, *, by_bot: bool) -> Post:
        """Put a message (without id and chat) into the chat."""
        message_id = next(self._message_ids)
        post = Post({"message_id": message_id, "chat": self.as_chat(), **content}, by_bot=by_bot)
        self.posts[message_id] = post
        if by_bot:
            self.unheard.append(post)
        self._ring(post)
        return post

    def change(self, post: Post, payload: Json) -> None:
        """Put another content into a message's place; what it replies to is shown as that stands now."""
        replied = self.posts.get(payload.get("reply_to_message", {}).get("message_id"))
        post.payload = payload | ({"reply_to_message": without_reply(replied.payload)} if replied else {})
        post.version += 1
        self._ring(post)

    def delete(self, post: Post) -> None:
        """Take a message away for everybody."""
        post.deleted = True
        self.change(post, post.payload)

    def show(self, post: Post) -> Message:
        """Return the message as it stands now."""
        return Message(self, post, post.payload, post.version)

    async def hears(self, within: float) -> Message:
        """Return the bot's next message that nobody has waited for yet."""
        post = await self.bell.until(self.first_unheard, within, lambda: self._silence(within))
        self.unheard.remove(post)
        return self.show(post)

    async def stays_silent(self, seconds: float) -> bool:
        """Watch for a while; False as soon as the bot has written what nobody waited for."""
        try:
            await self.bell.until(self.first_unheard, seconds, str)
        except SilenceError:
            return True
        return False

    def first_unheard(self) -> Post | None:
        """Return the first message of the bot that still stands and that nobody has waited for yet."""
        return next((post for post in self.unheard if not post.deleted), None)

    def _silence(self, within: float) -> str:
        seen = "\n".join(f"  {message}" for message in self.messages[-6:])
        return f"the bot said nothing in {self.title!r} within {within} s; the chat shows\n{seen}"

    def _ring(self, post: Post) -> None:
        self.bell.ring(
            {
                "kind": "deleted" if post.deleted else "message",
                "chat_id": self.id,
                "message_id": post.payload["message_id"],
                "message": post.payload,
                "by_bot": post.by_bot,
                "version": post.version,
            }
        )
