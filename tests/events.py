"""Databases of other events."""

from contextlib import closing
from pathlib import Path

from storage import edits
from storage.database.database import connect
from storage.database.opening import prepare
from storage.knowledge import knowledge
from storage.knowledge.content import content


def with_content(folder: Path, text: str) -> None:
    """Make the database of a folder know what a content file says, and nothing else."""
    file = folder / "garysh.db"
    prepare(file, folder, content.fill_with_shipped_content)
    wanted = content.parse(text)
    with closing(connect(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _, current = knowledge.load(connection)
        changes = [*knowledge.compare(current, wanted), *knowledge.leftovers(current, wanted)]
        edits.apply(connection, changes)
        connection.execute("COMMIT")
