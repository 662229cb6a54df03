"""What titles and countries have in common: a name in each language, and others that people use."""

from answers.models.knowledge import Country, Title
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault
from handlers.editors.records.draft import RecordType
from handlers.kit.messages import Page
from storage.database import limits

_NAMES = ("name_ru", "name_kk")


def names(record: Country | Title) -> dict[str, str]:
    """Return what would have to be typed for these names."""
    return typed.filled({"name_ru": record.ru, "name_kk": record.kk, "aliases": "; ".join(record.aliases)})


def faults_in(filled: dict[str, str]) -> list[Fault]:
    """Return what is wrong with the names."""
    faults = typed.text_too_long(filled, "name", limits.MAX_NAME)
    if not all(map(filled.get, _NAMES)):
        faults.append(Fault("fault-both-languages"))
    return faults


def preview(kind: RecordType, record: Country | Title, people: list[str], editor: EditorContext) -> list[Page]:
    """Return the names in both languages, with the people concerned."""
    lines = [editor.say(f"named-{language}", name=record.get(language)) for language in editor.translators]
    if people:
        lines.append(editor.say(f"named-people-{kind}", names=", ".join(people)))
    return [Page("\n".join(lines))]
