"""Words that stand for a choice, in either language."""

from collections.abc import Sequence

from handlers.editors.context import EditorContext
from handlers.editors.forms.form import Fault
from handlers.editors.forms.values import FaultyValueError, folded, listed

SEXES = ("female", "male")
KINDS_OF_TITLE = ("honour", "rank", "role")


def chosen(choices: Sequence[str], editor: EditorContext, value: str) -> str:
    """Return which of the choices a word stands for.

    Raises FaultyValueError.
    """
    for choice in choices:
        for say in editor.translators.values():
            if folded(value) in map(folded, listed(say(f"word-{choice}"))):
                return choice
    known = "; ".join(word(choice, editor) for choice in choices)
    raise FaultyValueError(Fault("fault-choice", {"text": value[:60], "known": known}))


def word(choice: str, editor: EditorContext) -> str:
    """Return the first of the words that stand for a choice, in the editor's language."""
    return listed(editor.say(f"word-{choice}"))[0]
