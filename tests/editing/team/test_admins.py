"""Owners make and remove editors; nobody else does, in no way."""

import re
from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.clock import MovableClock
from tests.garysh import rows, running, settings_for

pytestmark = pytest.mark.usefixtures("garysh")

_UNKNOWN = "Такой команды я не знаю. Все команды — в /help."
_UNKNOWN_KK = "Мұндай команданы білмеймін. Барлық команданың тізімі: /help"


async def _invitation(owner: Person) -> str:
    """Return what the link of a new invitation carries."""
    page = await owner.taps(await owner.says("/admins"), "Создать приглашение")
    found = re.search(r"https://t\.me/garysh_bot\?start=(\S+)", page.text)
    assert found is not None
    return found[1]


async def test_an_invitation_makes_one_editor(asel: Person, aigul: Person, ivan: Person) -> None:
    """The first who opens the link becomes an editor, in his language; the second is told that it is spent."""
    link = await _invitation(asel)
    welcome = await aigul.says(f"/start {link}")
    assert welcome.text.startswith("Сіз редактор болдыңыз")
    assert "Айгүл" in (await asel.says("/admins")).text
    assert (await ivan.says(f"/start {link}")).text.startswith("Это приглашение уже использовано")
    assert "Иван" not in (await asel.says("/admins")).text


async def test_an_invitation_expires(asel: Person, ivan: Person, clock: MovableClock) -> None:
    """Two days later the link does nothing."""
    link = await _invitation(asel)
    clock.advance(2 * 86_400 + 1)
    assert (await ivan.says(f"/start {link}")).text.startswith("Это приглашение уже использовано или устарело")


async def test_an_owner_does_not_use_up_his_own_invitation(asel: Person, ivan: Person) -> None:
    """Nobody grants to himself; the link stays good for whom it is meant."""
    link = await _invitation(asel)
    assert (await asel.says(f"/start {link}")).text.startswith("У вас уже есть права")
    assert (await ivan.says(f"/start {link}")).text.startswith("Вы — редактор")


async def test_an_invitation_of_an_owner_of_old_is_worth_nothing(tmp_path: Path) -> None:
    """Whoever is taken out of the settings can no longer let anybody in."""
    folder = tmp_path / "other"
    async with BotApiServer("777:Another-token-of-no-bot") as server:
        owner, ivan = server.user("Ержан", language_code="ru"), server.user("Иван", language_code="ru")
        async with running(settings_for(server, folder, owner_ids=frozenset({owner.id}))):
            link = await _invitation(owner)
        async with running(settings_for(server, folder)):
            assert (await ivan.says(f"/start {link}")).text.startswith("Это приглашение")


async def test_a_reply_in_a_group_makes_its_author_an_editor(
    telegram: BotApiServer, asel: Person, aigul: Person
) -> None:
    """The numeric id of whoever wrote the message counts; he is told, and sees the longer menu."""
    await aigul.says("/start")
    group = telegram.group("Баспасөз", members=[asel, aigul])
    message = await aigul.sends("Мен дайынмын", chat=group)
    reply = await asel.says("/admins@garysh_bot", chat=group, reply_to=message)
    assert reply.text.startswith("Теперь редактор: Айгүл")
    assert (await aigul.hears()).text.startswith("Вы — редактор")  # she has not chosen a language yet
    assert "addfact" in _menu(telegram, aigul.id)


async def test_an_id_makes_an_editor_and_a_button_removes_him(
    telegram: BotApiServer, asel: Person, ivan: Person
) -> None:
    """After the removal his commands are unknown again and the menu is the usual one; a second tap has no effect."""
    await ivan.says("/start")
    assert (await asel.says(f"/admins {ivan.id}")).text.startswith("Теперь редактор")
    await ivan.hears()
    page = await asel.taps(await asel.says("/admins"), "Убрать")
    assert page.labels[0] == "Убрать из редакторов"
    removal = page.button("Убрать из редакторов").callback_data
    assert removal is not None
    assert (await asel.taps(page, "Убрать из редакторов")).text.startswith("Больше не редактор")
    assert (await (await asel.forges(page, removal)).answered()).text.startswith("Эта кнопка устарела")
    assert (await ivan.says("/admins")).text == _UNKNOWN
    assert "addfact" not in _menu(telegram, ivan.id)


async def test_an_editor_who_has_not_begun_is_welcomed_when_he_does(
    telegram: BotApiServer, asel: Person, ivan: Person
) -> None:
    """The owner is told what is lacking; after «Start» the number has become a name, and the welcome comes once."""
    reply = await asel.says(f"/admins {ivan.id}")
    assert reply.text.startswith(f"Теперь редактор: {ivan.id}")
    assert "нажать «Начать»" in reply.text
    greeting = await ivan.says("/start")
    assert greeting.text.startswith("Здравствуйте!")
    assert (await ivan.hears()).text.startswith("Вы — редактор")
    assert "• Иван · " in (await asel.says("/admins")).text
    await ivan.says("/start")
    assert await ivan.chat.stays_silent(0.3)
    assert "addfact" in _menu(telegram, ivan.id)


async def test_who_has_begun_is_called_by_name_at_once(asel: Person, ivan: Person) -> None:
    """Telegram tells the name of whoever has a chat with the bot; nothing is lacking then."""
    await ivan.says("/start")
    reply = await asel.says(f"/admins {ivan.id}")
    assert reply.text == "Теперь редактор: Иван. Может править факты."


async def test_owners_are_neither_made_nor_removed_here(asel: Person, tmp_path: Path) -> None:
    """An owner, himself included, stays what the settings say; what is no person becomes nothing."""
    assert (await asel.says(f"/admins {asel.id}")).text.startswith("Это владелец")
    for wrong in ("abc", "-5", "0", "٣", "99999999999999999999"):
        assert "не идентификатор (ID) в Telegram" in (await asel.says(f"/admins {wrong}")).text
    bot_message = await asel.says("/start")
    assert (await asel.says("/admins", reply_to=bot_message)).text.startswith("Это сообщение написал не человек")
    page = await asel.says("/admins")
    tap = await asel.forges(page, f"1:admins:remove:{asel.id}")
    assert (await tap.answered()).text.startswith("Эта кнопка устарела")
    assert rows(tmp_path / "garysh.db", "SELECT count(*) FROM editors") == [(0,)]


async def test_to_others_the_command_does_not_exist(
    telegram: BotApiServer, asel: Person, marat: Person, ivan: Person, tmp_path: Path
) -> None:
    """A stranger, an editor, an anonymous admin, a channel, a forward: none of them gets anywhere."""
    command = await ivan.sends(f"/admins {ivan.id}")
    assert (await ivan.hears()).text == _UNKNOWN
    assert (await marat.says(f"/admins {ivan.id}")).text == _UNKNOWN_KK
    page = await asel.says("/admins")
    await asel.forwards(command)
    assert (await asel.hears()).text == _UNKNOWN
    for data in ("1:admins:invite:0", "1:admins:show:0", f"1:admins:remove:{marat.id}"):
        assert (await (await ivan.forges(page, data)).answered()).text.startswith("Эта кнопка устарела")
    group = telegram.group("Пресса", members=[asel, ivan], privacy_mode=False)
    message = await ivan.sends("Это я", chat=group)
    anonymous = telegram.anonymous_admin(group)
    reply = await anonymous.says("/admins@garysh_bot", reply_to=message)
    assert reply.text == (await anonymous.says("/nonsense@garysh_bot")).text
    await telegram.channel("Новости").sends(f"/admins {ivan.id}")
    assert (await ivan.says("/admins@garysh_bot", chat=group)).text == _UNKNOWN
    await ivan.sends("/admins", chat=group)
    assert await group.stays_silent(0.1)
    assert rows(tmp_path / "garysh.db", "SELECT user_id FROM editors") == [(marat.id,)]


async def test_the_owner_s_menu_is_there_from_the_start(tmp_path: Path) -> None:
    """Owners see their commands in both languages; visitors see none of them."""
    async with BotApiServer("777:Another-token-of-no-bot") as server:
        owner = server.user("Ержан", language_code="kk")
        async with running(settings_for(server, tmp_path / "other", owner_ids=frozenset({owner.id}))):
            await owner.says("/start")
            while len(server.calls_of("setMyCommands")) < 5:
                await owner.says("/id")
        assert {"admins", "backup", "addfact"} <= set(_menu(server, owner.id))
        everybody = [call for call in server.calls_of("setMyCommands") if "scope" not in call.parameters]
        names = {command["command"] for call in everybody for command in call.parameters["commands"]}
        assert not names & {"admins", "addfact", "facts"}


async def test_the_menu_comes_with_the_first_start_and_goes_with_the_role(tmp_path: Path) -> None:
    """Telegram takes no menu for a chat that has not begun: the owner's comes with /start, once.

    An editor's comes with the invitation; both go with the role.
    """
    async with BotApiServer("777:Another-token-of-no-bot") as server:
        settings = settings_for(server, tmp_path / "other", owner_ids=frozenset({555}))
        async with running(settings):
            ivan = server.user("Иван", language_code="ru")
            await ivan.says("/start")
            owner = server.user("Ержан", user_id=555, language_code="kk")
            await _begins(owner)
            assert {"admins", "backup", "addfact"} <= set(_menu(server, owner.id))
            times = len(server.calls_of("setMyCommands"))
            await _begins(owner)
            assert len(server.calls_of("setMyCommands")) == times
            assert _menu(server, ivan.id) == []
            page = await owner.taps(await owner.says("/admins"), "Шақыру жасау")
            link = page.text.partition("?start=")[2]
            assert (await ivan.says(f"/start {link}")).text.startswith("Вы — редактор")
            await ivan.says("/id")
            assert "addfact" in _menu(server, ivan.id)
            assert "backup" not in _menu(server, ivan.id)
            await owner.taps(await owner.taps(await owner.says("/admins"), "Иван"), "Редакторлықтан шығару")
            await ivan.says("/start")
            await ivan.says("/id")
            assert _menu(server, ivan.id) == []
        async with running(settings_for(server, tmp_path / "other")):  # the settings name him no longer
            while _menu(server, owner.id):
                await ivan.says("/id")


async def test_whoever_chooses_a_language_first_gets_the_menu_then(tmp_path: Path) -> None:
    """An owner with an English phone is asked for the language first."""
    async with (
        BotApiServer("777:Another-token-of-no-bot") as server,
        running(settings_for(server, tmp_path / "other", owner_ids=frozenset({555}))),
    ):
        owner = server.user("Erzhan", user_id=555, language_code="en")
        await owner.taps(await owner.says("/start"), "Қазақша")
        await owner.says("/id")
        assert "admins" in _menu(server, owner.id)


async def _begins(person: Person) -> None:
    await person.says("/start")
    await person.says("/id")  # the menu comes before the next answer


def _menu(telegram: BotApiServer, chat_id: int) -> list[str]:
    """Return the commands that the menu of a chat was last set to."""
    names: list[str] = []
    for call in telegram.calls:
        if call.parameters.get("scope", {}).get("chat_id") == chat_id:
            if call.method == "setMyCommands":
                names = [command["command"] for command in call.parameters["commands"]]
            elif call.method == "deleteMyCommands":
                names = []
    return names
