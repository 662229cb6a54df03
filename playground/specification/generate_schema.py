"""Make `schema.json` from a machine-readable copy of the Bot API specification; run by hand, the result is committed.

python -m playground.specification.generate_schema path/to/bot-api.json
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

DISCRIMINATORS = ("type", "status", "source")
# The unions whose members are known to be told apart by the end of their name.
TOLD_APART = (
    "BotCommandScope",
    "ChatMember",
    "InlineQueryResult",
    "InputMedia",
    "MenuButton",
    "MessageOrigin",
    "PaidMedia",
    "ReactionType",
)
# Where the value of a discriminator is not the end of the type's name.
UNLIKE_NAMES = {"ChatMemberOwner": "creator", "ChatMemberBanned": "kicked"}


def compact(specification: dict[str, Any]) -> dict[str, Any]:
    """Return all methods, and the types that can be reached from them or from an update."""
    methods = {
        name: {"parameters": _fields(method), "returns": method["returns"]}
        for name, method in sorted(specification["methods"].items())
    }
    types = specification["types"]
    roots = [kind for method in methods.values() for kind in (*_kinds(method["parameters"]), *method["returns"])]
    reached = _reachable(types, ["Update", *roots])
    return {
        "version": f"{specification['version']}, {specification['release_date']}",
        "methods": methods,
        "unions": {name: types[name]["subtypes"] for name in reached if "subtypes" in types[name]},
        "types": {name: _fields(types[name]) for name in reached if "subtypes" not in types[name]},
        "constants": _constants({name: types[name] for name in reached}),
    }


def _fields(described: dict[str, Any]) -> dict[str, str]:
    """`{"chat_id": "Integer|String!"}`: the mark of exclamation means required."""
    return {field["name"]: "|".join(field["types"]) + "!" * field["required"] for field in described["fields"]}


def _kinds(fields: dict[str, str]) -> Iterator[str]:
    for kinds in fields.values():
        yield from kinds.removesuffix("!").split("|")


def _reachable(types: dict[str, Any], roots: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop().removeprefix("Array of ").removeprefix("Array of ")
        if name in types and name not in seen:
            seen.add(name)
            waiting += types[name].get("subtypes", [])
            waiting += [kind for field in types[name]["fields"] for kind in field["types"]]
    return sorted(seen)


def _constants(types: dict[str, Any]) -> dict[str, list[str]]:
    """Return for each member of a union the field that tells it apart, and that field's value."""
    constants = {}
    for union in TOLD_APART:
        for member in types[union]["subtypes"]:
            required = [field["name"] for field in types[member]["fields"] if field["required"]]
            field = next((name for name in DISCRIMINATORS if name in required), None)
            if field is None:
                continue
            ending = member.removeprefix(union).removeprefix("Cached")
            value = re.sub(r"(?<=.)([A-Z])", r"_\1", ending).lower()
            constants[member] = [field, UNLIKE_NAMES.get(member, value)]
    return constants


if __name__ == "__main__":
    schema = compact(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    Path(__file__).with_name("schema.json").write_text(
        json.dumps(schema, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8"
    )
