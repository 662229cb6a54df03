"""HTML is read as Telegram reads it."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.formatting.entities import detect, tidy, utf16_length, utf16_slice
from playground.formatting.markup import parse_html, to_html
from playground.specification.errors import Json, TelegramError

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
MARKS = st.sampled_from(["bold", "italic", "underline", "strikethrough", "spoiler", "code", "text_link"])


@given(ANY_TEXT)
def test_escaped_text_comes_through_as_it_is(text: str) -> None:
    """What was escaped is shown as it was written, whatever is in it."""
    assert parse_html(html.escape(text)) == (text, [])


@given(st.lists(st.tuples(MARKS, ANY_TEXT.filter(bool)), max_size=5), ANY_TEXT)
def test_marked_text_survives_the_round_trip(parts: list[tuple[str, str]], tail: str) -> None:
    """Entities written as HTML are read back as the same entities."""
    text, entities = "", list[Json]()
    for kind, part in parts:
        link = {"url": "https://example.kz/?a=1&b=2"} if kind == "text_link" else {}
        entities.append({"type": kind, "offset": utf16_length(text), "length": utf16_length(part)} | link)
        text += part
    text += tail
    assert parse_html(to_html(text, entities)) == (text, entities)


@given(st.text(st.sampled_from("<>/&;abi =\"'#x1 қ😀\n")))
def test_any_html_is_read_or_refused_in_words(source: str) -> None:
    """Nothing that is sent as HTML breaks the reader: it gives entities inside the text, or Telegram's refusal."""
    try:
        text, entities = parse_html(source)
    except TelegramError as error:
        text, entities = error.description, []
        refused = text.startswith("Bad Request: can't parse entities: ")
    else:
        refused = False
    assert refused or all(0 < entity["length"] <= utf16_length(text) - entity["offset"] for entity in entities)


def test_offsets_count_utf16_units_and_tags_nest() -> None:
    """An emoji outside the basic plane counts twice; the outer of two tags comes first."""
    text, entities = parse_html("😀<b>қ<i>😀</i></b>")
    assert text == "😀қ😀"
    assert entities == [
        {"type": "bold", "offset": 2, "length": 3},
        {"type": "italic", "offset": 3, "length": 2},
    ]


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ("<strong>x</strong>", {"type": "bold"}),
        ("<em>x</em>", {"type": "italic"}),
        ("<ins>x</ins>", {"type": "underline"}),
        ("<del>x</del>", {"type": "strikethrough"}),
        ('<span class="tg-spoiler">x</span>', {"type": "spoiler"}),
        ("<tg-spoiler>x</tg-spoiler>", {"type": "spoiler"}),
        ("<blockquote>x</blockquote>", {"type": "blockquote"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        ('<pre><code class="language-py">x</code></pre>', {"type": "pre", "language": "py"}),
        ('<code class="language-py">x</code>', {"type": "code"}),
        ('<a href="https://example.kz/a&amp;b">x</a>', {"type": "text_link", "url": "https://example.kz/a&b"}),
        ("<a href=example.kz>x</a>", {"type": "text_link", "url": "http://example.kz/"}),
        ('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>', {"type": "custom_emoji"}),
        ("<B>x</>", {"type": "bold"}),
    ],
)
def test_every_tag_has_its_entity(source: str, entity: Json) -> None:
    """The tags that Telegram documents give the entities that it documents."""
    text, [found] = parse_html(source)
    assert text == "x"
    assert found.items() >= entity.items()


@pytest.mark.parametrize("source", ['<a href="not a link">x</a>', '<a href="javascript:alert(1)">x</a>', "<b></b>x"])
def test_what_cannot_be_a_link_is_plain(source: str) -> None:
    """Impossible links and empty tags leave the text without entities."""
    assert parse_html(source) == ("x", [])


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("қ < b", 'Unsupported start tag "" at byte offset 3'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x"', "Unclosed start tag at byte offset 0"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ],
)
def test_wrong_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    """Each fault is named as Telegram names it, with the offset in bytes."""
    with pytest.raises(TelegramError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_only_four_named_references_are_known() -> None:
    """Other names of HTML stay as they were written; numbers are decoded."""
    assert parse_html("&lt;&gt;&amp;&quot;&nbsp;&#1200;&#x4b1;")[0] == '<>&"&nbsp;Ұұ'


def test_space_around_a_text_is_trimmed() -> None:
    """Telegram cuts space at both ends and moves the entities along; an entity of space alone is gone."""
    assert tidy("  x  ", [{"type": "bold", "offset": 2, "length": 3}]) == (
        "x",
        [{"type": "bold", "offset": 0, "length": 1}],
    )
    assert tidy("x \n", [{"type": "bold", "offset": 1, "length": 2}]) == ("x", [])


@given(
    st.text(st.sampled_from("ab \n\r\u202e\u200f\u200e\t😀")),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=3),
)
def test_tidied_entities_lie_in_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever is cut, entities stay inside the text, and the text is as short as it gets."""
    entities: list[Json] = [{"type": "bold", "offset": offset, "length": length} for offset, length in spans]
    tidied, kept = tidy(text, entities)
    assert all(0 < entity["length"] <= utf16_length(tidied) - entity["offset"] for entity in kept)
    assert tidied == tidied.rstrip()
    assert tidy(tidied, []) == (tidied.lstrip(" \n"), [])


def test_telegram_drops_what_would_deceive() -> None:
    """Overrides of direction are gone, several marks become one, and what is left keeps its formatting."""
    assert tidy("a\u202eb\r\n\u200f\u200ec", [{"type": "bold", "offset": 2, "length": 1}]) == (
        "ab\n\u200c\u200ec",
        [{"type": "bold", "offset": 1, "length": 1}],
    )
    assert tidy("\u200b\u200d \u2800", []) == ("", [])


def test_telegram_marks_what_it_recognises() -> None:
    """Commands, mentions, links and the like are found in the text, but not inside code or links."""
    text = "/start@garysh_bot 😀 https://example.kz/a, @aigul #тег a@b.kz"
    found = {entity["type"]: utf16_slice(text, entity["offset"], entity["length"]) for entity in detect(text, [])}
    assert found == {
        "bot_command": "/start@garysh_bot",
        "url": "https://example.kz/a",
        "mention": "@aigul",
        "hashtag": "#тег",
        "email": "a@b.kz",
    }
    code = [{"type": "code", "offset": 0, "length": utf16_length(text)}]
    assert detect(text, code) == code
