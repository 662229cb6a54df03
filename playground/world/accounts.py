"""Who is on Telegram: people, and the bot."""

from dataclasses import dataclass

from playground.specification.errors import Json


@dataclass(slots=True)
class Account:
    """A user in the Bot API's sense."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def as_user(self) -> Json:
        """Return the `User` object."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return user | self._optional("last_name", "username", "language_code")

    def as_chat(self) -> Json:
        """Return the `Chat` object of the private chat with this user."""
        chat: Json = {"id": self.id, "type": "private", "first_name": self.first_name}
        return chat | self._optional("last_name", "username")

    def _optional(self, *names: str) -> Json:
        return {name: value for name in names if (value := getattr(self, name)) is not None}


# The user in whose name Telegram delivers what administrators say anonymously.
ANONYMOUS_ADMIN = Account(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
