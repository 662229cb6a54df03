"""Texts on their way into messages and buttons."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.kit import markup
from handlers.kit.messages import Page
from handlers.kit.payloads import Payload, StalePayloadError
from handlers.visitors.payloads import ListPeople, ShowChapter, ShowPerson
from playground.formatting.markup import parse_html

_ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda text: len(text) <= 24)
_texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("👩‍🚀<&> \n"), max_size=300)


@given(_texts, st.integers(4, 40))
def test_split_texts_fit_and_lose_nothing(text: str, limit: int) -> None:
    """Each part is within the limit, in UTF-16 code units; together they say the same."""
    parts = markup.split(text, limit)
    assert all(markup.units(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_texts_are_split_between_paragraphs_and_words() -> None:
    """Nobody reads half a word, if there is a better place."""
    assert markup.split("Первый абзац.\n\nВторой абзац.", 20) == ["Первый абзац.", "Второй абзац."]
    assert markup.split("слово " * 10, 20) == ["слово слово слово"] * 3 + ["слово "]
    assert markup.split("👩‍🚀" * 5, 12) == ["👩‍🚀👩‍🚀"] * 2 + ["👩‍🚀"]


@given(_texts.filter(str.strip), st.text("ab<&>", max_size=20))
def test_any_text_becomes_messages_that_telegram_reads(text: str, heading: str) -> None:
    """No text breaks the markup, and each message shows what was written."""
    shown = [parse_html(part)[0] for part in Page(text * 40, heading=heading).parts()]
    assert all(markup.units(part) <= 4096 for part in shown)
    assert _visible("".join(shown)) == _visible(heading + text * 40)


@given(_ids, _ids)
@example("a" * 24, "b" * 24)
def test_the_longest_ids_fit_into_a_button(person: str, title: str) -> None:
    """A card's button names the person and the list it was opened from, within 64 bytes."""
    payload = ShowPerson(person=person, by="country", value=title)
    assert ShowPerson.unpack(payload.pack()) == payload
    assert ListPeople.unpack(ListPeople(by="title", value=title).pack()).value == title


@given(st.text(max_size=64))
def test_foreign_callback_data_is_stale(data: str) -> None:
    """Whatever a forger sends is understood or refused, never a crash."""
    for kind in (ShowChapter, ShowPerson):
        try:
            assert isinstance(kind.unpack(data), Payload)
        except StalePayloadError:
            continue


def test_too_long_callback_data_is_our_own_mistake() -> None:
    """It is found where the button is made, not by Telegram."""
    with pytest.raises(ValueError, match="64 bytes"):
        ShowPerson(person="a" * 60).pack()


def _visible(text: str) -> str:
    return "".join(text.split())
