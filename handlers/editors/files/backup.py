"""The whole database as a file in the chat."""

import asyncio

from telegram.constants import FileSizeLimit

from handlers.editors.context import EditorContext, owners_only
from handlers.kit.messages import Page
from handlers.kit.topic import Command, Topic
from storage.database import backups
from storage.delivery import files, outbox
from storage.delivery.outbox import FILE, Call


@owners_only
async def back_up(editor: EditorContext) -> None:
    """Send an owner a consistent copy of the database."""
    say, chat = editor.say, editor.chat
    if chat is None or not editor.is_private:
        editor.show(Page(say("only-in-private")))
        return
    file = files.new_file(editor.services.exports, "garysh", "db", editor.services.now())
    await asyncio.to_thread(backups.backup, editor.services.file, file)
    if file.stat().st_size > FileSizeLimit.FILESIZE_UPLOAD:
        editor.show(Page(say("backup-large", path=str(file))))
        return
    parameters = {"chat_id": chat.id, "document": {FILE: str(file)}, "caption": say("backup-done")}
    editor.work.add(outbox.add, Call(chat.id, "sendDocument", parameters))


TOPIC = Topic(commands=(Command("backup", back_up, "owner"),))
