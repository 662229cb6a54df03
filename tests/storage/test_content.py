"""The content file, and the way into the database and out again."""

from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.models.knowledge import Content, Knowledge, Phrases, Source
from handlers.editors.forms import values
from storage.database.database import connect
from storage.database.limits import MAX_EXAMPLES, MAX_LINK, MAX_NAME, MAX_QUESTION
from storage.database.opening import prepare
from storage.knowledge import knowledge
from storage.knowledge.content import checks, content, hints, lengths, yaml
from storage.knowledge.content.findings import ContentError
from storage.knowledge.knowledge import Change

_ARTICLE = "https://kazpravda.kz/n/okolo-500-vedushchih-ekspertov-obedinil-kosmicheskiy-forum-v-almaty/"
_MINIMAL = """
sources:
  paper: {name: A paper, date: 2025-09-10}
facts:
  place:
    topic: forum
    question: {ru: Где?}
    answer: {ru: В Алматы.}
    source: paper
    verified: 2025-09-10
"""


def _known(found: Content) -> Knowledge:
    """Return content that is whole as knowledge."""
    return Knowledge(**dict(found))


def test_the_shipped_content_is_complete() -> None:
    """Nothing is wrong with it, and there is no hint: all languages everywhere, examples enough, all facts in reach."""
    shipped = content.shipped()
    assert (
        [*checks.faults(shipped)]
        == hints.caused(shipped, knowledge.compare(Content(), shipped), date(2025, 9, 10))
        == []
    )
    assert len(shipped.people) == 7
    assert len(shipped.stories["stamps"].chapters) >= 3


def test_every_fact_names_the_article_and_its_date() -> None:
    """What the bot knows on its first day has one source."""
    shipped = content.shipped()
    assert set(shipped.sources) == {"kazpravda"}
    source = shipped.sources["kazpravda"]
    assert str(source.date) == "2025-09-10"
    assert str(source.url) == _ARTICLE


def test_export_and_import_give_the_same_back(tmp_path: Path) -> None:
    """Out of the database, into a file, into another database: nothing differs, and nothing is left to change."""
    file = tmp_path / "garysh.db"
    prepare(file, tmp_path, content.fill_with_shipped_content)
    with closing(connect(file)) as connection:
        _, known = knowledge.load(connection)
    assert known == _known(content.shipped())
    again = content.parse(content.write(known))
    assert _known(again) == known
    assert list(again.people) == list(known.people)
    assert knowledge.compare(known, again) == knowledge.leftovers(known, again) == []


def test_a_merge_adds_and_changes_and_deletes_only_when_asked(tmp_path: Path) -> None:
    """By id; each change has its history; what did not change stays the very same object in memory."""
    file = tmp_path / "garysh.db"
    prepare(file, tmp_path, content.fill_with_shipped_content)
    wanted = content.parse(_MINIMAL)
    with closing(connect(file)) as connection:
        revision, known = knowledge.load(connection)
        changes = knowledge.compare(known, wanted)
        assert [(change.collection, change.id, change.before is None) for change in changes] == [
            ("sources", "paper", True),
            ("facts", "place", False),
        ]
        knowledge.apply(connection, changes, author=7)
        revision, merged = knowledge.refresh(connection, revision, known)
        assert merged.facts["place"].answer.best("kk") == "В Алматы."
        assert merged.facts["experts"] is known.facts["experts"]
        assert (revision, merged) == knowledge.load(connection)
        wanted = wanted.model_copy(update={"event": known.event})
        knowledge.apply(connection, knowledge.leftovers(merged, wanted))
        left = knowledge.load(connection)[1]
        assert (left.facts, left.sources, left.people, left.sections) == (wanted.facts, wanted.sources, {}, {})
        assert left.event == known.event
        [(before, after)] = connection.execute(
            "SELECT before, after FROM history WHERE collection = 'facts' AND id = 'place' AND author = 7"
        )
        assert "прошёл" in before
        assert "В Алматы." in after


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("facts: [", "line 2: it is indented otherwise"),
        ("a: 1\na: 2", "line 2: the key 'a' is there twice"),
        ("facts:\n  x: &a {topic: t}\n  y: *a", "line 3: aliases"),
        ("facts:\n  x: !!python/object:os.system {}", "line 2: "),
        ("- a list", "line 1: the file must be a mapping"),
        ("facts:\n  place:\n    topic: forum\n    question: {}", "line 4: facts.place.question: "),
        (_MINIMAL.replace("Где?", '""'), "line 7: facts.place.question.ru: "),
        (_MINIMAL.replace("2025-09-10}", ".nan}"), "line 3: sources.paper.date: "),
        (_MINIMAL.replace("place:", "Bad Id:"), "line 5: facts.Bad Id"),
        (_MINIMAL.replace("topic:", "tpoic:"), "line 6: facts.place.tpoic: "),
        ("a: " + "[" * 50, "line 1: it is nested too deeply"),
        ("a: 1\n---\nb: 2", "there is a second document"),
        ("a: \x00", "line 1: "),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, fault: str) -> None:
    """Whoever wrote the file finds the place."""
    with pytest.raises(ContentError) as refusal:
        content.parse(text)
    assert any(found.startswith(fault) or fault in found for found in refusal.value.faults)


def test_a_reference_that_leads_nowhere_is_named() -> None:
    """An unknown source is found before it reaches the database."""
    known = content.parse(_MINIMAL.replace("source: paper", "source: papre"))
    assert list(map(str, checks.dangling(known))) == ["facts.place.source: there is no source 'papre'"]


def test_a_record_of_the_file_has_a_line_and_another_has_none() -> None:
    """An id of digits is a key like any other; what only the database holds stands on no line."""
    text = _MINIMAL.replace("place:", '"2025":').replace("source: paper", "source: papre")
    assert list(map(str, content.located(checks.dangling(content.parse(text)), text))) == [
        "line 9: facts.2025.source: there is no source 'papre'"
    ]
    assert list(map(str, content.located(checks.dangling(content.parse(text)), _MINIMAL))) == [
        "facts.2025.source: there is no source 'papre'"
    ]


def test_names_have_one_limit_and_examples_another() -> None:
    """What a file may hold, a form can change afterwards: both ask the same limits."""
    known = content.parse(_MINIMAL.replace("A paper", "p" * (MAX_NAME + 1)))
    assert [finding.place for finding in lengths.too_long(known)] == ["sources.paper.name"]
    fact = known.facts["place"]
    many = fact.model_copy(update={"examples": Phrases({"kk": tuple(map(str, range(MAX_EXAMPLES + 1)))})})
    [finding] = lengths.too_long(content.shipped().model_copy(update={"facts": {"place": many}}))
    assert (finding.kind, finding.place) == ("many-examples", "facts.place.examples.kk")
    assert finding.arguments == {"count": MAX_EXAMPLES + 1, "limit": MAX_EXAMPLES}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ("date: 2025-09-10, url: http://localhost/x", "line 3: sources.paper.url: 'localhost' is no site"),
        ("date: 2025-09-10, url: http://192.168.0.1/x", "line 3: sources.paper.url: '192.168.0.1' is no site"),
        (
            f"date: 2025-09-10, url: https://a.kz/{'x' * MAX_LINK}",
            "line 3: sources.paper.url: a link of 1013",
        ),
        ("date: 1899-12-31", "line 3: sources.paper.date: 1899-12-31 is before 1900"),
        ("date: 1900-01-01, url: https://www.пример.рф/x", ""),
        (f"date: 2025-09-10, url: https://faß.de/{'x' * (MAX_LINK - 22)}", ""),
    ],
)
def test_a_source_that_a_form_refuses_is_named(fields: str, fault: str) -> None:
    """A file brings in none that nobody could edit afterwards; what stands in the database blocks no file."""
    text = _MINIMAL.replace("date: 2025-09-10", fields, 1)
    wanted = content.parse(text)
    found = list(map(str, content.located(checks.caused(Content(), knowledge.compare(Content(), wanted)), text)))
    assert [line.startswith(fault) for line in found] == ([True] if fault else [])
    assert checks.caused(wanted, []) == []
    source = wanted.sources["paper"]
    if fault:
        with pytest.raises(values.FaultyValueError):
            values.source(values.as_typed(source), values.day(source.date.isoformat()))
    else:
        assert values.source(values.as_typed(source), values.day(source.date.isoformat())) == source


def test_the_last_day_of_a_fact_has_the_same_first_year() -> None:
    """Its form reads both dates in one way."""
    known = content.parse(f"{_MINIMAL}    until: 1899-12-31\n")
    assert [(finding.kind, finding.place) for finding in checks.unusable(known)] == [("early", "facts.place.until")]


def test_what_was_so_before_is_not_the_changes_fault() -> None:
    """A reference is, though: the deletion of a source breaks the facts that name it, whoever leaves them alone."""
    known = content.parse(_MINIMAL.replace("Где?", "г" * (MAX_QUESTION + 1)))
    changes = knowledge.compare(known, content.parse(_MINIMAL.replace("A paper", "p" * (MAX_NAME + 1))))
    [source, fact] = changes
    assert [finding.place for finding in checks.caused(known, [source])] == ["sources.paper.name"]
    assert checks.caused(known, [fact]) == []
    deletion = Change("sources", "paper", known.sources["paper"], None)
    assert [finding.place for finding in checks.caused(known, [deletion])] == ["facts.place.source"]


def test_a_country_that_is_no_is_a_text() -> None:
    """Nothing is guessed from a text's look: no, on, 1.0 and 2025-09-10 are what is written."""
    assert yaml.read("[no, on, 1.0, 0x10, 2025-09-10, ~, '~', null]").data == [
        "no",
        "on",
        "1.0",
        "0x10",
        "2025-09-10",
        None,
        "~",
        None,
    ]


_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(st.dictionaries(_texts, st.lists(_texts) | st.dictionaries(_texts, _texts) | _texts, min_size=1))
def test_what_is_written_is_read_back(data: dict[str, object]) -> None:
    """Whatever characters a text has."""
    assert yaml.read(yaml.write(data)).data == data


@given(st.text())
def test_reading_never_fails_otherwise(text: str) -> None:
    """Anything is read or refused with a line."""
    with suppress(yaml.YamlError):
        yaml.read(text)


def test_the_empty_knowledge_is_knowledge() -> None:
    """A file with empty collections is read."""
    assert content.parse("event:\nfacts:\npeople:\n") == Content()


def test_sources_that_nothing_refers_to_are_not_written() -> None:
    """An undone fact leaves its source in the database, not in every export from then on."""
    known = _known(content.shipped())
    source = Source(name="Вечерний вестник", date=date(2025, 9, 11))
    written = content.write(known.model_copy(update={"sources": known.sources | {"left": source}}))
    assert _known(content.parse(written)) == known
