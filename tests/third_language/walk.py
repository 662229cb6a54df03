"""The walk through the bot in a third language; it runs in a copy of the program to which its files were added."""

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from locales import Translator, load_translators
from playground import BotApiServer, Person
from tests.conftest import OWNER_ID
from tests.events import with_content
from tests.garysh import running, settings_for
from tests.third_language.files import CONTENT

_ADDED = """/addfact
{question}: Kahve nerede?
{answer}: Kahve ikinci katta.
{examples}: kahve neredeydi; çay ve kahve
{source}: https://gazete.example.com/2"""

say = load_translators()["tr"]


@pytest.fixture
async def bot(telegram: BotApiServer, tmp_path: Path) -> AsyncIterator[BotApiServer]:
    """Run the bot over an event that is told in the language first."""
    with_content(tmp_path, CONTENT.read_text("utf-8"))
    async with running(settings_for(telegram, tmp_path, owner_ids=frozenset({OWNER_ID}))):
        yield telegram


@pytest.fixture
def ayse(bot: BotApiServer) -> Person:
    """Return a visitor whose phone speaks the language."""
    return bot.user("Ayşe", language_code="tr")


@pytest.fixture
def owner(bot: BotApiServer) -> Person:
    """Return the owner, whose phone speaks it too."""
    return bot.user("Deniz", user_id=OWNER_ID, language_code="tr")


async def test_visitors_are_at_home(ayse: Person) -> None:
    """Start, a question and what follows it, a card, a list, the story, why, and how to speak another language."""
    start = await ayse.says("/start")
    assert start.text.startswith("Hoş geldiniz.")
    assert start.labels == ["Konferans", "Konuşmacılar", "Lambanın hikâyesi", say("button-help")]
    answer = await ayse.says("toplanti hangi sehirde yapildi")
    assert answer.text == f"Konferans Brüksel şehrinde yapıldı.\n\n{say('source', name='Gazete', date='01.05.2025')}"
    assert "Konferans nerede yapıldı?" in (await ayse.says("/why")).text
    card = await ayse.says("Curie kim")
    assert card.text.startswith("Marie Curie")
    assert "• profesör" in card.text
    follow_up = await ayse.says("Yılmaz?")
    assert follow_up.text.startswith("Ahmet Yılmaz")
    people = await ayse.says("/speakers")
    assert people.text.startswith("Konuşmacılar")
    countries = await ayse.taps(people, say("people-by-country"))
    assert "Fransa · 1" in countries.labels
    story = await ayse.says("/lamp")
    assert story.text.startswith("Başlangıç")
    assert (await ayse.taps(story, say("button-next"))).text.startswith("Son")
    languages = await ayse.says("/language")
    assert languages.labels == [translator("language-name") for translator in (say, *_others())]
    assert (await ayse.says("Где прошла конференция?")).text.startswith("Конференция прошла в Брюсселе.")


def _others() -> list[Translator]:
    translators = load_translators()
    return [translators["ru"], translators["kk"]]


async def test_editors_are_at_home(bot: BotApiServer, owner: Person, ayse: Person) -> None:
    """A fact in one message, what lacks a language, the picture of the questions, files out and in."""
    keys = {name: say(f"key-{name}") for name in ("question", "answer", "examples", "source")}
    saved = await owner.says(_ADDED.format(**keys))
    assert say("saved-fact", number="21") in saved.text
    assert (await ayse.says("kahve nerede")).text.startswith("Kahve ikinci katta.")
    missing = await owner.says("/missing")
    assert any("Kahve nerede?" in label for label in missing.labels)
    assert "photo" in (await owner.says("/stats", within=30)).payload
    document = (await owner.says("/export csv")).payload["document"]
    content = bot.cloud.files.get(document["file_id"]).content.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(content), delimiter=";")
    assert header[2:8] == ["question_tr", "answer_tr", "question_ru", "answer_ru", "question_kk", "answer_kk"]
    assert len(rows) == 3
    changed = content.replace("Giriş ücretsizdir.", "Giriş beş lira.")
    await owner.sends_document("facts.csv", changed.encode(), caption="/import")
    shown = await owner.hears()
    done = await owner.taps(shown, shown.labels[0])
    while not done.text.startswith(say("import-done")):
        done = await done.changes()
    assert (await ayse.says("giris ucreti ne kadar")).text.startswith("Giriş beş lira.")
