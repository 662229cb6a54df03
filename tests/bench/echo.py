"""A stock python-telegram-bot echo, as its documentation builds it."""

import argparse

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG001 - the signature is PTB's
    """Say the same."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument(
        "--concurrent", type=int, default=0, help="updates side by side; 0: one after another, as built"
    )
    arguments = parser.parse_args()
    builder = Application.builder().token("123456:BENCHBENCHBENCH").base_url(f"{arguments.url}/bot")
    if arguments.concurrent:
        builder = builder.concurrent_updates(arguments.concurrent).connection_pool_size(arguments.concurrent)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()
