"""In groups the bot speaks only when it is meant."""

import pytest

from bot.playground import BotApiServer, Person

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


async def test_it_is_silent_when_others_talk(telegram: BotApiServer, ivan: Person, aigul: Person) -> None:
    """It sees everything here, and says nothing to talk among people, stickers, or other bots' commands."""
    group = telegram.group("Друзья", members=[ivan, aigul], privacy_mode=False)
    first = await ivan.sends("Где прошёл форум?", chat=group)
    await aigul.sends("В Алматы, говорят", chat=group, reply_to=first)
    await ivan.sends_sticker(chat=group)
    await ivan.sends("/start@other_bot", chat=group)
    await ivan.sends("/unknown", chat=group)
    assert await group.stays_silent(0.5)
