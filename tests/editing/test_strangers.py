"""To whoever is no editor, nothing of all this exists: no command, no button, no edit."""

from pathlib import Path

import pytest

from bot.playground import BotApiServer, Person
from tests.garysh import rows

pytestmark = pytest.mark.usefixtures("garysh")

_UNKNOWN = "Такой команды я не знаю. Все команды — в /help."
_FACT = "вопрос: Где буфет?\nответ: Внизу.\nисточник: Пресс-служба"
_COMMANDS = (
    "/addfact",
    f"/addfact\n{_FACT}",
    "/editfact 1",
    "/editfact 1\nответ: Нет.",
    "/delfact 1",
    "/facts",
    "/facts форум",
    "/undo",
    "/history",
    "/history 1",
    "/missing",
    "/unanswered",
    "/digest",
    "/stats",
    "/people",
    "/stories",
)
_BUTTONS = (
    "1:edit:fact:place:-1",
    "1:field:fact:place:-1:answer_ru",
    "1:delete:delete:fact:place:-1:{version}",
    "1:delete:ask:fact:place:-1:0",
    "1:verify:place",
    "1:together:place:forum",
    "1:open:fact:place:-1",
    "1:new:person:",
    "1:new:chapter:stamps",
    "1:list:people:",
    "1:facts:0:",
    "1:undo:{version}",
    "1:history:facts:place:0",
    "1:missing:0",
    "1:unanswered:0",
    "1:digest:daily",
    "1:wanted:dismiss:1",
    "1:wanted:answer:1",
    "1:change:{version}",
    "1:restore:{version}",
    "1:draft:00000000:save",
    "1:fill:00000000:answer_ru",
)


def _history(folder: Path) -> list[tuple[int]]:
    return rows(folder / "garysh.db", "SELECT number FROM history ORDER BY number")


@pytest.mark.parametrize("command", _COMMANDS)
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


@pytest.mark.parametrize("data", _BUTTONS)
async def test_a_button_is_old(asel: Person, ivan: Person, tmp_path: Path, data: str) -> None:
    """Whatever a stranger forges, or taps under somebody else's message, has no effect."""
    reply = await asel.says(f"/addfact\n{_FACT}")
    [(version,)] = rows(tmp_path / "garysh.db", "SELECT max(number) FROM history")
    tap = await ivan.forges(reply, data.format(version=version))
    assert (await tap.answered()).text.startswith("Эта кнопка устарела")
    assert _history(tmp_path)[-1] == (version,)


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
    assert prompt.text.startswith("Как ещё об этом могут спросить")


async def test_in_a_group_an_editor_edits_by_his_id(telegram: BotApiServer, asel: Person) -> None:
    """The command works there for the person, whatever the group."""
    group = telegram.group("Пресса", members=[asel])
    reply = await asel.says(f"/addfact@garysh_bot\n{_FACT}", chat=group)
    assert reply.text.startswith("Факт № 20 сохранён")
