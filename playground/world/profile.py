"""How the bot presents itself: name, descriptions, commands, menu button."""

from playground.specification.errors import Json

DEFAULT_SCOPE: Json = {"type": "default"}


class Profile:
    """Texts by language code (`""` stands for all other languages) and commands by scope and language."""

    def __init__(self, name: str) -> None:
        self.texts: dict[str, dict[str, str]] = {"name": {"": name}, "description": {}, "short_description": {}}
        self.commands: dict[tuple[tuple[object, ...], str], list[Json]] = {}
        self.menu_buttons: dict[int | None, Json] = {}

    def text(self, kind: str, language: str) -> str:
        """Return name, description or short_description as somebody with this language sees it."""
        texts = self.texts[kind]
        return texts.get(language) or texts.get("", "")

    def set_text(self, kind: str, language: str, text: str) -> None:
        """Set a text for a language; an empty one removes it."""
        if text:
            self.texts[kind][language] = text
        else:
            self.texts[kind].pop(language, None)

    def commands_for(self, chat_id: int, language: str) -> list[Json]:
        """Return the menu in a private chat: the narrowest scope first, the language before none."""
        scopes: list[Json] = [{"type": "chat", "chat_id": chat_id}, {"type": "all_private_chats"}, DEFAULT_SCOPE]
        for scope in scopes:
            for code in (language, ""):
                if found := self.commands.get((scope_key(scope), code)):
                    return found
        return []


def scope_key(scope: Json) -> tuple[object, ...]:
    """Return a scope as a key."""
    return scope["type"], scope.get("chat_id"), scope.get("user_id")
