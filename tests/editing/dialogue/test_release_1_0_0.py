"""Drafts, photos and files that were under way with release 1.0.0 go on with the next step."""

from playground import Person
from tests.release import standing


async def test_a_draft_goes_on_step_by_step(released: dict[str, Person]) -> None:
    """With the next step, to the end; what was written before is in it."""
    saule = released["Сәуле"]
    assert (await saule.says("Дәретхана қайда?")).text.startswith("Ответ · казахский")
    page = await saule.says("Дәретхана дәліз соңында.")
    assert (await saule.taps(page, "Пропустить")).text.startswith("Откуда это известно?")
    await saule.says("Пресс-служба")
    preview = await saule.says("2025-09-10")
    assert "Русский · Где туалет?\n\nТуалет в конце коридора." in preview.text
    assert (await saule.taps(preview, "Сохранить")).text.startswith("Факт № 3")
    assert (await released["Иван"].says("Где туалет?")).text.startswith("Туалет в конце коридора.")
    assert (await released["Айгүл"].says("Дәретхана қайда?")).text.startswith("Дәретхана дәліз соңында.")


async def test_a_preview_can_be_saved(released: dict[str, Person]) -> None:
    """By its button; that of a new fact, and that of a change."""
    timur, zhanna, ivan = (released[name] for name in ("Тимур", "Жанна", "Иван"))
    saved = await timur.taps(standing(timur.chat, 7), "Сохранить")
    assert saved.text.startswith("Факт № 3")
    assert (await ivan.says("Где зарядить телефон?")).text.startswith("Зарядка у стойки регистрации.")
    answer = await released["Айгүл"].says("Телефонды қайда зарядтауға болады?")
    assert answer.text.startswith("Тіркеу орнында зарядтауға болады.")
    saved = await zhanna.taps(standing(zhanna.chat, 7), "Сохранить")
    assert saved.text.startswith("Факт № 1 сохранён")
    assert (await ivan.says("Что это за форум?")).text.startswith("Это форум о космосе, он прошёл в Алматы.")
    await zhanna.taps(saved, "Отменить")
    assert (await ivan.says("Что это за форум?")).text.startswith("Space Days Kazakhstan 2025 — международн")


async def test_fields_of_a_draft_can_be_changed(released: dict[str, Person]) -> None:
    """Whether they were listed then or are now; the others stay."""
    nazym, timur = released["Назым"], released["Тимур"]
    prompt = await nazym.taps(standing(nazym.chat, 7), "Түрі")
    assert prompt.text.endswith("Қазір\n\nрөл")
    preview = await nazym.says("құрметті")
    assert "Қазақша: Қазақстан ғарышкері\nОрысша: Космонавт Казахстана" in preview.text
    assert (await nazym.taps(preview, "Сақтау")).text.startswith("Атақ сақталды")
    fields = await timur.taps(standing(timur.chat, 7), "Изменить поля")
    assert "примеры: где зарядка; нужна розетка\n" in fields.text
    preview = await timur.says("ответ: Зарядка у стены.")
    assert "Тіркеу орнында зарядтауға болады." in preview.text
    await timur.taps(preview, "Сохранить")
    assert (await released["Иван"].says("Где зарядить телефон?")).text.startswith("Зарядка у стены.")


async def test_a_photo_that_was_asked_for_is_taken(released: dict[str, Person]) -> None:
    """It is of whom it was to be."""
    yerlan, aigul = released["Ерлан"], released["Айгүл"]
    await yerlan.sends_photo()
    saved = await yerlan.hears()
    assert saved.text.startswith("Сурет жаңартылды")
    cosmonauts = await aigul.taps(standing(aigul.chat, 2), "Ғарышкерлер")
    card = await aigul.taps(cosmonauts, "Сергей Волков")
    assert card.text.startswith("Сергей Волков\n\nЕлі: Ресей")
    assert card.payload["photo"]


async def test_files_are_imported(released: dict[str, Person]) -> None:
    """That which was asked for, and that of which it was shown what changes."""
    aisha, bolat = released["Айша"], released["Болат"]
    await aisha.sends_document("x.yaml", b"sources: {other: {name: Other, date: 2025-09-11}}")
    assert (await aisha.hears()).text.startswith("Что изменится\n\nДобавится: 1, изменится: 0.")
    done = await bolat.taps(standing(bolat.chat, 5), "Жүктеу")
    while not done.text.startswith("Файл жүктелді"):  # it says how far it is
        done = await done.changes()
    assert done.text.endswith("Қосылды: 2, өзгертілді: 0.")
    assert (await released["Айгүл"].says("Ауыз су қайда?")).text.startswith("Су әр кіреберісте бар.")
    assert (await released["Иван"].says("Где питьевая вода?")).text.startswith("Вода у каждого входа.")


async def test_a_question_that_was_being_answered_is_settled(released: dict[str, Person]) -> None:
    """The draft knows for which question without answer it was begun, also when the fact is worded otherwise."""
    asel, madina = released["Асель"], released["Мадина"]
    assert "3 · Есть ли парковка?" in (await asel.says("/unanswered")).labels
    assert (await madina.says("За павильоном.")).text.startswith("Вопрос · казахский")
    preview = await madina.says(
        "вопрос: Куда поставить машину?\nпримеры: где оставить автомобиль\nсұрақ: Көлікті қайда қоюға болады?\n"
        "жауап: Павильонның артында.\nмысалдар: көлікті қайда қалдырам\nисточник: Пресс-служба\nдата: 2025-09-10"
    )
    assert "Русский · Куда поставить машину?\n\nЗа павильоном." in preview.text
    await madina.taps(preview, "Сохранить")
    assert not [label for label in (await asel.says("/unanswered")).labels if "парковка" in label]
    assert (await released["Emma"].says("Куда поставить машину?")).text.startswith("За павильоном.")


async def test_a_button_of_a_draft_that_was_left_says_so(released: dict[str, Person]) -> None:
    """As it did then."""
    asel = released["Асель"]
    tap = await asel.presses(standing(asel.chat, 124), "Ответ · русский")
    assert (await tap.answered()).text.startswith("Эта кнопка устарела.")
