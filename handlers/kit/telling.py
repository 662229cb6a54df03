"""An answer in words as a message: what each source says, with the source under it."""

from collections.abc import Sequence

from handlers.kit import rendering
from handlers.kit.messages import Button, Page, Sheet
from handlers.kit.rendering import Rendered
from locales import Translator


def tell(words: Rendered, say: Translator, rows: Sequence[Sequence[Button]] = ()) -> Sheet:
    """Return an answer as people see it."""
    pages = [
        Page(one.text, heading=one.heading, foot=rendering.foot(one.sources, say)) for one in (words, *words.others)
    ]
    return Sheet(pages, rows)
