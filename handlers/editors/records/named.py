"""What has a name, and is referred to by it where another record is typed: titles, countries, stories."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from answers.models.knowledge import Country, Language, Story, Text, Title
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, folded
from handlers.editors.forms.labels import headed
from handlers.editors.forms.values import FaultyValueError
from handlers.editors.records.draft import RecordType
from handlers.kit.messages import Page
from storage.database import limits

_Named: TypeAlias = Country | Title | Story


def names(record: Country | Title, languages: Iterable[Language]) -> dict[str, str]:
    """Return what would have to be typed for these names."""
    return {**typed.of_text("name", record.name, languages), **typed.filled({"aliases": typed.joined(record.aliases)})}


def name_in(
    filled: Mapping[str, str], faults: list[Fault], editor: EditorContext, before: Country | Title | None
) -> Text | None:
    """Return the name that was typed; where it lacks or is faulty, note that."""
    faults += typed.text_too_long(filled, "name", limits.MAX_NAME, editor.languages)
    name = typed.text(filled, "name", editor.languages, None if before is None else before.name)
    if name is None:
        faults.append(Fault("fault-no-title-name", lacks=typed.any_of("name", editor.languages)))
    return name


def preview(kind: RecordType, record: Country | Title, people: Sequence[str], editor: EditorContext) -> list[Page]:
    """Return the names in all languages, with the people concerned."""
    lines = [headed(_line(record, language), language, editor) for language in editor.translators]
    if people:
        lines.append(editor.say(f"named-people-{kind}", names=", ".join(people)))
    return [Page("\n".join(lines))]


def find(records: Mapping[str, _Named], fault: str, editor: EditorContext, value: str) -> str:
    """Return the id of what is called so: its id, its name in any language, or another word for it.

    Raises FaultyValueError.
    """
    found = _found(records, value)
    if found is None:
        known = "; ".join(_name(record).best(editor.say.language) for record in records.values())
        raise FaultyValueError(Fault(fault, {"text": value[:60], "known": known[:500]}))
    return found


def called(id_: str, records: Mapping[str, _Named], language: Language) -> str:
    """Return what `find` finds this record by: its name, where no other is called so."""
    name = _name(records[id_]).best(language) if id_ in records else id_
    return name if _found(records, name) == id_ else id_


def _found(records: Mapping[str, _Named], value: str) -> str | None:
    wanted = folded(value)
    if wanted in records:
        return wanted
    every = [
        *((id_, _name(record).root.values()) for id_, record in records.items()),
        *((id_, _others(record)) for id_, record in records.items()),
    ]
    return next((id_ for id_, words in every if wanted in map(folded, words)), None)


def _name(record: _Named) -> Text:
    return record.title if isinstance(record, Story) else record.name


def _others(record: _Named) -> Iterator[str]:
    if not isinstance(record, Story):
        yield from record.aliases
    if isinstance(record, Title) and record.short is not None:
        yield from record.short.root.values()


def _line(record: Country | Title, language: Language) -> str:
    short = record.short.get(language) if isinstance(record, Title) and record.short is not None else None
    return record.name.best(language) if short is None else f"{record.name.best(language)} ({short})"
