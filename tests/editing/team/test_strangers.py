"""To whoever is no editor, nothing of all this exists: no command, no button, no edit."""

from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from handlers.kit.payloads import Payload
from handlers.routing import TOPICS
from playground import BotApiServer, Person
from tests.garysh import rows

pytestmark = pytest.mark.usefixtures("garysh")

_UNKNOWN = "Такой команды я не знаю. Все команды — в /help."
_UNKNOWN_KK = "Мұндай команданы білмеймін. Барлық команданың тізімі: /help"
_FACT = "вопрос: Где буфет?\nответ: Внизу.\nисточник: Пресс-служба"
_COMMANDS = {
    "addfact": ("", f"\n{_FACT}"),
    "editfact": (" 1", " 1\nответ: Нет."),
    "delfact": (" 1",),
    "facts": ("", " форум"),
    "people": ("",),
    "stories": ("",),
    "event": ("",),
    "undo": ("",),
    "history": ("", " 1"),
    "missing": ("",),
    "unanswered": ("",),
    "digest": ("",),
    "stats": ("",),
    "import": ("",),
    "export": ("", " csv"),
    "admins": ("", " 5"),
    "backup": ("",),
}
_TEXTS = [f"/{name}{rest}" for name, rests in _COMMANDS.items() for rest in rests]
_VALUES = {"token": "00000000", "field": "answer_ru", "collection": "facts", "words": ""}  # of fields; else a fact's id


def _payloads() -> list[type[Payload]]:
    """Return the kinds of buttons that editors alone have: all that are defined in their part of the house."""
    kinds = [kind for kind in Payload.__subclasses__() if kind.__module__.startswith("handlers.editors")]
    assert len(kinds) > 20
    return kinds


def _examples(kind: type[Payload], number: int) -> list[str]:
    """Return callback data of a kind, with every choice that it has; `number` stands for whatever is a number."""
    choices = [
        get_args(field.annotation) or ([number] if field.annotation is int else [_VALUES.get(name, "place")])
        for name, field in kind.model_fields.items()
    ]
    return [":".join(["1", kind.name, *map(str, values)]) for values in product(*choices)]


def test_no_command_is_forgotten() -> None:
    """Every command that leads into the editors' part of the house is in the table here, and in the longer menu."""
    ours = [command for topic in TOPICS for command in topic.commands]
    led = {command.name for command in ours if command.callback.__module__.startswith("handlers.editors")}
    assert led - {"cancel"} == set(_COMMANDS)
    assert {command.name for command in ours if command.menu in {"editor", "owner"}} - {"cancel"} == set(_COMMANDS)


def test_no_button_is_forgotten() -> None:
    """Every kind of editors' buttons is taken by a handler in their part of the house, and every example is one."""
    taps = [tap for topic in TOPICS for tap in topic.taps]
    led = [tap.payload.name for tap in taps if tap.callback.__module__.startswith("handlers.editors")]
    assert sorted(led) == sorted(kind.name for kind in _payloads())
    for kind in _payloads():
        for data in _examples(kind, 1):
            assert kind.unpack(data).pack() == data


def _all_that_editors_change(folder: Path) -> list[list[tuple[object, ...]]]:
    tables = ("history", "editors", "invitations", "dialogues", "clusters", "asked", "jobs WHERE name LIKE 'digest:%'")
    return [rows(folder / "garysh.db", f"SELECT * FROM {table}") for table in tables]  # noqa: S608 - ours


def _history(folder: Path) -> list[tuple[int]]:
    return rows(folder / "garysh.db", "SELECT number FROM history ORDER BY number")


@pytest.mark.parametrize("command", _TEXTS)
async def test_a_command_is_unknown(
    telegram: BotApiServer, asel: Person, ivan: Person, tmp_path: Path, command: str
) -> None:
    """A stranger, an anonymous admin, a channel, a forward by an owner: none has any right; a group hears nothing."""
    await ivan.says("/start")
    before = _history(tmp_path)
    written = await ivan.sends(command)
    assert (await ivan.hears()).text == _UNKNOWN
    await asel.forwards(written)
    assert (await asel.hears()).text == _UNKNOWN
    group = telegram.group("Пресса", members=[asel, ivan], privacy_mode=False)
    name, _, rest = command.partition("\n")
    in_group = name.replace(" ", "@garysh_bot ", 1) if " " in name else f"{name}@garysh_bot"
    anonymous = telegram.anonymous_admin(group)
    assert (await anonymous.says(f"{in_group}\n{rest}")).text == (await anonymous.says("/nonsense@garysh_bot")).text
    assert (await ivan.says(f"{in_group}\n{rest}", chat=group)).text == _UNKNOWN
    await ivan.sends(command, chat=group)
    await telegram.channel("Новости").sends(command)
    assert await group.stays_silent(0.1)
    await ivan.edits(written, f"{command} ")
    await ivan.says("/id")
    assert _history(tmp_path) == before
    assert rows(tmp_path / "garysh.db", "SELECT * FROM asked") == []


@pytest.mark.parametrize("kind", _payloads())
async def test_a_button_is_old(
    telegram: BotApiServer, asel: Person, marat: Person, tmp_path: Path, kind: type[Payload]
) -> None:
    """Whatever a stranger forges, or taps under somebody else's message, has no effect; nor has an older version."""
    reply = await asel.says(f"/addfact\n{_FACT}")
    ivan, aigul = telegram.user("Иван", language_code="ru"), telegram.user("Айгүл", language_code="kk")
    group = telegram.group("Пресса", members=[asel, ivan])
    in_group = await asel.says("/facts@garysh_bot", chat=group)
    await ivan.says("Где купить сувениры?")
    await asel.says("/unanswered")
    [(version,)] = rows(tmp_path / "garysh.db", "SELECT max(number) FROM history")
    before = _all_that_editors_change(tmp_path)
    for number in (version, 1, marat.id):
        for data in _examples(kind, number):
            for person, place, toast in (
                (ivan, reply, "Эта кнопка устарела"),
                (ivan, in_group, "Эта кнопка устарела"),
                (aigul, reply, "Бұл батырма ескірген"),
            ):
                tap = await person.forges(place, data)
                assert (await tap.answered()).text.startswith(toast), data
    for data in _examples(kind, version):
        for person, old, toast in (
            (asel, data.replace("1:", "0:", 1), "Эта кнопка устарела"),
            (asel, f"{data}:more", "Эта кнопка устарела"),
            (marat, data.rpartition(":")[0], "Бұл батырма ескірген"),
        ):
            tap = await person.forges(reply, old)
            assert (await tap.answered()).text.startswith(toast), old
    assert _all_that_editors_change(tmp_path) == before
    assert reply.now.text == reply.text


async def test_numbers_that_no_database_holds_are_refused(asel: Person, ivan: Person) -> None:
    """Forged with more digits than there are: a kind refusal, not an apology."""
    reply = await asel.says("/facts")
    for data in ("1:undo:{}", "1:change:{}", "1:wanted:show:{}", "1:facts:{}:", "1:history:::{}", "1:rate:helpful:{}"):
        for number in (2**63, -(2**63) - 1, 10**40):
            for person in (asel, ivan):
                tap = await person.forges(reply, data.format(number))
                assert (await tap.answered()).text.startswith("Эта кнопка устарела"), (data, number)


@pytest.mark.parametrize("command", ["/admins", "/admins 5", "/backup"])
async def test_an_owner_s_command_is_unknown_to_an_editor(marat: Person, command: str) -> None:
    """An editor makes no editors and takes no copies."""
    assert (await marat.says(command)).text == _UNKNOWN_KK


async def test_files_of_a_stranger_are_only_content(telegram: BotApiServer, asel: Person, ivan: Person) -> None:
    """With the command under it a file is no import, by itself it is not understood; forwarded neither."""
    file = b"sources: {paper: {name: Paper, date: 2025-09-11}}"
    captioned = await ivan.sends_document("x.yaml", file, caption="/import")
    assert (await ivan.hears()).text == _UNKNOWN
    await asel.forwards(captioned)
    assert (await asel.hears()).text == _UNKNOWN
    await ivan.sends_document("x.yaml", file)
    assert (await ivan.hears()).text.startswith("Я понимаю только текст.")
    assert not telegram.calls_of("getFile")


async def test_a_former_editor_is_a_stranger(asel: Person, marat: Person, tmp_path: Path) -> None:
    """From the removal on: in the middle of a dialogue, with a button that was his, with a message that he edits."""
    message = await marat.sends(f"/addfact\n{_FACT}")
    saved = await marat.hears()
    await marat.says("/addfact")
    await asel.taps(await asel.taps(await asel.says("/admins"), "Убрать"), "Убрать из редакторов")
    before = _history(tmp_path)
    assert (await (await marat.presses(saved, "Болдырмау")).answered()).text.startswith("Бұл батырма ескірген")
    await marat.edits(message, f"/addfact\n{_FACT.replace('Внизу', 'Вверху')}")
    answer = await marat.says("Форум қайда өтті?")
    assert "Алматы" in answer.text
    assert _history(tmp_path) == before


async def test_nobody_else_s_draft_is_saved(telegram: BotApiServer, asel: Person, marat: Person) -> None:
    """In a group a draft belongs to whoever began it: another editor's tap does nothing."""
    group = telegram.group("Пресса", members=[asel, marat])
    prompt = await asel.says("/addfact@garysh_bot", chat=group)
    prompt = await asel.says("Где буфет?", chat=group, reply_to=prompt)
    tap = await marat.presses(prompt, "Отказаться")
    assert (await tap.answered()).text.startswith("Бұл батырма ескірген")
    prompt = await asel.says("Внизу.", chat=group, reply_to=prompt)
    assert prompt.text.startswith("Примеры · русский")


async def test_in_a_group_an_editor_edits_by_his_id(telegram: BotApiServer, asel: Person) -> None:
    """The command works there for the person, whatever the group."""
    group = telegram.group("Пресса", members=[asel])
    reply = await asel.says(f"/addfact@garysh_bot\n{_FACT}", chat=group)
    assert reply.text.startswith("Факт № 20 сохранён")
