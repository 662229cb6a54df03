"""What can be edited: one module a kind of thing, each with its form."""

from collections.abc import Mapping

from handlers.editing.drafts import Kind
from handlers.editing.kinds import fact
from handlers.editing.kinds.kind import KindOfThing

KINDS: Mapping[Kind, KindOfThing] = {"fact": fact}
