"""The `key: value` form of editors' messages."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.editors.forms.form import keys, read, write
from handlers.editors.records import fact
from locales import load_translators

_SAY = load_translators()
_FORM = fact.form(_SAY)
_KEYS = keys(_FORM, _SAY)
_NAMES = [field.name for field in _FORM.fields]

_line = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40)
_value = (
    st.lists(_line, min_size=1, max_size=4)
    .map("\n".join)
    .map(str.strip)
    .filter(lambda text: text and not any(_opens(line) for line in text.split("\n")))
)
_fields = st.dictionaries(st.sampled_from(_NAMES), _value, min_size=1)


def _opens(line: str) -> bool:
    return bool(read(f"{line} x", _KEYS).values)


@given(_fields)
def test_what_is_written_is_read_back(values: dict[str, str]) -> None:
    """Whatever stands in the fields, in any order of languages, comes back as it was."""
    for say in _SAY.values():
        filled = read(write(_FORM, values, say, _SAY), _KEYS)
        assert dict(filled.values) == values
        assert not filled.faults


@given(_fields, st.lists(_line.filter(lambda line: line.strip() and not _opens(line)), max_size=3))
def test_lines_are_counted_as_people_count_them(values: dict[str, str], before: list[str]) -> None:
    """Each field's line, and each line that belongs to none, is the line of the message it stands on."""
    text = "\n".join([*before, write(_FORM, values, _SAY["ru"], _SAY)])
    filled = read(text, _KEYS, first_line=5)
    lines = text.split("\n")
    for name, number in filled.lines.items():
        assert values[name].split("\n")[0].rstrip() in lines[number - 5]
    assert [fault.line for fault in filled.faults] == [5 + number for number in range(len(before))]


@given(st.text())
def test_nothing_typed_is_lost(text: str) -> None:
    """Any text is read without an error; what is in no field is named in a fault."""
    filled = read(text, _KEYS)
    told = "".join([*filled.values.values(), *(str(fault.arguments) for fault in filled.faults)])
    for line in text.split("\n"):
        if not _opens(line) and line.strip() and not filled.faults:
            assert line.strip() in told


@given(st.sampled_from(sorted(_KEYS)), st.sampled_from([str.upper, str.lower, str.capitalize]))
def test_keys_are_known_in_any_case(key: str, change: type[str]) -> None:
    """The first line of a phone begins with a capital."""
    assert list(read(f"{change(key)} : x", _KEYS).values) == [_KEYS[key]]


def test_only_a_known_key_at_the_start_of_a_line_opens_a_field() -> None:
    """Colons elsewhere are text: links, times, other words."""
    filled = read("ответ: в 12:30 вопрос: какой?\nподробнее: https://example.kz\n дата: нет", _KEYS)
    assert dict(filled.values) == {"answer_ru": "в 12:30 вопрос: какой?\nподробнее: https://example.kz\n дата: нет"}
