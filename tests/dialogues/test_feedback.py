"""Whether an answer helped: marked once, quietly."""

from pathlib import Path

import pytest

from playground import Person
from tests.garysh import rows

pytestmark = pytest.mark.usefixtures("garysh")


async def test_an_answer_is_marked_once(ivan: Person, aigul: Person, tmp_path: Path) -> None:
    """A tap thanks in a toast and takes the buttons away; the answer stays, and a second tap changes nothing."""
    for person, question, thanks in (
        (ivan, "Где прошёл форум?", "Спасибо, рад, что помог!"),
        (aigul, "Форум қайда өтті?", "Рақмет, көмегім тигеніне қуаныштымын!"),
    ):
        answer = await person.says(question)
        assert answer.labels == ["👍", "👎"]
        first, second = await person.presses(answer, "👍"), await person.presses(answer, "👎")
        assert (await first.answered()).text == thanks
        await second.answered()
        changed = await answer.changes()
        assert changed.labels == []
        assert changed.text == answer.text
    assert rows(tmp_path / "garysh.db", "SELECT mark FROM asked") == [("helpful",), ("helpful",)]


async def test_small_talk_is_not_marked(ivan: Person, tmp_path: Path) -> None:
    """It answers nothing, and is not kept."""
    assert (await ivan.says("Привет!")).labels == []
    assert rows(tmp_path / "garysh.db", "SELECT * FROM asked") == []


@pytest.mark.parametrize(
    "data", ["1:rate:helpful:1", "1:rate:best:{number}", "1:rate:helpful", "1:pass:1", "1:unpass:1"]
)
async def test_a_forged_mark_is_refused(ivan: Person, tmp_path: Path, data: str) -> None:
    """A question that is forgotten, or never was, is not marked."""
    answer = await ivan.says("Где прошёл форум?")
    [(number,)] = rows(tmp_path / "garysh.db", "SELECT number FROM asked")
    tap = await ivan.forges(answer, data.format(number=number))
    assert (await tap.answered()).text.startswith("Эта кнопка устарела.")
    assert rows(tmp_path / "garysh.db", "SELECT mark FROM asked") == [(None,)]


async def test_what_was_offered_and_chosen_is_answered(ivan: Person, tmp_path: Path) -> None:
    """Who taps an option got the answer: the question is not gathered, and the answer can be marked."""
    card = await ivan.taps(await ivan.says("Сколько лет Сергею Волкову?"), "Сергей Волков")
    assert card.labels == ["👍", "👎"]
    assert rows(tmp_path / "garysh.db", "SELECT mark FROM asked") == [("chosen",)]


async def test_thanks_are_in_the_language_of_the_answer(emma: Person) -> None:
    """Whoever asked in Russian is thanked in Russian, whatever the phone speaks; the answer stays."""
    answer = await emma.says("Сколько экспертов участвовало в форуме?")
    tap = await emma.presses(answer, "👍")
    assert (await tap.answered()).text == "Спасибо, рад, что помог!"
    assert (await answer.changes()).text == answer.text
