"""In groups the bot speaks only when it is meant."""

import pytest

from playground import BotApiServer, Person

pytestmark = pytest.mark.usefixtures("garysh")


async def test_it_answers_its_name_a_reply_and_a_command(telegram: BotApiServer, aigul: Person) -> None:
    """An @name, a reply to one of its messages, a command: each gets an answer that refers to the message."""
    group = telegram.group("Баспасөз", members=[aigul])
    named = await aigul.says("@garysh_bot форум қайда өтті?", chat=group)
    assert "Алматы" in named.text
    assert named.reply_to is not None
    replied = await aigul.says("Қанша сарапшы қатысты?", chat=group, reply_to=named)
    assert "500" in replied.text
    assert (await aigul.says("/stamps@garysh_bot", chat=group)).labels
    assert (await aigul.says("/unknown@garysh_bot", chat=group)).text.startswith("Мұндай команданы білмеймін")


async def test_it_is_silent_when_others_talk(telegram: BotApiServer, ivan: Person, aigul: Person) -> None:
    """It sees everything here, and says nothing to talk among people, stickers, or other bots' commands."""
    group = telegram.group("Друзья", members=[ivan, aigul], privacy_mode=False)
    first = await ivan.sends("Где прошёл форум?", chat=group)
    await aigul.sends("В Алматы, говорят", chat=group, reply_to=first)
    await ivan.sends_sticker(chat=group)
    await ivan.sends("/start@other_bot", chat=group)
    await ivan.sends("/unknown", chat=group)
    await ivan.sends("Пишите на mail@garysh_bot.kz", chat=group)
    assert await group.stays_silent(0.5)


async def test_a_phone_in_another_language_does_not_take_the_group_s_page(
    telegram: BotApiServer, ivan: Person, emma: Person
) -> None:
    """Who speaks neither language and taps a shared list turns its page, not it into a choice of languages."""
    group = telegram.group("Друзья", members=[ivan, emma])
    page = await ivan.says("/cosmonauts@garysh_bot", chat=group)
    assert (await emma.taps(page, "Волков")).text.startswith("Сергей Волков")


async def test_only_who_asked_to_be_forgotten_can_confirm_it(
    telegram: BotApiServer, ivan: Person, aigul: Person
) -> None:
    """Everybody in the group sees the button; somebody else's tap has no effect."""
    group = telegram.group("Друзья", members=[ivan, aigul])
    question = await ivan.says("/forget@garysh_bot", chat=group)
    tap = await aigul.presses(question, "Удалить")
    assert (await tap.answered()).text.startswith("Бұл батырма ескірген.")
    assert (await ivan.taps(question, "Удалить")).text != question.text
