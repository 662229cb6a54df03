"""The words that open a field are of the locales: they must not mean two things."""

import re
from collections import Counter

import pytest

from handlers.editors.records import RECORDS
from handlers.editors.records.draft import RecordType
from locales import load_translators
from locales.translator import texts

_FILES_OF_EDITORS = ("editors", "records", "files", "unanswered", "event")
_SHIPPED = re.compile(r"космонавт|ғарышкер|форум|марк[аиуеі]|марок|space days|алматы", re.IGNORECASE)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_key_means_one_field(kind: RecordType) -> None:
    """Whatever language it is in; and where a field has a language, its key tells which."""
    translators = load_translators()
    opened = Counter[str]()
    for field in RECORDS[kind].form(translators).fields:
        languages = translators if field.language is None else [field.language]
        opened.update({translators[language](field.key).casefold() for language in languages})
    assert [key for key, count in opened.items() if count > 1] == []


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize("language", load_translators())
def test_every_field_is_labelled_and_asked_for(kind: RecordType, language: str) -> None:
    """On a button, and when it is its turn; its key fits at the beginning of a line."""
    say = load_translators()[language]
    for field in RECORDS[kind].form(load_translators()).fields:
        assert say(f"label-{kind}-{field.part}")
        assert say(f"ask-{kind}-{field.part}")
        assert re.fullmatch(r"[^:\n]{1,40}", say(field.key))


@pytest.mark.parametrize("language", load_translators())
def test_no_text_of_editors_is_named_after_a_language_or_tells_of_the_shipped_event(language: str) -> None:
    """The languages and the event are data."""
    found = texts(language)
    assert [line for line in found.splitlines() if re.match(rf"\S+-({'|'.join(load_translators())}) = ", line)] == []
    assert [line for line in found.splitlines() if _SHIPPED.search(line)] == []
