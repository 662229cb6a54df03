"""The story of the stamps, and others: each told in chapters, in one message."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.kit import rendering
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column, show
from handlers.kit.payloads import ListStories, ShowChapter, ShowStart, StalePayloadError, payload_of
from storage.questions.exchanges import Shown

STAMPS = "stamps"


async def begin_story(update: Update, context: Context) -> None:
    """Tell the first chapter."""
    await _tell(update, context, ShowChapter(story=STAMPS, chapter=0))


async def turn_page(update: Update, context: Context) -> None:
    """Tell the chapter that the button names."""
    await _tell(update, context, payload_of(update, ShowChapter))


async def list_stories(update: Update, context: Context) -> None:
    """Offer all stories."""
    say = await context.translator()
    buttons = [
        Button(story.title.best(say.language), ShowChapter(story=id_, chapter=0))
        for id_, story in context.knowledge.stories.items()
    ]
    rows = [*column(buttons), [Button(say("button-back"), ShowStart())]]
    show(update, context, Page(say("stories-text"), heading=say("stories-heading"), rows=rows))


async def _tell(update: Update, context: Context, wanted: ShowChapter) -> None:
    story = context.knowledge.stories.get(wanted.story)
    if story is None and wanted.story == STAMPS:  # editors took it away; the menus lead here all the same
        await list_stories(update, context)
        return
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
    others = [[Button(say("button-stories"), ListStories())]] if len(context.knowledge.stories) > 1 else []
    page = Page(
        chapter.text.best(say.language),
        heading=f"{chapter.title.best(say.language)} · {place}",
        foot=rendering.foot([context.knowledge.sources[story.source]], say),
        rows=[steps, *others, [Button(say("button-back"), ShowStart())]],
        picture=chapter.picture,
    )
    show(update, context, page, Shown(subjects=(f"story:{wanted.story}",)))


HANDLERS = (
    CommandHandler("stamps", begin_story, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(turn_page, ShowChapter.pattern()),
    CallbackQueryHandler(list_stories, ListStories.pattern()),
)
