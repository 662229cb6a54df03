"""What is written as a source: a name, an address, or an address that is none."""

import pytest

from playground import Person

pytestmark = pytest.mark.usefixtures("garysh")

_FACT = "/addfact\nвопрос: Где лифт?\nответ: Лифт слева.\nисточник: "


@pytest.mark.parametrize(
    "written", ["ftp:/x", "javascript:alert(1)", "mailto:press@example.kz", "ftp://example.kz/1", "https//example.kz/1"]
)
async def test_what_cannot_be_opened_in_a_browser_is_refused(asel: Person, written: str) -> None:
    """A broken link, or one of another kind, never becomes the name of a source."""
    refused = await asel.says(_FACT + written)
    assert f"Строка 4: ссылка «{written}» не открывается" in refused.text


@pytest.mark.parametrize(
    ("written", "name", "link"),
    [
        ("example.kz/news/1", "example.kz", "https://example.kz/news/1"),
        ("Вечерний вестник (example.kz/news/1)", "Вечерний вестник", "https://example.kz/news/1"),
        ("www.example.kz", "example.kz", "https://www.example.kz/"),
    ],
)
async def test_an_address_needs_no_scheme(asel: Person, written: str, name: str, link: str) -> None:
    """As people copy it by hand: visitors can open it."""
    saved = await asel.says(_FACT + written)
    assert f"Источник: {name}," in saved.text
    assert link in saved.links


async def test_a_name_stays_a_name(asel: Person) -> None:
    """With dots, a slash or a colon in it, too: nobody is sent to an address that was not given."""
    for name in ("Указ № 12.04/5", "Пресс-служба: отдел"):
        saved = await asel.says(_FACT + name)
        assert f"Источник: {name}," in saved.text
        assert saved.links == []
