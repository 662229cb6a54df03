"""People who talk with the bot: tests read as what she says and what it answers."""

from dataclasses import dataclass

from playground.specification.errors import Json
from playground.world import contents
from playground.world.accounts import Account
from playground.world.bell import SilenceError
from playground.world.chats import Chat
from playground.world.cloud import Cloud, Query, Toast, now
from playground.world.incoming import deliver, edit, press, text_content
from playground.world.messages import Message, Post

# How long after a toast an edit may still come.
AFTER_TOAST = 0.2


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on a button that the bot is still to answer."""

    query: Query
    chat: Chat

    async def answered(self, within: float = 5.0) -> Toast:
        """Return the toast (its text is often empty); raises `SilenceError`."""
        complaint = f"the tap was not answered within {within} s"
        return await self.chat.bell.until(lambda: self.query.answer, within, lambda: complaint)


class Person:
    """Somebody with Telegram. Where no chat is named, it is the private chat with the bot.

    `says` and `taps` wait for the bot, at most `patience` seconds unless `within` is given, and raise
    `SilenceError`; everything else returns at once.
    """

    def __init__(self, cloud: Cloud, account: Account, chat: Chat, sender: Json, patience: float) -> None:
        self.account = account
        self.chat = chat
        self._cloud = cloud
        self._sender = sender
        self._patience = patience

    @property
    def id(self) -> int:
        """The Telegram id."""
        return self.account.id

    async def says(
        self, text: str, *, chat: Chat | None = None, reply_to: Message | None = None, within: float | None = None
    ) -> Message:
        """Send a text and return the bot's next message in that chat."""
        place = chat or self.chat
        place.unheard.clear()
        await self.sends(text, chat=place, reply_to=reply_to)
        return await self.hears(chat=place, within=within)

    async def hears(self, *, chat: Chat | None = None, within: float | None = None) -> Message:
        """Return the bot's next message in the chat that nobody has waited for yet."""
        return await (chat or self.chat).hears(self._patience if within is None else within)

    async def sends(
        self,
        text: str,
        *,
        chat: Chat | None = None,
        reply_to: Message | None = None,
        thread: int | None = None,
    ) -> Message:
        """Send a text; `thread` is the topic of a forum."""
        topic = {} if thread is None else {"message_thread_id": thread, "is_topic_message": True}
        return await self.sends_content(text_content(text) | topic, chat=chat, reply_to=reply_to)

    async def sends_photo(
        self, caption: str = "", *, content: bytes | None = None, chat: Chat | None = None
    ) -> Message:
        """Send a photo: these bytes (PNG or JPEG), or a grey one."""
        shot = contents.picture(320, 240) if content is None else content
        return await self.sends_content(contents.photo(self._cloud.files, caption, shot), chat=chat)

    async def sends_document(
        self, name: str, content: bytes, *, caption: str = "", chat: Chat | None = None
    ) -> Message:
        """Send a file."""
        return await self.sends_content(contents.document(self._cloud.files, name, content, caption), chat=chat)

    async def sends_sticker(self, emoji: str = "🚀", *, chat: Chat | None = None) -> Message:
        """Send a sticker."""
        return await self.sends_content(contents.sticker(self._cloud.files, emoji), chat=chat)

    async def sends_voice(self, seconds: int = 3, *, chat: Chat | None = None) -> Message:
        """Send a voice message."""
        return await self.sends_content(contents.voice(self._cloud.files, seconds), chat=chat)

    async def sends_location(self, *, chat: Chat | None = None) -> Message:
        """Send a place: Baikonur."""
        return await self.sends_content(contents.location(45.965, 63.305), chat=chat)

    async def sends_contact(self, *, chat: Chat | None = None) -> Message:
        """Send somebody's phone number."""
        return await self.sends_content(contents.contact("+77010000000", "Aigul"), chat=chat)

    async def sends_content(
        self, content: Json, *, chat: Chat | None = None, reply_to: Message | None = None
    ) -> Message:
        """Send any content, given as fields of a `Message` object."""
        place = chat or self.chat
        post = deliver(self._cloud, place, self._sender, content, reply_to.message_id if reply_to else None)
        return place.show(post)

    async def forwards(self, message: Message, *, chat: Chat | None = None) -> Message:
        """Forward a message of another chat."""
        return await self.sends_content(_forwarded(message), chat=chat)

    async def edits(self, message: Message, text: str) -> Message:
        """Change the text or caption of one's own message; `reply.changes()` then waits for what the bot mends."""
        edit(self._cloud, message.chat, message.post, text)
        return message.now

    async def presses(self, message: Message, label: str) -> Tap:
        """Tap a button that has a `callback_data`, without waiting for the bot."""
        data = message.now.button(label).callback_data
        if data is None:
            reason = f"the button {label!r} sends nothing to the bot"
            raise AssertionError(reason)
        return await self.forges(message, data)

    async def forges(self, message: Message, data: str) -> Tap:
        """Send a callback query with any data, as an old message or a forger would."""
        return Tap(press(self._cloud, message.chat, message.post, self.account.as_user(), data), message.chat)

    async def taps(self, message: Message, label: str, *, within: float | None = None) -> Message:
        """Tap a button; wait until that is answered and until the message is edited or the bot writes another.

        Returns the edited message, or else the new one; after a toast with text also the unchanged one.
        """
        chat, post, version = message.chat, message.post, message.post.version
        seconds = self._patience if within is None else within
        chat.unheard.clear()
        tap = await self.presses(message, label)
        toast = await tap.answered(seconds)

        def changed() -> Post | None:
            return post if post.version > version else chat.first_unheard()

        try:
            wait = AFTER_TOAST if toast.text else seconds
            found = await chat.bell.until(changed, wait, lambda: f"the tap on {label!r} changed nothing")
        except SilenceError:
            if not toast.text:
                raise
            return message.now
        if found in chat.unheard:
            chat.unheard.remove(found)
        return chat.show(found)

    async def blocks(self) -> None:
        """Block the bot."""
        self._cloud.set_bot_status(self.chat, "kicked", self.account)

    async def unblocks(self) -> None:
        """Unblock the bot."""
        self._cloud.set_bot_status(self.chat, "member", self.account)

    async def makes_bot(self, status: str, chat: Chat) -> None:
        """Add the bot to a group (`member`), promote it (`administrator`) or throw it out (`left`, `kicked`)."""
        self._cloud.set_bot_status(chat, status, self.account)

    async def asks_inline(self, query: str, *, within: float | None = None) -> list[Json]:
        """Type `@bot query` in some chat; return the `InlineQueryResult` list that the bot offers."""
        asked = self._cloud.open_query(None)
        self._cloud.updates.put(
            "inline_query", {"id": asked.id, "from": self._sender["from"], "query": query, "offset": ""}
        )
        seconds = self._patience if within is None else within
        complaint = f"the inline query was not answered within {seconds} s"
        return await self.chat.bell.until(lambda: asked.results, seconds, lambda: complaint)

    async def chooses(self, result_id: str, query: str) -> None:
        """Take one of the results of an inline query."""
        chosen = {"result_id": result_id, "from": self._sender["from"], "query": query}
        self._cloud.updates.put("chosen_inline_result", chosen)


def private_person(cloud: Cloud, account: Account, patience: float) -> Person:
    """Return the hands of somebody in the private chat with the bot."""
    return Person(cloud, account, cloud.chats[account.id], {"from": account.as_user()}, patience)


def _forwarded(message: Message) -> Json:
    place = {"message_id", "chat", "from", "sender_chat", "date", "reply_to_message", "message_thread_id", "edit_date"}
    kept = {name: value for name, value in message.payload.items() if name not in {*place, "is_topic_message"}}
    origin: Json = {"date": message.payload.get("date", now())}
    if message.chat.type == "channel":
        chat = message.chat.as_chat()
        origin |= {"type": "channel", "chat": chat, "message_id": message.message_id}
    elif "sender_chat" in message.payload:
        origin |= {"type": "chat", "sender_chat": message.payload["sender_chat"]}
    else:
        origin |= {"type": "user", "sender_user": message.payload["from"]}
    return kept | {"forward_origin": origin}
