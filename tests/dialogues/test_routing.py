"""A topic says all about itself, and forgetting to declare something is noticed."""

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator, Sequence
from types import ModuleType

import handlers
from handlers import routing
from handlers.kit.payloads import Payload
from handlers.kit.topic import Topic
from handlers.visitors import fallback
from locales.translator import texts
from storage.knowledge.commands import FIXED

_LEFTOVERS = {fallback.meet_old_button}  # what no topic takes


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(handlers.__path__, "handlers."):
        yield importlib.import_module(found.name)


def _is_callback(function: object, module: ModuleType) -> bool:
    """Whether a function is a public one of this module that is given the context of an update alone."""
    if not inspect.iscoroutinefunction(function) or function.__module__ != module.__name__:
        return False
    parameters = list(inspect.signature(function).parameters)
    return (
        not function.__name__.startswith("_")
        and len(parameters) == 1
        and parameters[0] in {"context", "editor", "owner"}
    )


def _declared(topic: Topic) -> Iterator[object]:
    yield from (command.callback for command in topic.commands)
    yield from (tap.callback for tap in topic.taps)
    yield from (link.take for link in topic.links)
    for callbacks in (topic.texts, topic.edited_texts, topic.other_commands, topic.contents, topic.before, topic.after):
        yield from callbacks


def test_every_topic_is_in_the_list() -> None:
    """Once each: a module that declares a topic and is forgotten in the list would never be asked."""
    found = [module.TOPIC for module in _modules() if isinstance(getattr(module, "TOPIC", None), Topic)]
    assert len(found) > 20
    assert Counter(map(id, found)) == Counter(map(id, routing.TOPICS))


def test_no_section_can_take_a_command_of_ours() -> None:
    """What topics declare is fixed; so are the commands that are yet to come."""
    declared = {command.name for topic in routing.TOPICS for command in topic.commands}
    assert FIXED - declared == {"mute", "share", "quiz"}
    assert declared <= FIXED


def test_every_callback_is_declared() -> None:
    """What a topic's module can do with an update, people can reach."""
    for module in _modules():
        topic = getattr(module, "TOPIC", None)
        if isinstance(topic, Topic):
            callbacks = {value for value in vars(module).values() if _is_callback(value, module)}
            assert callbacks - _LEFTOVERS == set(_declared(topic)) & callbacks, module.__name__
            assert callbacks


def test_every_payload_is_taken_once() -> None:
    """A kind of button that nobody takes would be met as an old one; a name that two have, by one of them."""
    modules = list(_modules())
    kinds = {kind for kind in Payload.__subclasses__() if kind.__module__ in {module.__name__ for module in modules}}
    taps = [tap.payload for topic in routing.TOPICS for tap in topic.taps]
    assert Counter(taps) == Counter(kinds)
    assert max(Counter(kind.name for kind in kinds).values()) == 1


def test_every_described_command_is_declared() -> None:
    """A text that describes a command, and the command in a menu, belong together."""
    described = {
        line.split(" ")[0].removeprefix("command-") for line in texts("ru").splitlines() if line.startswith("command-")
    }
    in_menus = [command.name for topic in routing.TOPICS for command in topic.commands if command.menu is not None]
    assert Counter(in_menus) == Counter(described)


def _hidden(prefixes: Sequence[str]) -> list[str]:
    """Return those that another one takes first, wherever it stands."""
    return [one for one in prefixes if sum(map(one.startswith, prefixes)) > 1]


def test_links_begin_differently() -> None:
    """No deep link wins by its place in the list."""
    prefixes = [link.prefix for topic in routing.TOPICS for link in topic.links]
    assert prefixes
    assert _hidden(prefixes) == []
    assert _hidden([*prefixes, f"{prefixes[0]}x"]) == [f"{prefixes[0]}x"]
