"""Lists as they are typed: parted by semicolons or lines; what holds a semicolon itself stands in quotes."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.editors.forms.values import joined, listed

_letters = st.characters(exclude_categories=["Cs"], exclude_characters="\n") | st.sampled_from('";: ')
_item = st.text(_letters, max_size=20).map(str.strip).filter(bool)


@given(st.lists(_item, max_size=5, unique=True))
@example(["Где «Ангара»; где «Союз»?", '"Восход"', '"', '""', '"a" b; c', 'б"', "a;"])
def test_a_list_is_read_as_it_was_written(items: list[str]) -> None:
    """Any items of one line without blanks around them."""
    assert listed(joined(items)) == tuple(items)


@given(st.lists(_item.filter(lambda item: ";" not in item and '"' not in item), max_size=5, unique=True))
def test_a_list_without_semicolons_is_written_without_quotes(items: list[str]) -> None:
    """As editors are used to it."""
    assert joined(items) == "; ".join(items)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("когда выставка; дата открытия", ("когда выставка", "дата открытия")),
        ("когда выставка\nдата открытия\n", ("когда выставка", "дата открытия")),
        (" ; один;;один ;\n", ("один",)),
        ('что такое "Восход"; "Восток"', ('что такое "Восход"', '"Восток"')),
        ('"Восход" когда; "Восток" где', ('"Восход" когда', '"Восток" где')),
        ('"Восход; Восток', ('"Восход', "Восток")),
        ('"Восход; Восток"; третий', ("Восход; Восток", "третий")),
    ],
)
def test_what_is_typed_stays_as_it_is(typed: str, read: tuple[str, ...]) -> None:
    """Quotes are taken off only where they were needed."""
    assert listed(typed) == read
