"""Everything that is known, as files in the chat."""

import asyncio

from handlers.editors.context import EditorContext, editors_only
from handlers.kit.messages import Page
from handlers.kit.topic import Command, Topic
from storage.delivery import files, outbox
from storage.delivery.outbox import FILE, Call
from storage.knowledge import knowledge
from storage.knowledge.content import content, spreadsheet


@editors_only
async def export(editor: EditorContext) -> None:
    """Send all that is known as YAML, or the facts as a table."""
    say, chat = editor.say, editor.chat
    if chat is None or not editor.is_private:
        editor.show(Page(say("only-in-private")))
        return
    is_table = bool(editor.args) and editor.args[0].casefold() == "csv"
    _, known = await editor.database.read(knowledge.load)
    # A byte order mark: spreadsheets take the file for what it is.
    text = (
        "\ufeff" + await asyncio.to_thread(spreadsheet.write, known)
        if is_table
        else await asyncio.to_thread(content.write, known)
    )
    file = files.new_file(editor.services.exports, "facts", "csv" if is_table else "yaml", editor.services.now())
    await asyncio.to_thread(files.write, file, text.encode())
    caption = say("export-table" if is_table else "export-all", count=len(known.facts))
    parameters = {"chat_id": chat.id, "document": {FILE: str(file)}, "caption": caption}
    editor.work.add(outbox.add, Call(chat.id, "sendDocument", parameters))


TOPIC = Topic(commands=(Command("export", export, "editor"),))
