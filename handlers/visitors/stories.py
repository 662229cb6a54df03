"""Stories: each told in chapters, in one message."""

from answers.models.knowledge import StorySection
from handlers.kit import rendering
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Tap, Topic
from handlers.visitors.payloads import ListStories, ShowChapter, ShowStart
from storage.questions.exchanges import Shown


async def show_section(context: Context, section: StorySection) -> None:
    """Tell the first chapter of a section's story; where editors took that away, offer what there is."""
    if section.story in context.knowledge.stories:
        await _tell(context, ShowChapter(story=section.story, chapter=0))
    else:
        await list_stories(context)


async def turn_page(context: Context) -> None:
    """Tell the chapter that the button names."""
    await _tell(context, context.payload(ShowChapter))


async def list_stories(context: Context) -> None:
    """Offer all stories."""
    say = await context.translator()
    buttons = [
        Button(story.title.best(say.language), ShowChapter(story=id_, chapter=0))
        for id_, story in context.knowledge.stories.items()
    ]
    rows = [*column(buttons), [Button(say("button-back"), ShowStart())]]
    context.show(Page(say("stories-text"), heading=say("stories-heading"), rows=rows))


async def _tell(context: Context, payload: ShowChapter) -> None:
    story = context.knowledge.stories.get(payload.story)
    if story is None or not 0 <= payload.chapter < len(story.chapters):
        raise StalePayloadError(payload.story)
    say = await context.translator()
    chapter = story.chapters[payload.chapter]
    place = say("story-place", number=payload.chapter + 1, total=len(story.chapters))
    steps = []
    if payload.chapter > 0:
        steps.append(Button(say("button-previous"), ShowChapter(story=payload.story, chapter=payload.chapter - 1)))
    if payload.chapter + 1 < len(story.chapters):
        steps.append(Button(say("button-next"), ShowChapter(story=payload.story, chapter=payload.chapter + 1)))
    others = [[Button(say("button-stories"), ListStories())]] if len(context.knowledge.stories) > 1 else []
    page = Page(
        chapter.text.best(say.language),
        heading=f"{chapter.title.best(say.language)} · {place}",
        foot=rendering.foot([context.knowledge.sources[story.source]], say),
        rows=[steps, *others, [Button(say("button-back"), ShowStart())]],
        picture=chapter.picture,
    )
    context.show(page, Shown(subjects=(f"story:{payload.story}",)))


TOPIC = Topic(
    taps=(Tap(ShowChapter, turn_page), Tap(ListStories, list_stories)),
)
