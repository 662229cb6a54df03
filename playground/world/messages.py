"""Messages as people see them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.formatting.entities import utf16_slice
from playground.formatting.markup import to_html
from playground.specification.errors import Json

if TYPE_CHECKING:
    from playground.world.chats import Chat


@dataclass(slots=True, eq=False)
class Post:
    """A place in a chat; its payload (a `Message` object) is replaced by edits, never altered."""

    payload: Json
    by_bot: bool
    version: int = 0
    deleted: bool = False
    reactions: tuple[str, ...] = ()
    keyboard: Json | None = None
    """A reply keyboard, which the Bot API does not give back."""


def without_reply(payload: Json) -> Json:
    """Return a message as it stands in another one's `reply_to_message`: replies do not nest."""
    return {name: value for name, value in payload.items() if name not in {"reply_to_message", "quote"}}


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button."""

    text: str
    payload: Json

    @property
    def callback_data(self) -> str | None:
        """What the bot gets when the button is tapped; None for other kinds of buttons."""
        return self.payload.get("callback_data")

    @property
    def url(self) -> str | None:
        """Where the button leads; None for other kinds of buttons."""
        return self.payload.get("url")


@dataclass(frozen=True, slots=True, repr=False)
class Message:
    """A message as it stood at one moment; `now` and `changes` give later ones."""

    chat: "Chat"
    post: Post
    payload: Json
    """The `Message` object of the Bot API."""
    version: int
    """How many times it had been edited."""

    def __repr__(self) -> str:
        buttons = "".join(f" [{button.text}]" for row in self.buttons for button in row)
        return f"{'bot' if self.is_from_bot else 'person'}: {self.text}{buttons}"

    @property
    def message_id(self) -> int:
        """The id, which is unique in its chat."""
        return int(self.payload["message_id"])

    @property
    def is_from_bot(self) -> bool:
        """Whether the bot under test wrote it."""
        return self.post.by_bot

    @property
    def is_deleted(self) -> bool:
        """Whether it is gone by now."""
        return self.post.deleted

    @property
    def text(self) -> str:
        """Text or caption, without formatting."""
        return str(self.payload.get("text") or self.payload.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """The entities of text or caption."""
        found: list[Json] = self.payload.get("entities") or self.payload.get("caption_entities") or []
        return found

    @property
    def html(self) -> str:
        """Text or caption as the HTML that produces it."""
        return to_html(self.text, self.entities)

    @property
    def links(self) -> list[str]:
        """Where the links in the text lead, in their order."""
        return [
            entity.get("url") or utf16_slice(self.text, entity["offset"], entity["length"])
            for entity in self.entities
            if entity["type"] in {"text_link", "url"}
        ]

    @property
    def buttons(self) -> list[list[Button]]:
        """The inline buttons, row by row."""
        rows = self.payload.get("reply_markup", {}).get("inline_keyboard", [])
        return [[Button(button["text"], button) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        """What stands on the inline buttons, in reading order."""
        return [button.text for row in self.buttons for button in row]

    @property
    def reactions(self) -> tuple[str, ...]:
        """The emoji with which the bot has reacted."""
        return self.post.reactions

    @property
    def keyboard(self) -> Json | None:
        """The reply keyboard (or its removal, or a forced reply) that came with the message."""
        return self.post.keyboard

    @property
    def reply_to(self) -> int | None:
        """The id of the message it answers."""
        replied: Json | None = self.payload.get("reply_to_message")
        return replied["message_id"] if replied else None

    def button(self, label: str) -> Button:
        """Return the one button with this label, or the only one that contains it; raises `AssertionError`."""
        everything = [button for row in self.buttons for button in row]
        found = [button for button in everything if button.text == label]
        found = found or [button for button in everything if label in button.text]
        if len(found) != 1:
            reason = f"{len(found)} buttons are labelled {label!r} among {self.labels} under {self.text!r}"
            raise AssertionError(reason)
        return found[0]

    @property
    def now(self) -> "Message":
        """The message as it stands at this moment."""
        return self.chat.show(self.post)

    async def changes(self, within: float = 5.0) -> "Message":
        """Wait until it is edited or deleted after the moment this was taken; raises `SilenceError`."""
        await self.chat.bell.until(
            lambda: self.post if self.post.version > self.version else None,
            within,
            lambda: f"nothing changed within {within} s in the message {self.text!r}",
        )
        return self.now
