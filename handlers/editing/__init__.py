"""What editors can do, besides what everybody can: each handler checks first who asks."""

from handlers.editing import admins

HANDLERS = (*admins.HANDLERS,)
