"""Words that stand for a choice, in any language of the event."""

from collections.abc import Collection, Mapping, Sequence

from answers.models.knowledge import Language
from handlers.editors.context import EditorContext
from handlers.editors.forms.form import Fault, folded
from handlers.editors.forms.values import FaultyValueError, listed
from locales import Translator

SEXES = ("female", "male")
KINDS_OF_TITLE = ("honour", "rank", "role")
KINDS_OF_SECTION = ("facts", "people", "story")
LISTS_OF_PEOPLE = ("country", "title")


def chosen(choices: Sequence[str], editor: EditorContext, value: str) -> str:
    """Return which of the choices a word stands for.

    Raises FaultyValueError.
    """
    for choice in choices:
        if folded(value) in words(choice, editor.translators):
            return choice
    known = "; ".join(word(choice, editor) for choice in choices)
    raise FaultyValueError(Fault("fault-choice", {"text": value[:60], "known": known}))


def words(choice: str, translators: Mapping[Language, Translator]) -> Collection[str]:
    """Return all words that stand for a choice, as they are compared."""
    return [folded(one) for say in translators.values() for one in listed(say(f"word-{choice}"))]


def word(choice: str, editor: EditorContext) -> str:
    """Return the first of the words that stand for a choice, in the editor's language."""
    return listed(editor.say(f"word-{choice}"))[0]
