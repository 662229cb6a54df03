"""What is in a certain language is labelled with that, as long as the event is told in more than one."""

from collections.abc import Collection, Iterable

from answers.models.knowledge import Language
from handlers.editors.context import EditorContext
from locales import Translator


def labelled(label: str, language: Language | None, languages: Collection[Language], say: Translator) -> str:
    """Return a label with the language that it is about: «Вопрос · казахский»."""
    return f"{label} · {say.language_name(language)}" if language and {*languages} - {language} else label


def headed(text: str, language: Language, editor: EditorContext) -> str:
    """Return a text with the language that it is told in, by that language's own name: «Қазақша · Көрме қашан?»."""
    return f"{editor.translators[language]('language-name')} · {text}" if len(editor.translators) > 1 else text


def named(languages: Iterable[Language], say: Translator) -> str:
    """Return the names of languages, one after the other."""
    return ", ".join(say.language_name(language) for language in languages)
