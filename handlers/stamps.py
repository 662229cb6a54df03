"""The story of the stamps: told in chapters, in one message."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers import wording
from handlers.context import Context
from handlers.messages import Button, Page, show
from handlers.payloads import ShowChapter, ShowStart, StalePayloadError, payload_of
from storage.exchanges import Told

STAMPS = "stamps"


async def begin_story(update: Update, context: Context) -> None:
    """Tell the first chapter."""
    await _tell(update, context, ShowChapter(story=STAMPS, chapter=0))


async def turn_page(update: Update, context: Context) -> None:
    """Tell the chapter that the button names."""
    await _tell(update, context, payload_of(update, ShowChapter))


async def _tell(update: Update, context: Context, wanted: ShowChapter) -> None:
    story = context.knowledge.stories.get(wanted.story)
    if story is None or not 0 <= wanted.chapter < len(story.chapters):
        raise StalePayloadError(wanted.story)
    say = await context.translator()
    chapter = story.chapters[wanted.chapter]
    place = say("story-place", number=wanted.chapter + 1, total=len(story.chapters))
    steps = []
    if wanted.chapter > 0:
        steps.append(Button(say("button-previous"), ShowChapter(story=wanted.story, chapter=wanted.chapter - 1)))
    if wanted.chapter + 1 < len(story.chapters):
        steps.append(Button(say("button-next"), ShowChapter(story=wanted.story, chapter=wanted.chapter + 1)))
    page = Page(
        chapter.text.best(say.language),
        heading=f"{chapter.title.best(say.language)} · {place}",
        foot=wording.foot([context.knowledge.sources[story.source]], say),
        rows=[steps, [Button(say("button-back"), ShowStart())]],
        picture=chapter.picture,
    )
    show(update, context, page, Told(shown=(f"story:{wanted.story}",)))


HANDLERS = (
    CommandHandler("stamps", begin_story, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(turn_page, ShowChapter.pattern()),
)
