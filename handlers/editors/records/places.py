"""The place of a chapter in its story, as buttons carry it."""

from answers.models.knowledge import Model, Story
from handlers.editors.records.draft import Draft

NOWHERE = -1  # of things that are no chapters


def place_of(draft: Draft, saved: Model | None) -> int:
    """Return the place of what a draft became: a new chapter is the last one."""
    if draft.place is not None:
        return draft.place
    return len(saved.chapters) - 1 if draft.kind == "chapter" and isinstance(saved, Story) else NOWHERE
