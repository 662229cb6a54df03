"""Meeting the bot."""

from pathlib import Path

import pytest

from handlers import routing
from locales import load_translators
from playground import BotApiServer, Person
from tests.garysh import running, settings_for


@pytest.mark.usefixtures("garysh")
async def test_the_greeting_speaks_the_phone_s_language(ivan: Person, aigul: Person) -> None:
    """Until a person has chosen, the bot speaks as the phone does, and offers all there is to see."""
    russian = await ivan.says("/start")
    assert russian.text.startswith("Здравствуйте! Я — Ғарыш.")
    assert russian.labels == ["О форуме", "Космонавты", "Почтовые марки", "Что я умею"]
    kazakh = await aigul.says("/start")
    assert kazakh.text.startswith("Сәлеметсіз бе! Мен Ғарышпын.")
    assert kazakh.labels == ["Форум туралы", "Ғарышкерлер", "Пошта маркалары", "Не істей аламын"]


@pytest.mark.usefixtures("garysh")
async def test_a_phone_in_another_language_is_met_in_english(emma: Person) -> None:
    """Where the phone speaks neither, an English line says what this is and offers both; the choice is remembered."""
    offer = await emma.says("/start")
    assert offer.text.startswith("This bot answers questions about Space Days Kazakhstan 2025. Choose a language:")
    assert offer.labels == ["Русский", "Қазақша"]
    assert (await emma.says("/forum")).text == offer.text
    greeting = await emma.taps(offer, "Қазақша")
    assert greeting.text.startswith("Сәлеметсіз бе!")
    assert (await emma.says("/help")).text.startswith("Не істей аламын")


@pytest.mark.usefixtures("garysh")
async def test_a_chosen_language_outweighs_the_phone(ivan: Person) -> None:
    """`/language` changes what the bot speaks, at once and from now on."""
    question = await ivan.says("/language")
    assert question.text == "На каком языке мне говорить с вами?"
    tap = await ivan.presses(question, "Қазақша")
    assert (await tap.answered()).text.startswith("Сізбен қазақша сөйлесемін")
    assert (await question.changes()).text.startswith("Сәлеметсіз бе!")
    assert (await ivan.says("/cosmonauts")).text.startswith("Форумдағы ғарышкерлер")


async def test_help_names_the_commands_of_editors_to_them_alone(
    telegram: BotApiServer, asel: Person, marat: Person, ivan: Person
) -> None:
    """Each sees what the role allows; in a group, where others read it, nobody does."""
    menus = routing.menus(routing.TOPICS, load_translators())
    for command in menus.further("owner"):
        assert f"/{command} — " in (await asel.says("/help")).text
        assert (f"/{command} — " in (await marat.says("/help")).text) == (command in menus.further("editor"))
        assert f"/{command} — " not in (await ivan.says("/help")).text
    group = telegram.group("Пресса", members=[asel])
    assert "/addfact" not in (await asel.says("/help@garysh_bot", chat=group)).text


@pytest.mark.usefixtures("garysh")
async def test_help_names_every_command_of_the_menu(telegram: BotApiServer, ivan: Person, aigul: Person) -> None:
    """What the menu shows, the help explains, apart from what one needs no help for."""
    for person in (ivan, aigul):
        text = (await person.says("/help")).text
        for command in ("forum", "cosmonauts", "stamps", "why", "language", "privacy", "forget"):
            assert f"/{command} " in text
    assert telegram.sends == 2


@pytest.mark.usefixtures("garysh")
async def test_the_buttons_of_the_greeting_lead_everywhere(ivan: Person) -> None:
    """Each button turns the greeting into what it names, and the way back is there."""
    greeting = await ivan.says("/start")
    for label, heading in (("О форуме", "О форуме"), ("Космонавты", "Космонавты на форуме"), ("Почтовые", "Церемония")):
        page = await ivan.taps(greeting.now, label)
        assert page.text.startswith(heading)
        assert page.message_id == greeting.message_id
        assert (await ivan.taps(page, "↩ Назад")).text == greeting.text
    assert (await ivan.taps(greeting.now, "Что я умею")).text.startswith("Что я умею")


@pytest.mark.usefixtures("garysh")
async def test_the_profile_is_set_in_both_languages(telegram: BotApiServer, ivan: Person) -> None:
    """Name, descriptions and command menu are there in both languages."""
    languages: dict[str, list[dict[str, str]]] = {}
    while not {"ru", "kk"} <= languages.keys():
        await ivan.says("/start")
        languages = {
            call.parameters.get("language_code", ""): call.parameters["commands"]
            for call in telegram.calls_of("setMyCommands")
        }
    assert {"start", "forum", "cosmonauts", "stamps", "why"} <= {command["command"] for command in languages["kk"]}
    assert languages[""] == languages["ru"] != languages["kk"]


async def test_the_profile_is_not_set_again(telegram: BotApiServer, ivan: Person, tmp_path: Path) -> None:
    """A second start finds everything as it should be and changes nothing: the methods that set are limited."""
    changes = []
    for _ in range(2):
        async with running(settings_for(telegram, tmp_path)):
            asked = len(telegram.calls_of("getMyCommands"))
            while len(telegram.calls_of("getMyCommands")) < asked + 3:
                await ivan.says("/start")
            await ivan.says("/start")
        changes.append([call.method for call in telegram.calls if call.method.startswith("setMy")])
    assert set(changes[0]) == {"setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands"}
    assert changes[1] == changes[0]


@pytest.mark.usefixtures("garysh")
async def test_toasts_without_a_language_speak_both(emma: Person, ivan: Person) -> None:
    """Nobody knows which of the two is understood: an old button is refused in both, else in the person's own."""
    for person, toast in (
        (emma, "Эта кнопка устарела. Начните заново: /start\nБұл батырма ескірген. Қайта бастаңыз: /start"),
        (ivan, "Эта кнопка устарела. Начните заново: /start"),
    ):
        tap = await person.forges(await person.says("/start"), "0:anything")
        assert (await tap.answered()).text == toast
    await emma.taps(await emma.says("/start"), "Қазақша")
    tap = await emma.forges(await emma.says("/start"), "0:anything")
    assert (await tap.answered()).text == "Бұл батырма ескірген. Қайта бастаңыз: /start"
