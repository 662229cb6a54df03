"""Free questions."""

import pytest

from playground import BotApiServer, Fault, Person
from storage.knowledge.content import content

pytestmark = pytest.mark.usefixtures("garysh")


async def test_a_question_is_answered_in_its_own_language_with_its_source(ivan: Person, aigul: Person) -> None:
    """Whatever the phone speaks, the question's language is the answer's."""
    russian = await aigul.says("Где напечатали марки?")
    assert "Банкнотн" in russian.text
    assert russian.text.endswith("Источник: Kazpravda.kz, 10.09.2025")
    assert russian.links == [str(content.shipped().sources["kazpravda"].url)]
    kazakh = await ivan.says("Форумға қанша сарапшы қатысты?")
    assert "500" in kazakh.text
    assert kazakh.text.endswith("Дереккөз: Kazpravda.kz, 10.09.2025")


async def test_a_certain_question_needs_no_choice_of_language(emma: Person) -> None:
    """A phone in English asks in Russian and gets the answer, not a menu; what could be either is asked back."""
    assert "пятисот" in (await emma.says("Сколько экспертов участвовало в форуме?")).text
    assert (await emma.says("Space Days")).labels


async def test_an_english_question_from_an_english_phone_is_met_in_english(emma: Person) -> None:
    """It is in neither of our languages, however its letters read; ours in Latin letters are answered."""
    for question in ("where is the forum", "how many experts", "stamps", "hi"):
        offer = await emma.says(question)
        assert offer.text.startswith("This bot answers questions about"), question
        assert offer.labels == ["Русский", "Қазақша"]
    assert (await emma.says("forum qashan boldy")).text.endswith("Дереккөз: Kazpravda.kz, 10.09.2025")
    assert (await emma.says("gde proshel forum")).text.endswith("Источник: Kazpravda.kz, 10.09.2025")


async def test_a_query_over_people_lists_them(ivan: Person) -> None:
    """Who bears a title is a query, not the nearest text."""
    reply = await ivan.says("Кто из них Герой Советского Союза?")
    for name in ("Аубакиров", "Гуррагчаа", "Прунариу"):
        assert name in reply.text
    for name in ("Волков", "Шкаплеров", "Мастицкая", "Аимбетов"):
        assert name not in reply.text


async def test_what_is_not_known_is_said_so(ivan: Person, aigul: Person) -> None:
    """No nearest text is passed off as an answer."""
    assert (await ivan.says("Какая завтра погода в Париже?")).text.startswith("Этого я не знаю")
    assert (await aigul.says("Бүгін доллар бағамы қанша?")).text.startswith("Мұны білмеймін")


async def test_an_offered_question_is_answered_in_place(ivan: Person) -> None:
    """What is known about a subject is offered as buttons; a tap answers."""
    reply = await ivan.says("Сколько лет Сергею Волкову?")
    assert reply.text.startswith("Этого я не знаю")
    card = await ivan.taps(reply, "Сергей Волков")
    assert "Герой Российской Федерации" in card.text
    assert card.message_id == reply.message_id


async def test_a_follow_up_continues_the_talk(ivan: Person) -> None:
    """«А Волков?» after a question about somebody else is understood."""
    await ivan.says("Из какой страны Прунариу?")
    assert "Сергей Волков" in (await ivan.says("А Волков?")).text


async def test_an_edited_question_mends_the_answer_that_stands(ivan: Person) -> None:
    """The answer changes in place; nothing new appears in the chat."""
    question = await ivan.sends("Где прошёл форум?")
    answer = await ivan.hears()
    assert "Алматы" in answer.text
    await ivan.edits(question, "Какой напиток попробовали космонавты?")
    assert "кумыс" in (await answer.changes()).text
    assert len(ivan.chat.messages) == 2


async def test_small_talk_is_answered_kindly(ivan: Person, aigul: Person) -> None:
    """A greeting is greeted, thanks are welcome; no fact is told."""
    assert (await ivan.says("Привет!")).text.startswith("Здравствуйте!")
    assert (await aigul.says("рахмет")).text.startswith("Оқасы жоқ!")


async def test_other_content_gets_one_friendly_line(ivan: Person, aigul: Person) -> None:
    """Stickers, voices, photos, places and contacts are met with a word, in the person's language."""
    for send in (ivan.sends_sticker, ivan.sends_voice, ivan.sends_photo, ivan.sends_location, ivan.sends_contact):
        await send()
        assert (await ivan.hears()).text.startswith("Я понимаю только текст.")
    await aigul.sends_sticker()
    assert (await aigul.hears()).text.startswith("Мен тек мәтінді түсінемін.")


async def test_an_unknown_command_points_to_the_help(ivan: Person) -> None:
    """A mistyped command is answered in private."""
    assert (await ivan.says("/cosmonavts")).text == "Такой команды я не знаю. Все команды — в /help."


@pytest.mark.parametrize(
    "text",
    ["<b>&amp;</i>", "\u202e\u200bзачем\u200d", "👩‍🚀🚀🇰🇿", "а" * 4096, "' OR 1=1 --", "\u0000x", "/", "@", "?!", "."],
)
async def test_any_text_gets_an_answer(ivan: Person, text: str) -> None:
    """Markup, control characters, emoji and endless words are only text."""
    assert (await ivan.says(text)).text


async def test_a_novel_is_declined_kindly(ivan: Person) -> None:
    """What is far too long for a question is not searched through."""
    assert (await ivan.says("Почему? " * 200)).text.startswith("Это слишком длинный вопрос.")


async def test_old_and_forged_buttons_are_refused_kindly(telegram: BotApiServer, ivan: Person) -> None:
    """A button of an older version, a forged one, one for what is gone: a toast, no effect."""
    menu = await ivan.says("/cosmonauts")
    for data in (
        "0:people:all:",
        "1:person:nobody:all:",
        "1:story:stamps:99",
        "1:ask:fact:x;DROP",
        "nonsense",
        "1:language:de",
    ):
        tap = await ivan.forges(menu, data)
        assert (await tap.answered()).text.startswith("Эта кнопка устарела.")
    assert menu.now == menu
    assert telegram.sends == 1


async def test_an_album_is_met_with_one_line(ivan: Person) -> None:
    """Its pictures come as messages of their own; the word is said once, and again for the next album."""
    for album in ("7", "7", "7", "8"):
        await ivan.sends_content({"contact": {"phone_number": "1", "first_name": "A"}, "media_group_id": album})
    await ivan.sends("/id")
    while not (await ivan.hears()).text.startswith("Ваш идентификатор"):
        pass
    assert len(ivan.chat.replies) == 3


async def test_an_edited_follow_up_keeps_its_place_in_the_talk(ivan: Person) -> None:
    """What a question follows is what stood before it, not what was said since."""
    await ivan.says("Кто такой Прунариу?")
    question = await ivan.sends("какая там погода?")
    answer = await ivan.hears()
    await ivan.says("Кто такой Волков?")
    await ivan.edits(question, "А какие у него звания?")
    assert "Прунариу" in (await answer.changes()).text


async def test_a_mended_answer_whose_message_is_gone_is_said_anew(telegram: BotApiServer, ivan: Person) -> None:
    """Who deleted the answer and edits the question is answered all the same."""
    question = await ivan.sends("Где прошёл форум?")
    await ivan.hears()
    description = "Bad Request: message to edit not found"
    telegram.fails(Fault(method="editMessageText", status=400, description=description))
    await ivan.edits(question, "Какой напиток попробовали космонавты?")
    assert "кумыс" in (await ivan.hears()).text


async def test_a_negation_is_told_back_as_it_was_understood(ivan: Person, aigul: Person) -> None:
    """Above the list stands who is left out, each once, as a sentence begins; where countries are asked, how many."""
    reply = await ivan.says("кто не был героем россии")
    assert reply.text.startswith("Все, кроме этих людей: Антон Шкаплеров, Сергей Волков\n")
    assert (await ivan.says("все космонавты кроме Волкова")).text.startswith("Все, кроме этого человека: Сергей")
    assert (await ivan.says("кто не россиянин")).text.startswith("Страна — не Россия\n")
    assert (await aigul.says("Ресейден басқа кімдер бар")).text.startswith("Елі — Ресей емес\n")
    assert "Стран, названных в источнике, — 5:" in (await ivan.says("из каких стран космонавты")).text


async def test_an_option_is_answered_in_the_language_of_the_offer(ivan: Person, emma: Person) -> None:
    """A tap continues the talk, whatever the phone speaks."""
    offer = await ivan.says("Сергей Волков неше жаста?")
    assert "Елі: Ресей" in (await ivan.taps(offer, "Волков")).text
    offer = await emma.says("Сколько лет Сергею Волкову?")
    assert "Страна: Россия" in (await emma.taps(offer, "Волков")).text
