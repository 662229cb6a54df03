"""An answer in words as a message: what each source says, with the source under it."""

from collections.abc import Sequence

from handlers import wording
from handlers.messages import Button, Page, Sheet
from handlers.wording import Wording
from locales import Translator


def tell(words: Wording, say: Translator, rows: Sequence[Sequence[Button]] = ()) -> Sheet:
    """Return an answer as people see it."""
    pages = [Page(one.text, heading=one.heading, foot=wording.foot(one.sources, say)) for one in (words, *words.others)]
    return Sheet(pages, rows)
