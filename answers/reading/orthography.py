"""How one language is written, as `language.toml` in its folder of data says."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from answers.models.knowledge import Language

SHIPPED = Path(__file__).parents[1] / "data"
_FILE = "language.toml"
_LATIN = "Latn"


def _of_equal_length(letters: tuple[str, str]) -> tuple[str, str]:
    if len(letters[0]) != len(letters[1]):
        message = "each letter needs one that stands for it"
        raise ValueError(message)
    return letters


def _compiled(pattern: str) -> str:
    re.compile(pattern)
    return pattern


# Letters, and at the same places those that they stand for.
Letters = Annotated[tuple[str, str], AfterValidator(_of_equal_length)]
Pattern = Annotated[str, AfterValidator(_compiled)]
_NONE: Letters = ("", "")


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FoldingTable(_Table):
    """What writing loses; `last` is what folding makes of the last letter of a stem with the next one."""

    letters: Mapping[str, str] = Field(default_factory=dict)
    pairs: Mapping[str, str] = Field(default_factory=dict)
    last: Mapping[str, str] = Field(default_factory=dict)


class Keyboard(_Table):
    """Keys of an English keyboard with the letters on them; those of `digits` are letters within a word only."""

    rows: Letters = _NONE
    shifted: Letters = _NONE
    digits: Letters = _NONE


class Romanization(_Table):
    """How the language is written in Latin letters.

    `certain` finds marks that only this language has; where it has any, it is tried besides only where `possible` finds
    something. `words` are whole ones, `start` stands at their beginning; `rules` are patterns without groups.
    """

    certain: Pattern | None = None
    possible: Pattern | None = None
    words: Mapping[str, str] = Field(default_factory=dict)
    start: Mapping[str, str] = Field(default_factory=dict)
    rules: Mapping[Pattern, str] = Field(default_factory=dict)
    groups: Mapping[str, str] = Field(default_factory=dict)
    letters: Mapping[str, str] = Field(default_factory=dict)


class Orthography(_Table):
    """How a language is written.

    `script` is its code in ISO 15924, `characters` are ranges as in a regular expression. `own` are letters that tell
    this language from others of the script. `lookalikes` are Latin letters within a word that mean others.
    """

    script: str
    characters: str
    alphabet: str
    own: str = ""
    lookalikes: Letters = _NONE
    folding: FoldingTable = FoldingTable()
    keyboard: Keyboard = Keyboard()
    transliteration: Romanization = Romanization()

    @property
    def is_latin(self) -> bool:
        """Whether it is written in the letters that every keyboard has."""
        return self.script == _LATIN


@cache
def available(data: Path = SHIPPED) -> tuple[Language, ...]:
    """Return the languages that have a folder of data, by their codes."""
    return tuple(sorted(folder.name for folder in data.iterdir() if folder.joinpath(_FILE).is_file()))


@cache
def load(language: Language, data: Path = SHIPPED) -> Orthography:
    """Read how a language is written."""
    return Orthography.model_validate(tomllib.loads(data.joinpath(language, _FILE).read_text("utf-8")))
