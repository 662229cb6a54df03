"""What the tests of editing may ask for."""

from asyncio import Task

import pytest

from locales import load_translators
from playground import BotApiServer, Person
from tests.editors import Editor


@pytest.fixture(params=["ru", "kk"])
async def editor(request: pytest.FixtureRequest, telegram: BotApiServer, asel: Person, garysh: Task[None]) -> Editor:  # noqa: ARG001 - the bot runs
    """Return an editor whose phone speaks Russian, then one whose phone speaks Kazakh."""
    person = telegram.user("Гүлнәр", language_code=request.param)
    await person.says("/start")
    await asel.says(f"/admins {person.id}")
    await person.hears()
    return Editor(person, load_translators()[request.param])


@pytest.fixture(params=["ru", "kk"])
async def owner(request: pytest.FixtureRequest, asel: Person, garysh: Task[None]) -> Editor:  # noqa: ARG001 - the bot runs
    """Return the owner, who chose Russian, then Kazakh."""
    say = load_translators()[request.param]
    await asel.taps(await asel.says("/language"), say("language-name"))
    return Editor(asel, say)
