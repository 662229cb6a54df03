"""What editors had with release 1.0.0 goes on: drafts, what can be undone, the questions that wait for an answer."""

import pytest

from playground import BotApiServer, Person
from tests.clock import MovableClock
from tests.release import ENDED_AT, INVITATION, SPENT_INVITATION, kind, kinds, standing, what_waited

# Whose message, which one, its button, and how what that leads to begins.
_BUTTONS = [
    ("Асель", 4, "Убрать из редакторов", "Убрать из редакторов: Марат?"),
    ("Асель", 30, "Изменить", "Что изменить?"),
    ("Асель", 42, "Показывать вместе с № 2", "Факт № 25 и второй источник теперь показываю вместе"),
    (
        "Асель",
        54,
        "Ответ по-казахски",
        "Ответ · казахский\n\nКакой на него ответ? Напишите так, как его должны прочитать люди.\n\nСейчас\n\nОркестр",
    ),
    ("Асель", 92, "Где нужен перевод", "Где нужен перевод"),
    ("Асель", 94, "Дальше →", "Все факты\n\nНайдено: 3"),
    ("Асель", 96, "Проверено сегодня", "Факт № 20: отмечено, что он проверен сегодня"),
    ("Асель", 98, "Марат · ✏️ Иван Белла", "Иван Белла\n\n28.11.2026 11:06 · Марат"),
    ("Асель", 100, "Вернуть эту версию", "Эта версия возвращена"),
    ("Асель", 102, "Иван Белла", "Карточка\n\nРусский · Иван Белла"),
    ("Асель", 104, "Удалить", "Удалить карточку"),
    ("Асель", 106, "Убрать фото", "Фото обновлено"),
    ("Асель", 110, "Словакия", "Страна\n\nРусский · Словакия"),
    ("Асель", 112, "История значка", "История значка"),
    ("Асель", 114, "4. Тираж", "Глава\n\nРусский · Тираж\n\nНапечатали сто тысяч марок."),
    ("Асель", 116, "Фото", "Пришлите фотографию"),
    ("Асель", 118, "История", "История значка"),
    ("Асель", 122, "Удалить", "Факт № 28 удалён"),
    ("Асель", 128, "Убрать: Назым", "Убрать из редакторов: Назым?"),
    ("Асель", 130, "раз в неделю", "Сводка для редактора\n\nБуду присылать сводку по понедельникам"),
    ("Асель", 132, "Есть ли парковка?", "«Есть ли парковка?»\n\n3 раза (русский 3)"),
    ("Асель", 136, "Оставить", "«Можно ли прийти с детьми?»"),
    ("Асель", 134, "↩ Назад", "На что нет ответа"),
    ("Асель", 112, "+ Глава", "Заголовок · русский\n\nКакой у главы заголовок?"),
    ("Марат", 13, "Тарихы", "Ғарышкерлерге қымыз ұнады ма?"),
    ("Марат", 17, "Өзгерту", "Нені өзгертейік?"),
    ("Марат", 23, "↩ Артқа", "Жауабы жоқ сұрақтар"),
    ("Болат", 5, "Жүктемеу", "Жақсы, файл жүктелген жоқ"),
    ("Тимур", 7, "Отказаться", "Черновик"),
    ("Назым", 7, "Түрі", "Бұл — құрметті атақ па"),
]


async def test_questions_without_answer_are_listed(released: dict[str, Person]) -> None:
    """In both languages as one row; without those that were settled or dismissed, and these do not come back."""
    await what_waited(released)
    for _ in range(2):
        await released["Ержан"].says("Какой пароль от вайфая?")
    page = await released["Асель"].says("/unanswered")
    assert page.labels[:2] == ["3 · Есть ли парковка?", "3 · Можно ли прийти с детьми?"]
    assert "Можно ли прийти с детьми? — 3 раза (русский 2, казахский 1) · ждут ответа: 2" in page.text
    kazakh = await released["Марат"].says("/unanswered")
    assert kazakh.labels[:2] == ["3 · Есть ли парковка?", "3 · Балалармен келуге бола ма?"]
    rows = {*page.labels, *(await released["Асель"].taps(page, "Дальше →")).labels} - {"Дальше →", "← Раньше"}
    assert {row.partition(" · ")[2] for row in rows} == {
        "Есть ли парковка?",
        "Можно ли прийти с детьми?",
        "Сколько лет Сергею Волкову?",
        "Какая завтра погода в Париже?",
        "Форум қайда өтті?",
        "Когда закроется выставка ракет?",
        "Автотұрақ бар ма?",
        "Где прошёл форум?",
        "Кто вручал марки?",
    }


async def test_what_was_done_can_be_undone(released: dict[str, Person]) -> None:
    """By the buttons of then: an undo and a change that was brought back, a deletion, a whole import."""
    asel, gulnar, ivan, aigul = (released[name] for name in ("Асель", "Гүлнәр", "Иван", "Айгүл"))
    assert (await ivan.says("Где гардероб?")).text.startswith("Гардероб внизу.")
    redone = await asel.taps(standing(asel.chat, 40), "Вернуть")
    assert redone.text.startswith("Возвращено\n\nГде гардероб?")
    assert (await ivan.says("Где гардероб?")).text.startswith("Гардероб наверху.")
    await asel.taps(redone, "Отменить")
    assert (await ivan.says("Где гардероб?")).text.startswith("Гардероб внизу.")
    assert (await asel.taps(standing(asel.chat, 46), "Отменить")).text.startswith("Отменено\n\nГде камера хранения?")
    assert (await ivan.says("Где камера хранения?")).text.startswith("Камера хранения у входа.")
    assert "Лифт" not in (await aigul.says("Лифт қайда?")).text
    assert (await gulnar.taps(standing(gulnar.chat, 6), "Болдырмау")).text.startswith("Өзгеріс кері қайтарылды")
    assert (await aigul.says("Лифт қайда?")).text.startswith("Лифт сол жақта.")
    assert (await gulnar.says("/delfact 23")).text.startswith("№ 23 деректі жояйын ба?")
    undone = await gulnar.taps(standing(gulnar.chat, 10), "Болдырмау")
    assert undone.text.startswith("Кері қайтарылған өзгеріс саны: 2")
    assert "Зарегистрировались 700 человек" in (await ivan.says("Сколько экспертов собрал форум?")).text
    assert "у сцены" not in (await ivan.says("Где медпункт?")).text


async def test_the_last_change_can_be_undone_by_command(released: dict[str, Person]) -> None:
    """One's own, not somebody else's; what was changed since is not touched."""
    assert (await released["Гүлнәр"].says("/undo")).text.startswith("Өзгеріс кері қайтарылды\n\nСертификат беріле ме?")
    assert (await released["Асель"].says("/undo")).text.startswith("Отменено\n\nГде купить сувениры?")
    assert "2 · Где купить сувениры?" in (await released["Асель"].says("/unanswered")).labels
    marat = released["Марат"]
    tap = await marat.presses(standing(marat.chat, 21), "Болдырмау")  # a chapter was added after that
    assert (await tap.answered()).text.startswith("Болмады: бұдан кейін жазба тағы өзгертілген.")


async def test_the_history_is_shown(released: dict[str, Person]) -> None:
    """Each change with its moment, author and difference; a version of then can be brought back."""
    asel, marat = released["Асель"], released["Марат"]
    await what_waited(released)  # among it a fact, which is the latest change
    assert (await asel.says("/history")).labels[2:5] == [
        "28.11.2026 11:06 · Гүлнәр · ➕ Выдают ли сертификаты?",
        "28.11.2026 11:06 · Асель · ➕ Где купить сувениры?",
        "28.11.2026 11:06 · Гүлнәр · ✏️ Сколько экспертов собрал форум?",
    ]
    listed = await marat.says("/history 21")
    assert listed.labels == ["28.11.2026 11:06 · Марат · ✏️ Где буфет?", "28.11.2026 11:06 · Асель · ➕ Где буфет?"]
    change = await marat.taps(listed, "✏️")
    assert "<s>внизу</s><u>на втором этаже</u>" in change.html
    first = await marat.taps(await marat.taps(change, "↩ Артқа"), "➕")
    assert (await marat.taps(first, "Осы нұсқаны қайтару")).text.startswith("Осы нұсқа қайтарылды")
    assert (await released["Иван"].says("Где буфет?")).text.startswith("Буфет внизу.")
    signs = [label.split(" · ")[2] for label in (await asel.says("/history 24")).labels]
    assert signs == ["↩️ Где гардероб?", "✏️ Где гардероб?", "➕ Где гардероб?"]
    assert "🗑 Где лифт?" in (await asel.says("/history 23")).labels[0]


async def test_messages_that_became_facts_can_be_edited(released: dict[str, Person]) -> None:
    """The fact follows; but not where somebody else has changed it since."""
    asel, ivan = released["Асель"], released["Иван"]
    message = standing(asel.chat, 29)
    await asel.edits(message, message.text.replace("25 июня", "30 июня"))
    assert (await asel.hears()).text.startswith("Факт № 20 сохранён")
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Выставка метеоритов откроется 30")
    message = standing(asel.chat, 33)
    await asel.edits(message, message.text.replace("внизу", "в саду"))
    assert (await asel.hears()).text.startswith("Эту запись только что изменили")
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет на втором этаже.")


@pytest.mark.usefixtures("released")
async def test_whoever_was_invited_or_made_editor_begins(telegram: BotApiServer) -> None:
    """An invitation that is open works, one that was used does not; who never wrote is welcomed."""
    guest = telegram.user("Дана", language_code="kk")
    assert (await guest.says(f"/start {SPENT_INVITATION}")).text.startswith("Бұл шақыру")
    assert (await guest.says(f"/start {INVITATION}")).text.startswith("Сіз редактор болдыңыз")
    assert (await guest.says("/delfact 22")).text.startswith("№ 22 деректі жояйын ба?")
    late = telegram.user("Нұрбол", user_id=77_000_012, language_code="kk")
    await late.says("/start")
    assert (await late.hears()).text.startswith("Сіз редактор болдыңыз")


async def test_digests_come_when_they_were_to_come(released: dict[str, Person], clock: MovableClock) -> None:
    """The daily one on the next morning, the weekly one on Monday."""
    asel, marat = released["Асель"], released["Марат"]
    await what_waited(released)
    await clock.until_asleep(30)
    clock.advance(1_795_924_800 - ENDED_AT)
    digest = await asel.hears()
    assert digest.text.startswith("Сводка для редактора")
    assert digest.labels[0] == "3 · Есть ли парковка?"
    assert not marat.chat.unheard
    await clock.until_asleep(30)
    clock.advance(86_400)
    assert (await marat.hears()).text.startswith("Редакторға арналған шолу")


async def test_every_button_leads_where_it_led(released: dict[str, Person]) -> None:
    """One of each kind that stands in editors' chats, at least."""
    chats = {released[name].chat for name, *_ in _BUTTONS}
    standing_kinds = set[str]().union(*(kinds(message) for chat in chats for message in chat.replies))
    tried = set()
    for name, message_id, label, beginning in _BUTTONS:
        page = standing(released[name].chat, message_id)
        tried.add(kind(page.button(label)))
        assert (await released[name].taps(page, label)).text.startswith(beginning), (name, message_id, label)
    assert standing_kinds - tried == {"undo"}  # of which there are tests above
