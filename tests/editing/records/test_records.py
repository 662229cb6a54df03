"""A record, typed field by field as it is, is the same record; what is in languages that are not shown stays."""

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.models.knowledge import Country, Fact, Knowledge, Model, Person, Phrases, Source, Text, Title
from handlers.editors.context import EditorContext
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft, RecordType
from handlers.kit.rights import Author
from locales import Translator, load_translators
from locales.translator import texts
from storage.knowledge.content import content

_SHIPPED = content.shipped()
_TRANSLATORS = {**load_translators(), "en": Translator("en", texts("ru"))}
_hard = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from(";:\"' ")
_line = st.text(_hard, min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
_lines = st.lists(_line, min_size=1, max_size=3).map("\n".join)


def _text(lines: st.SearchStrategy[str]) -> st.SearchStrategy[Text]:
    return st.dictionaries(st.sampled_from(["ru", "kk", "en"]), lines, min_size=1).map(Text)


_words = st.lists(_line, max_size=3, unique=True).map(tuple)
_phrases = st.dictionaries(st.sampled_from(["ru", "kk", "en"]), _words.filter(bool)).map(Phrases)
_names = _text(_line)


def _editor(known: Knowledge) -> EditorContext:
    spoken = {language: _TRANSLATORS[language] for language in known.event.languages}
    answering = SimpleNamespace(known=known)
    services: Any = SimpleNamespace(
        answering=answering, translators=_TRANSLATORS, spoken=spoken, today=lambda: date(2026, 11, 28)
    )
    say = next(iter(spoken.values()))
    return EditorContext(cast("Any", SimpleNamespace(services=services)), Author(1, "Асель"), say, spoken)


def _known(languages: tuple[str, ...], **records: dict[str, Any]) -> Knowledge:
    assert _SHIPPED.event is not None
    event = _SHIPPED.event.model_copy(update={"languages": languages})
    return Knowledge.model_construct(**{**dict(_SHIPPED), "event": event, **records})


def _retyped(kind: RecordType, record: Model, known: Knowledge) -> Model | None:
    """Return what the record becomes whose every field is typed as it stands."""
    editor = _editor(known)
    draft = Draft(kind=kind, target="it", base=record.model_dump_json())
    fields = RECORDS[kind].values(record, draft, editor)
    return RECORDS[kind].compile_draft(draft.filled(**fields), editor)[-1].after


_in = pytest.mark.parametrize("languages", [("ru", "kk"), ("kk",), ("ru", "kk", "en")])


def _shows(record: Text, languages: tuple[str, ...]) -> bool:
    return any(map(record.get, languages))


@_in
@given(question=_names, answer=_lines, examples=_phrases, source=_line)
def test_facts(languages: tuple[str, ...], question: Text, answer: str, examples: Phrases, source: str) -> None:
    """Whatever stands in their texts, and whatever their source is called."""
    known = _known(languages, sources={"paper": Source(name=source, date=date(2025, 9, 10))})
    fact = Fact(
        topic="forum",
        question=question,
        answer=Text(dict.fromkeys(question.root, answer)),
        examples=examples,
        source="paper",
        verified=date(2025, 9, 10),
    )
    if _shows(question, languages):
        assert _retyped("fact", fact, known) == fact


@_in
@given(name=_names, short=_names | st.none(), aliases=_words)
def test_titles_and_countries(languages: tuple[str, ...], name: Text, short: Text | None, aliases: Any) -> None:  # noqa: ANN401 - of strings
    """Also with a semicolon or quotes in another word for it."""
    if _shows(name, languages):
        known = _known(languages)
        title = Title.model_validate({**name.root, "short": short, "kind": "rank", "aliases": aliases})
        assert _retyped("title", title, known) == title
        country = Country.model_validate({**name.root, "aliases": aliases})
        assert _retyped("country", country, known) == country


@_in
@given(name=_names, aliases=_words, titles=st.lists(_names, max_size=3), country=_names)
def test_people(languages: tuple[str, ...], name: Text, aliases: Any, titles: list[Text], country: Text) -> None:  # noqa: ANN401 - of strings
    """Also where titles have the same name, or one that parts a list."""
    named = {
        f"title-{number}": Title.model_validate({**title.root, "kind": "role"}) for number, title in enumerate(titles)
    }
    known = _known(languages, titles=named, countries={"land": Country.model_validate(country.root)})
    person = Person(name=name, aliases=aliases, sex="female", country="land", titles=tuple(named), source="kazpravda")
    if _shows(name, languages):
        assert _retyped("person", person, known) == person


@_in
def test_what_is_shipped(languages: tuple[str, ...]) -> None:
    """The event, its sections, stories, people, titles and countries, each as it is."""
    known = _known(languages)
    assert known.event is not None
    assert _retyped("event", known.event, known) == known.event
    for kind in ("fact", "person", "title", "country", "story"):
        for record in known.collection(RECORDS[kind].COLLECTION).values():
            assert _retyped(kind, record, known) == record
    for command, section in known.sections.items():
        draft = Draft(kind="section", target=command, base=section.model_dump_json())
        [change] = RECORDS["section"].compile_draft(draft, _editor(known))
        assert change.after == change.before == section


def test_a_language_that_was_taken_out_keeps_its_texts() -> None:
    """Who edits a fact of an event that is told in Russian alone drops nothing of its Kazakh."""
    known = _known(("ru",))
    place = known.facts["place"]
    draft = Draft(kind="fact", target="place", base=place.model_dump_json(), values={"answer_ru": "В Алматы."})
    after = RECORDS["fact"].compile_draft(draft, _editor(known))[-1].after
    assert isinstance(after, Fact)
    assert after.answer.get("ru") == "В Алматы."
    assert after.answer.get("kk") == place.answer.get("kk")
    assert (after.question, after.examples) == (place.question, place.examples)
