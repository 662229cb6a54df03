"""The stand-in for Telegram in a process of its own.

    python -m playground --listen 127.0.0.1:0 --token 123456:TEST

prints its address and serves until it is stopped.
"""

import argparse
import asyncio
import sys

from playground.server import BotApiServer


async def serve(listen: str, token: str) -> None:
    """Serve, with one visitor for each language."""
    async with BotApiServer(token, listen=listen) as telegram:
        telegram.user("Айгүл", language_code="kk")
        telegram.user("Иван", language_code="ru")
        telegram.user("Emma", language_code="en")
        sys.stdout.write(f"{telegram.url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A local Bot API server with a chat page.")
    parser.add_argument("--listen", default="127.0.0.1:0", help="host:port; port 0 takes a free one")
    parser.add_argument("--token", required=True, help="the token that the bot is to use")
    arguments = parser.parse_args()
    try:
        asyncio.run(serve(arguments.listen, arguments.token))
    except KeyboardInterrupt:
        sys.exit(0)
