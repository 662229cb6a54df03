"""Delivery of updates to a webhook."""

import asyncio
import contextlib
import json
import logging

import aiohttp

from playground.bot_api.api import Api, Call
from playground.specification.errors import Json
from playground.world.cloud import Cloud, now

logger = logging.getLogger(__name__)

RETRY_DELAYS = (0.1, 0.2, 0.5, 1.0, 2.0)
PATIENCE = 60.0


class WebhookSender:
    """Posts updates one after another, each until it is answered with 2xx."""

    def __init__(self, cloud: Cloud, api: Api) -> None:
        self._cloud = cloud
        self._api = api

    async def run(self) -> None:
        """Deliver as long as a webhook is set; never ends."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(PATIENCE)) as session:
            failures = 0
            while True:
                if not self._cloud.webhook:
                    await self._webhook_change()
                    continue
                update_id, update = await self._cloud.updates.head()
                if await self._delivered(session, update):
                    self._cloud.updates.confirm(update_id + 1)
                    failures = 0
                else:
                    await asyncio.sleep(RETRY_DELAYS[min(failures, len(RETRY_DELAYS) - 1)])
                    failures += 1

    async def _webhook_change(self) -> None:
        change = asyncio.Event()
        stop = self._cloud.bell.listen(lambda event: change.set() if event["kind"] == "webhook" else None)
        try:
            await change.wait()
        finally:
            stop()

    async def _delivered(self, session: aiohttp.ClientSession, update: Json) -> bool:
        webhook = self._cloud.webhook
        if not webhook:
            return False
        secret = webhook["secret_token"]
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with session.post(webhook["url"], json=update, headers=headers) as response:
                if response.ok:
                    await self._perform(await response.text())
                    return True
                failure = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            failure = f"Connection failed: {type(error).__name__}"
        logger.info("webhook: %s", failure)
        webhook |= {"last_error_date": now(), "last_error_message": failure}
        return False

    async def _perform(self, body: str) -> None:
        """Make the call that a webhook's answer may carry."""
        with contextlib.suppress(ValueError):
            answer = json.loads(body)
            if isinstance(answer, dict) and "method" in answer:
                call = Call(answer.pop("method"), answer)
                self._api.calls.append(call)
                await self._api.perform(call)
