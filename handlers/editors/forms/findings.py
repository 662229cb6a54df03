"""What the checks of the content find in a record that was typed, as faults of its form."""

from collections.abc import Collection

from answers.models.knowledge import Content
from handlers.editors.forms.form import Fault, Form, name_of
from storage.knowledge.content import checks
from storage.knowledge.content.findings import Path
from storage.knowledge.knowledge import Change


def faults_of(change: Change, current: Content, form: Form, named: str) -> list[Fault]:
    """Return what no bot could work with after a change; `named` is the field of what is about the whole record."""
    depth = 1 if change.collection == "event" else 2  # of the record in a content file
    names = [field.name for field in form.fields]
    return [
        Fault(f"import-fault-{found.kind}", found.arguments, _field(found.path[depth:], names) or named)
        for found in checks.caused(current, [change])
    ]


def _field(path: Path, names: Collection[str]) -> str | None:
    """Return the field that a part of a record stands in, None where that is in none: its language is not shown."""
    *outer, last = [str(part).replace("_", "-") for part in path] or [""]
    return next((name for name in ("-".join([*outer, last]), name_of("-".join(outer), last)) if name in names), None)
