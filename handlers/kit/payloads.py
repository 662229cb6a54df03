"""What buttons carry: small typed models, packed into callback data.

The first part is a version: a button of an older Garysh is known as such and answered kindly.
"""

import re
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError

_VERSION = "1"
_MAX_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data
_MAX_NUMBER = 2**63  # no database holds larger ones


class Payload(BaseModel):
    """A button's meaning; the fields are texts and numbers without a colon."""

    model_config = ConfigDict(frozen=True)

    name: ClassVar[str]

    def pack(self) -> str:
        """Return the callback data.

        Raises ValueError where it does not fit.
        """
        data = ":".join([_VERSION, self.name, *map(str, vars(self).values())])
        if len(data.encode()) > _MAX_BYTES:
            message = f"callback data of over {_MAX_BYTES} bytes: {data}"
            raise ValueError(message)
        return data

    @classmethod
    def pattern(cls) -> re.Pattern[str]:
        """Return how the callback data of this payload begins."""
        return re.compile(f"{_VERSION}:{cls.name}(:|$)")

    @classmethod
    def unpack(cls, data: str | None) -> Self:
        """Read callback data.

        Raises StalePayloadError where it is none of ours: old, or forged.
        """
        parts = (data or "").split(":")
        if parts[:2] != [_VERSION, cls.name]:
            raise StalePayloadError(data)
        try:
            read = cls.model_validate(dict(zip(cls.model_fields, parts[2:], strict=True)))
        except (ValueError, ValidationError) as error:
            raise StalePayloadError(data) from error
        if any(isinstance(value, int) and not -_MAX_NUMBER <= value < _MAX_NUMBER for value in vars(read).values()):
            raise StalePayloadError(data)
        return read


def name_in(data: str | None) -> str | None:
    """Return which payload callback data claims to be, None where it is none of this version."""
    version, _, rest = (data or "").partition(":")
    return rest.partition(":")[0] if version == _VERSION else None


class StalePayloadError(Exception):
    """A button that means nothing here and now."""
