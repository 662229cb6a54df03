"""Facts are added, changed and deleted in the chat, and live in the next answer."""

import re

import pytest

from playground import Message, Person

pytestmark = pytest.mark.usefixtures("garysh")

ADDED = """/addfact
вопрос: Когда откроется выставка метеоритов?
ответ: Выставка метеоритов откроется 12 апреля.
сұрақ: Метеориттер көрмесі қашан ашылады?
жауап: Метеориттер көрмесі 12 сәуірде ашылады.
примеры: когда выставка метеоритов; дата открытия выставки метеоритов
мысалдар: метеориттер көрмесі қашан; көрменің ашылу күні
источник: https://example.kz/news/1
дата: 2025-09-10"""


async def test_a_fact_in_one_message_is_live_with_the_reply(asel: Person, ivan: Person, aigul: Person) -> None:
    """It is shown as people will see it in both languages, with what can be done, and answers the next question."""
    reply = await asel.says(ADDED)
    assert reply.text.startswith("Факт № 20 сохранён")
    assert "Выставка метеоритов откроется 12 апреля.\n\nИсточник: example.kz, 10.09.2025" in reply.text
    assert "Метеориттер көрмесі 12 сәуірде ашылады.\n\nДереккөз: example.kz, 10.09.2025" in reply.text
    assert reply.labels == ["Отменить", "Изменить", "История"]
    assert reply.links == ["https://example.kz/news/1"] * 2
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Выставка метеоритов откроется")
    assert (await aigul.says("метеориттер көрмесі қашан ашылады")).text.startswith("Метеориттер көрмесі")


async def test_a_kazakh_editor_is_spoken_to_in_kazakh(marat: Person, ivan: Person) -> None:
    """The keys are those of the texts' languages; the words around them are the editor's."""
    reply = await marat.says(
        "/addfact\nсұрақ: Буфетте не бар?\nжауап: Буфетте бауырсақ бар.\nдереккөз: Баспасөз қызметі\nкүні: 10.09.2025"
    )
    assert "дерек сақталды" in reply.text
    assert "Мына тілдегі мәтін әзірге жоқ: орыс тілі" in reply.text
    assert reply.labels == ["Болдырмау", "Өзгерту", "Тарихы"]
    answer = await ivan.says("Буфетте не бар?")
    assert answer.text.startswith("Буфетте бауырсақ бар.")
    assert "Баспасөз қызметі, 10.09.2025" in answer.text


async def test_faults_are_told_in_the_order_of_their_lines(asel: Person) -> None:
    """As people go through their message; what is missing altogether comes last."""
    reply = await asel.says("/addfact\nдата: 31.02.2025\nжауап: а\nвопрос: " + "б" * 301)
    assert re.findall(r"Строка (\d)", reply.text) == ["2", "3", "4", "4"]
    assert reply.text.index("Строка 4") < reply.text.index("не указан источник")


async def test_one_s_own_language_comes_first(marat: Person) -> None:
    """A Kazakh editor reads and fills Kazakh before Russian."""
    saved = await marat.says(
        "/addfact\nвопрос: Где буфет?\nответ: Внизу.\nсұрақ: Буфет қайда?\nжауап: Төменде.\nдереккөз: Баспасөз"
    )
    assert saved.text.index("Төменде.") < saved.text.index("Внизу.")
    fields = await marat.says("/editfact 20")
    assert fields.labels[:2] == ["Сұрақ · қазақ тілі", "Жауап · қазақ тілі"]
    assert fields.text.index("сұрақ: ") < fields.text.index("вопрос: ")


async def test_faults_name_their_line_and_keep_what_was_typed(asel: Person) -> None:
    """Each fault says the line, the reason and what to do; the missing line alone then completes the fact."""
    reply = await asel.says("/addfact\nвопрос: Где буфет?\nответ: На втором этаже.\nдата: 31.02.2025")
    assert reply.text.startswith("Пока не сохранил")
    assert "Строка 4: «31.02.2025» — не дата." in reply.text
    assert "не указан источник. Добавьте строку «источник:»" in reply.text
    assert "вопрос: Где буфет?" in reply.text
    done = await asel.says("источник: Пресс-служба\nдата: 2025-09-10")
    assert done.text.startswith("Факт № 20 сохранён")
    assert "На втором этаже." in done.text


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("Привет\nвопрос: а\nответ: б\nисточник: в", "Строка 2: непонятно, к какому полю относится «Привет»"),
        ("вопрос: а\nвопрос: б\nответ: в\nисточник: г", "Строка 3: поле «вопрос» уже есть в строке 2"),
        ("вопрос: а\nответ:\nисточник: г", "Строка 3: после «ответ:» ничего нет"),
        ("вопрос: а\nисточник: г", "Строка 2: у вопроса нет ответа. Добавьте строку «ответ:»."),
        ("жауап: а\nисточник: г", "Строка 2: у ответа нет вопроса. Добавьте строку «сұрақ:»."),
        ("источник: г", "нет ни вопроса, ни ответа"),
        ("вопрос: а\nответ: б\nисточник: https://", "Строка 4: ссылка «https://» не открывается"),
        ("вопрос: а\nответ: б\nисточник: www.example", "Строка 4: ссылка «www.example» не открывается"),
        ("вопрос: а\nответ: " + "б" * 3600 + "\nисточник: г", "Строка 3: слишком длинно: знаков 3\u00a0600"),
        ("вопрос: " + "а" * 301 + "\nответ: б\nисточник: г", "Строка 2: слишком длинно: знаков 301"),
    ],
)
async def test_each_fault_is_refused(asel: Person, lines: str, complaint: str) -> None:
    """Nothing is saved, and the line is that of the editor's own message."""
    reply = await asel.says(f"/addfact\n{lines}")
    assert complaint in reply.text
    assert "Найдено: 19" in (await asel.says("/facts")).text


async def test_step_by_step(marat: Person, aigul: Person) -> None:
    """`/addfact` alone asks for one field after another, the editor's language first, and shows all before saving."""
    prompt = await marat.says("/addfact")
    assert prompt.text.startswith("Сұрақ · қазақ тілі\n\nДерек қандай сұраққа жауап береді?")
    assert prompt.labels == ["Бас тарту"]
    assert (await marat.says("Қонақүй қайда?")).text.startswith("Жауап · қазақ тілі\n\nЖауабы қандай?")
    prompt = await marat.says("Қонақүй орталық алаңда.")
    assert "тағы қалай сұрауы мүмкін" in prompt.text
    prompt = await marat.taps(prompt, "Өткізіп жіберу")
    assert prompt.text.startswith("Сұрақ · орыс тілі")
    prompt = await marat.taps(prompt, "Өткізіп жіберу")
    assert prompt.text.startswith("Бұл қайдан белгілі?")
    assert prompt.labels == ["Бас тарту"]
    prompt = await marat.says("Ұйымдастырушылар https://example.kz/hotel")
    preview = await marat.taps(prompt, "Өткізіп жіберу")
    assert preview.text.startswith("Адамдар мұны осылай көреді")
    assert "Қонақүй орталық алаңда." in preview.text
    assert "Ұйымдастырушылар" in preview.text
    assert preview.labels == ["Сақтау", "Өрістерді өзгерту", "Бас тарту"]
    saved = await marat.taps(preview, "Сақтау")
    assert "№ 20 дерек сақталды" in saved.text
    assert (await aigul.says("Қонақүй қайда?")).text.startswith("Қонақүй орталық алаңда.")


async def test_a_field_of_a_fact_is_changed(asel: Person, ivan: Person) -> None:
    """`/editfact N` shows the fact and its fields; after the new text comes the preview, and Save makes it live."""
    await asel.says(ADDED)
    fields = await asel.says("/editfact 20")
    assert "ответ: Выставка метеоритов откроется 12 апреля." in fields.text
    prompt = await asel.taps(fields, "Ответ · русский")
    assert "Сейчас\n\nВыставка метеоритов откроется 12 апреля." in prompt.text
    preview = await asel.says("Выставка метеоритов откроется 15 мая.")
    assert "откроется 15 мая" in preview.text
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Выставка метеоритов откроется 12")
    saved = await asel.taps(preview, "Сохранить")
    assert saved.text.startswith("Факт № 20 сохранён")
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Выставка метеоритов откроется 15")


async def test_fields_are_changed_in_one_message(asel: Person, ivan: Person) -> None:
    """`/editfact N` with lines changes just these; a language that was missing comes along the same way."""
    await asel.says("/addfact\nвопрос: Где гардероб?\nответ: Гардероб внизу.\nисточник: Пресс-служба")
    saved = await asel.says("/editfact 20\nответ: Гардероб наверху.\nсұрақ: Гардероб қайда?\nжауап: Гардероб жоғарыда.")
    assert "Гардероб жоғарыда." in saved.text
    assert "⚠️" not in saved.text
    assert (await ivan.says("Где гардероб?")).text.startswith("Гардероб наверху.")
    assert (await asel.says("/editfact 999\nответ: x")).text.startswith("Такого факта нет.")


async def test_editing_the_own_message_edits_the_fact(asel: Person, marat: Person, ivan: Person) -> None:
    """The sent message stays the fact's source text, until somebody else changes the fact."""
    message = await asel.sends(ADDED)
    await asel.hears()
    await asel.edits(message, ADDED.replace("12 апреля", "20 июня"))
    assert (await asel.hears()).text.startswith("Факт № 20 сохранён")
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Выставка метеоритов откроется 20")
    await marat.says("/editfact 20\nответ: Выставка метеоритов закрыта.")
    await asel.edits(message, ADDED.replace("12 апреля", "30 июля"))
    conflict = await asel.hears()
    assert conflict.text.startswith("Эту запись только что изменили")
    assert "Марат" in conflict.text
    assert "Выставка метеоритов закрыта." in conflict.text
    assert "ответ: Выставка метеоритов откроется 30 июля." in conflict.text
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Выставка метеоритов закрыта.")
    assert (await asel.taps(conflict, "Сохранить мой вариант")).text.startswith("Факт № 20 сохранён")
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Выставка метеоритов откроется 30")


async def test_a_refused_message_is_mended_by_editing_it(asel: Person) -> None:
    """What was refused becomes a fact when its message is put right."""
    message = await asel.sends("/addfact\nвопрос: Где лифт?\nответ: Слева.")
    assert "не указан источник" in (await asel.hears()).text
    await asel.edits(message, "/addfact\nвопрос: Где лифт?\nответ: Слева.\nисточник: Пресс-служба")
    assert (await asel.hears()).text.startswith("Факт № 20 сохранён")


async def test_a_fact_is_deleted_after_a_question(asel: Person, ivan: Person) -> None:
    """The first button confirms; the fact is no longer said, and can be had back under its number."""
    await asel.says(ADDED)
    question = await asel.says("/delfact 20")
    assert question.text.startswith("Удалить факт № 20?")
    assert question.labels == ["Удалить", "Оставить"]
    deleted = await asel.taps(question, "Удалить")
    assert deleted.text.startswith("Факт № 20 удалён")
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Этого я не знаю")
    assert (await asel.says("/delfact 20")).text.startswith("Такого факта нет.")
    assert (await asel.taps(deleted, "Отменить")).text.startswith("Отменено")
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Выставка метеоритов")
    assert (await asel.says("/delfact 20")).text.startswith("Удалить факт № 20?")


async def test_facts_are_listed_searched_and_opened(asel: Person, marat: Person) -> None:
    """Pages of eight; words in either language; a fact opens with all that can be done."""
    first = await asel.says("/facts")
    assert "Найдено: 19. Страница 1 из 3" in first.text
    assert len(first.labels) == 9
    second = await asel.taps(first, "Дальше →")
    assert "Страница 2 из 3" in second.text
    found = await marat.says("/facts қымыз")
    assert found.text.startswith("Деректер: қымыз")
    opened = await marat.taps(found, found.labels[0])
    assert opened.labels[:4] == ["Өзгерту", "Жою", "Бүгін тексерілді", "Тарихы"]
    assert (await asel.says("/facts абракадабра")).text.startswith("Факты: абракадабра\n\nНичего не нашлось.")


async def test_a_fact_is_marked_as_verified_today(asel: Person, ivan: Person) -> None:
    """Visitors see the day with `/why`."""
    found = await asel.says("/facts эксперт")
    opened = await asel.taps(found, found.labels[0])
    assert "Проверено: 10.09.2025" in opened.text
    verified = await asel.taps(opened, "Проверено сегодня")
    assert "проверен сегодня" in verified.text
    assert "Отменить" in verified.labels
    reopened: Message = await asel.taps(await asel.says("/facts эксперт"), found.labels[0])
    assert "Проверено: 10.09.2025" not in reopened.text
    await ivan.says("Сколько экспертов собрал форум?")


async def test_a_fact_is_said_until_its_day(asel: Person, ivan: Person) -> None:
    """After the date it carries a fact is no longer said, but editors still see it."""
    await asel.says(f"{ADDED}\nдействует до: 2999-12-31")
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Выставка метеоритов")
    saved = await asel.says("/editfact 20\nдействует до: 2025-09-11")
    assert "Срок уже прошёл (11.09.2025)" in saved.text
    assert (await ivan.says("Когда откроется выставка метеоритов?")).text.startswith("Этого я не знаю")
    assert "⏳" in (await asel.says("/facts метеоритов")).labels[0]


async def test_two_sources_that_disagree_are_told_together(asel: Person, ivan: Person, aigul: Person) -> None:
    """The near-duplicate is saved with a warning; a tap lets both be told, each with its source."""
    saved = await asel.says(
        "/addfact\nвопрос: Сколько экспертов собрал форум?\nответ: Зарегистрировались 700 человек из 50 стран.\n"
        "сұрақ: Форумға қанша сарапшы қатысты?\nжауап: 50 елден 700 адам тіркелді.\n"
        "источник: Вечерний вестник https://example.kz/700\nдата: 2025-09-11"
    )
    assert "но из другого источника" in saved.text
    button = next(label for label in saved.labels if label.startswith("Показывать вместе"))
    together = await asel.taps(saved, button)
    assert "теперь показываю вместе" in together.text
    answer = await ivan.says("Сколько экспертов собрал форум?")
    assert "пятисот" in answer.text
    assert "700 человек" in answer.text
    assert "Kazpravda.kz, 10.09.2025" in answer.text
    assert "Вечерний вестник, 11.09.2025" in answer.text
    kazakh = await aigul.says("Форумға қанша сарапшы қатысты?")
    assert "500" in kazakh.text
    assert "700" in kazakh.text
