"""Methods by which the bot gets its updates."""

from playground.bot_api.methods.call import Method
from playground.specification.errors import Json, TelegramError, reject
from playground.world.cloud import Cloud

MAX_UPDATES = 100
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(cloud: Cloud, parameters: Json) -> list[Json]:
    """GetUpdates: a long poll; the offset confirms all before it."""
    if cloud.webhook:
        raise TelegramError(409, WEBHOOK_ACTIVE)
    if "allowed_updates" in parameters:
        cloud.updates.allowed_updates = parameters["allowed_updates"]
    limit = min(max(parameters.get("limit", MAX_UPDATES), 1), MAX_UPDATES)
    return await cloud.updates.fetch(parameters.get("offset", 0), limit, parameters.get("timeout", 0))


async def set_webhook(cloud: Cloud, parameters: Json) -> bool:
    """SetWebhook; as a local Bot API server does, it takes plain HTTP too."""
    if not parameters["url"]:
        return await delete_webhook(cloud, parameters)
    if not parameters["url"].startswith(("http://", "https://")):
        reject("bad webhook: invalid webhook URL specified")
    secret = parameters.get("secret_token", "")
    if not all(letter.isalnum() or letter in "_-" for letter in secret) or not secret.isascii():
        reject("secret token contains unallowed characters")
    if parameters.get("drop_pending_updates"):
        cloud.updates.drop()
    if "allowed_updates" in parameters:
        cloud.updates.allowed_updates = parameters["allowed_updates"]
    cloud.webhook = {"url": parameters["url"], "secret_token": secret}
    cloud.bell.ring({"kind": "webhook"})
    return True


async def delete_webhook(cloud: Cloud, parameters: Json) -> bool:
    """DeleteWebhook."""
    if parameters.get("drop_pending_updates"):
        cloud.updates.drop()
    cloud.webhook = {}
    cloud.bell.ring({"kind": "webhook"})
    return True


async def get_webhook_info(cloud: Cloud, _parameters: Json) -> Json:
    """GetWebhookInfo."""
    failure = {name: cloud.webhook[name] for name in ("last_error_date", "last_error_message") if name in cloud.webhook}
    allowed = cloud.updates.allowed_updates
    info = {
        "url": cloud.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(cloud.updates.pending),
    }
    return info | failure | ({"allowed_updates": allowed} if allowed else {})


METHODS: dict[str, Method] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
