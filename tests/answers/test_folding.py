"""Folding lets go of what keyboards and alphabets lose, and of nothing that tells words apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.reading import languages
from answers.reading.folding import normalize
from answers.reading.orthography import available

_WRITING = languages.load(available()).writing
fold = _WRITING.fold
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
cyrillic = st.text(alphabet=_LETTERS, max_size=30)


@given(cyrillic)
def test_folding_twice_changes_nothing(word: str) -> None:
    """A folded word is a fixed point."""
    assert fold(fold(word)) == fold(word)


@given(st.text(max_size=60))
def test_anything_can_be_folded(text: str) -> None:
    """No input raises, and folding never makes a text longer than its compatibility form."""
    normal = normalize(text)
    assert len(fold(normal)) <= len(normal)


@given(st.text(max_size=60))
def test_normalizing_twice_changes_nothing(text: str) -> None:
    """What nobody sees is gone at once."""
    assert normalize(normalize(text)) == normalize(text)


@given(cyrillic, st.integers(2, 6))
def test_stretched_letters_do_not_matter(word: str, times: int) -> None:
    """«Привееет» is «привет»."""
    assert fold("".join(letter * times for letter in word)) == fold(word)


@given(cyrillic)
def test_kazakh_letters_do_not_matter(word: str) -> None:
    """A Russian keyboard gives the same folded word."""
    assert fold(word.translate(str.maketrans("әғқңөұүһі", "агкноуухи"))) == fold(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ещё", "еще"),
        ("россия", "росия"),
        ("қымыз", "кымыз"),
        ("айымбетов", "айимбетов"),
        ("спецгашение", "спетсгашение"),
        ("объявление", "обявление"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    """Spellings of one word fold to one form."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("марка", "марс"), ("волков", "волгов"), ("сколько", "столько"), ("кумыс", "компас")]
)
def test_words_stay_apart(one: str, other: str) -> None:
    """Different words stay different."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("latin", "word"),
    [
        ("gharysh", "ғарыш"),
        ("ǵarysh", "ғарыш"),
        ("ğarış", "ғарыш"),
        ("g'arys'", "ғарыш"),
        ("garysh", "ғарыш"),
        ("ūşqyş", "ұшқыш"),
        ("u'shqysh", "ұшқыш"),
        ("sarapshylar", "сарапшылар"),
        ("sarapşylar", "сарапшылар"),
        ("qymyz", "қымыз"),
        ("kymyz", "қымыз"),
        ("jıyn", "жиын"),
        ("zhiyn", "жиын"),
        ("qazaqstan", "қазақстан"),
        ("kosmonavty", "космонавты"),
        ("pochtovye", "почтовые"),
        ("ceremoniya", "церемония"),
        ("tseremonija", "церемония"),
        ("4to", "что"),
        ("kakoj", "какой"),
        ("uchastnikov", "участников"),
    ],
)
def test_latin_meets_cyrillic(latin: str, word: str) -> None:
    """A word in Latin letters of any alphabet folds to what it folds to in Cyrillic."""
    plain, *marked = _WRITING.transliterations
    chosen = next((each for each in marked if each.is_certain(latin)), plain)
    assert fold(chosen.of(latin)) == fold(word)
