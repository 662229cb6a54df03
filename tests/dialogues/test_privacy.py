"""What is kept, and how it is forgotten."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from playground import Person
from storage.database.retention import DELIVERY, EXCHANGES, QUESTIONS, SUBSCRIPTIONS
from tests.garysh import rows

pytestmark = pytest.mark.usefixtures("garysh")


async def test_forget_deletes_everything_about_the_person(ivan: Person, aigul: Person, tmp_path: Path) -> None:
    """After the confirmation nothing in the database is the person's; others keep theirs."""
    for person in (ivan, aigul):
        await person.taps(await person.says("/language"), "Қазақша")
        await person.says("Форум қайда өтті?")
    question = await ivan.says("/forget")
    assert question.labels == ["Жою", "Қалдыру"]
    done = await ivan.taps(question, "Жою")
    assert done.text.startswith("Сіз туралы сақтағанымның бәрін жойдым")
    assert (await ivan.says("/id")).text.startswith("Ваш идентификатор")
    database = tmp_path / "garysh.db"
    assert rows(database, "SELECT user_id FROM visitors") == [(aigul.id,)]
    assert {chat for (chat,) in rows(database, "SELECT chat_id FROM exchanges")} == {aigul.id}


async def test_forget_can_be_declined(ivan: Person) -> None:
    """Whoever taps «keep» loses nothing."""
    await ivan.taps(await ivan.says("/language"), "Қазақша")
    await ivan.taps(await ivan.says("/forget"), "Қалдыру")
    assert (await ivan.says("/help")).text.startswith("Не істей аламын")


async def test_what_people_wrote_is_not_kept(ivan: Person, tmp_path: Path) -> None:
    """Once it is answered, the words are kept by themselves: with no person, chat or message beside them."""
    await ivan.says("Какой незабудковый напиток пробовали космонавты")
    await ivan.says("незабудковый сапфир сколько стоит")
    await ivan.says("/id")
    with closing(sqlite3.connect(tmp_path / "garysh.db")) as connection:
        everything = [line for line in connection.iterdump() if "незабудковый" in line]
    assert everything
    assert all(line.startswith('INSERT INTO "asked"') for line in everything)
    assert not [line for line in everything if str(ivan.id) in line]
    assert "Иван" not in everything


async def test_privacy_says_what_is_kept(ivan: Person, aigul: Person) -> None:
    """The text names the periods, in both languages."""
    russian, kazakh = (await ivan.says("/privacy")).text, (await aigul.says("/privacy")).text
    assert "ответ, — 2 дня:" in russian
    for period in (EXCHANGES, QUESTIONS, SUBSCRIPTIONS, DELIVERY):
        assert f" {period.days} дн" in russian
        assert f" {period.days} күн" in kazakh


async def test_id_tells_the_own_number(ivan: Person) -> None:
    """Owners find their numeric id with it."""
    assert (await ivan.says("/id")).text == f"Ваш идентификатор (ID) в Telegram: {ivan.id}"
