"""Methods that answer taps on buttons and inline queries."""

from playground.bot_api.methods.call import Method
from playground.specification.errors import Json, reject
from playground.world.cloud import Cloud, Toast

MAX_TOAST = 200
MAX_RESULTS = 50


async def answer_callback_query(cloud: Cloud, parameters: Json) -> bool:
    """AnswerCallbackQuery, once and in time."""
    toast = Toast(parameters.get("text", ""), parameters.get("show_alert", False), parameters.get("url"))
    if len(toast.text) > MAX_TOAST:
        reject("MESSAGE_TOO_LONG")
    query = cloud.find_query(parameters["callback_query_id"])
    query.answer = toast
    if toast.text and query.chat:
        query.chat.toasts.append(toast.text)
    cloud.bell.ring(
        {
            "kind": "toast",
            "chat_id": query.chat.id if query.chat else None,
            "query_id": query.id,
            "text": toast.text,
            "show_alert": toast.show_alert,
        }
    )
    return True


async def answer_inline_query(cloud: Cloud, parameters: Json) -> bool:
    """AnswerInlineQuery."""
    results = parameters["results"]
    if len(results) > MAX_RESULTS:
        reject("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        reject("RESULT_ID_DUPLICATE")
    cloud.find_query(parameters["inline_query_id"]).results = results
    cloud.bell.ring({"kind": "inline", "query_id": parameters["inline_query_id"]})
    return True


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
