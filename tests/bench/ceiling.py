"""The server's own ceiling: a client that answers each update with a constant and does nothing else."""

import argparse
import asyncio
from typing import Any

import aiohttp
import uvloop


async def answer_all(url: str) -> None:
    """Poll and answer until stopped."""
    offset = 0
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=64)) as session:

        async def call(method: str, **parameters: Any) -> Any:  # noqa: ANN401 - JSON
            async with session.post(f"{url}/bot1:A/{method}", json=parameters) as response:
                return (await response.json())["result"]

        while True:
            updates = await call("getUpdates", offset=offset)
            await asyncio.gather(*(call("sendMessage", chat_id=1, text="a") for _ in updates))
            offset = max((update["update_id"] + 1 for update in updates), default=offset)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as main:
        main.run(answer_all(parser.parse_args().url))
