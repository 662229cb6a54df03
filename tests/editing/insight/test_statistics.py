"""`/stats` is a picture for a phone, in the editor's language."""

import os
import secrets
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from answers.models.answer import Answer
from playground import BotApiServer, Person
from storage.database.database import connect
from storage.database.opening import prepare
from storage.knowledge.content.content import fill_with_shipped_content
from storage.questions import asked, statistics

_DAY = 86_400


def _ask(database: Path, count: int, words: str, answer: Answer) -> None:
    """Let something have been asked on several days."""
    with closing(connect(database)) as connection, connection:
        connection.execute("BEGIN")
        for number in range(count):
            asked.record(connection, secrets.randbits(48), words, answer)
            connection.execute("UPDATE asked SET at = at - ? WHERE number = last_insert_rowid()", (number % 14 * _DAY,))


def test_questions_are_counted_by_day_language_and_outcome(tmp_path: Path) -> None:
    """A day is that of the people; what was chosen among the offered is answered; older days are left out."""
    database = tmp_path / "garysh.db"
    prepare(database, tmp_path, fill_with_shipped_content)
    evening = int(datetime(2025, 9, 10, 20, tzinfo=UTC).timestamp())  # the 11th in Almaty
    noon = datetime(2025, 9, 11, 12, tzinfo=UTC).timestamp()
    with closing(connect(database, lambda: noon)) as connection:
        for number, (language, status, about, mark, at) in enumerate(
            [
                ("ru", "answered", "place", "helpful", evening),
                ("kk", "offered", None, "chosen", evening),
                ("kk", "unknown", None, None, evening - _DAY),
                ("kk", "unknown", None, None, evening - 40 * _DAY),
            ]
        ):
            connection.execute(
                "INSERT INTO asked (number, words, language, status, about, mark, at) VALUES (?, 'x', ?, ?, ?, ?, ?)",
                (number, language, status, about, mark, at),
            )
        found = statistics.read(connection, 14, ZoneInfo("Asia/Almaty"))
    assert [day.isoformat() for day in found.days[-2:]] == ["2025-09-10", "2025-09-11"]
    assert found.by_day[found.days[-1], "ru"] == found.by_day[found.days[-1], "kk"] == 1
    assert (found.answered, found.unanswered, found.helpful, found.unhelpful) == (2, 1, 1, 0)
    assert found.facts == {"place": 1}


@pytest.mark.usefixtures("garysh")
async def test_the_picture_comes_in_the_editor_s_language(
    telegram: BotApiServer, asel: Person, marat: Person, tmp_path: Path
) -> None:
    """Upright, with a caption that counts; also when nothing was asked yet. The file is gone when it is sent."""
    await asel.sends("/stats")
    assert (await asel.hears()).payload["caption"] == (
        "Вопросов: 0. Отметили, что ответ помог: 0, не помог: 0. Вопросы без ответа: /unanswered"
    )
    database = tmp_path / "garysh.db"
    _ask(database, 41, "Где прошёл форум?", Answer("answered", "ru", 1.0, fact="place"))
    _ask(database, 17, "Ғарышкерлер кімдер?", Answer("answered", "kk", 1.0))
    _ask(database, 9, "Форум деген не?", Answer("answered", "kk", 1.0, fact="forum"))
    words = "Где купить сувениры с космонавтами и сколько они стоят $$$ 🚀 для детей?"
    _ask(database, 12, words, Answer("unknown", "ru", 0.0))
    _ask(database, 5, "Автобус қанша тұрады?", Answer("unknown", "kk", 0.0))
    for person, caption in ((asel, "Вопросов: 84."), (marat, "Сұрақ саны: 84.")):
        await person.sends("/stats")
        payload = (await person.hears()).payload
        assert payload["caption"].startswith(caption)
        assert (payload["photo"][-1]["width"], payload["photo"][-1]["height"]) == (1080, 1920)
        if folder := os.environ.get("GARYSH_SCREENSHOTS"):
            content = telegram.cloud.files.get(payload["photo"][-1]["file_id"]).content
            (Path(folder) / f"stats-{person.id}.png").write_bytes(content)
        await person.says("/id")
    assert list((tmp_path / "exports").iterdir()) == []


@pytest.mark.usefixtures("garysh")
async def test_a_group_is_told_nothing(telegram: BotApiServer, asel: Person) -> None:
    """What people ask is for editors."""
    group = telegram.group("Пресса", members=[asel])
    assert (await asel.says("/stats@garysh_bot", chat=group)).text.startswith("Статистику пришлю только в личной")
