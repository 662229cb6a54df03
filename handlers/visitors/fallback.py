"""Everything that is no question and no command of ours."""

from handlers.kit.addressing import MEANT
from handlers.kit.context import Context
from handlers.kit.messages import Page
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Topic
from storage.questions import exchanges
from storage.questions.exchanges import Shown


async def meet_unknown_command(context: Context) -> bool:
    """Point to the commands that there are, where one was meant for the bot."""
    message = context.incoming.message
    if message is None or not MEANT.filter(message):
        return False
    say = await context.translator()
    context.show(Page(say("unknown-command")))
    return True


async def meet_content(context: Context) -> bool:
    """Say kindly that only text is understood; once for an album, whose pictures come as messages of their own."""
    message = context.message
    if message is None:
        return False
    shown = None if message.media_group_id is None else Shown(subjects=(f"album:{message.media_group_id}",))
    if shown is not None:
        last = await context.database.read(exchanges.last, message.chat_id)
        if last is not None and last.shown == shown:
            return True
    say = await context.translator()
    context.show(Page(say("not-a-text", example=context.knowledge.event.example.best(say.language))), shown)
    return True


async def meet_old_button(context: Context) -> None:
    """Treat a button that nobody knows as one of an older version."""
    query = context.incoming.callback_query
    raise StalePayloadError(None if query is None else query.data)


TOPIC = Topic(other_commands=(meet_unknown_command,), contents=(meet_content,))
