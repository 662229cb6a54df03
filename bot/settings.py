"""Settings: from the environment and from `.env`."""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv.parser import parse_stream
from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BOT_"


class SettingsError(ValueError):
    """Settings that the service cannot run with, with a line for each fault that says what to do."""


def _split_ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    parts = value.replace(",", " ").split()
    if not all(part.isdecimal() and int(part) for part in parts):
        message = "must be numeric Telegram ids, parted by commas (/id in the bot shows anybody their own)"
        raise ValueError(message)
    return parts


def _host_and_port(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:  # noqa: PLR2004 - the largest port
        message = "must be host:port, for example 127.0.0.1:8080"
        raise ValueError(message)
    return value


def _known_timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = "must be a name of the tz database, for example Asia/Almaty"
        raise ValueError(message) from error
    return value


def _names_file(value: Path) -> Path:
    if value.is_dir():
        message = f"is a folder; name a file in it, for example {value / 'garysh.db'}"
        raise ValueError(message)
    return value


def _looks_like_token(value: SecretStr) -> SecretStr:
    number, _, secret = value.get_secret_value().partition(":")
    if not number.isdecimal() or not secret or any(c.isspace() or c == "/" for c in secret):
        message = "must look like 123456:ABC-DEF..., as @BotFather gives it"
        raise ValueError(message)
    return value


def _not_yet(value: str | None) -> None:
    if value is not None:
        message = "is for a later version of Garysh, which has it; leave it empty: this one polls and has no port"
        raise ValueError(message)


HostAndPort: TypeAlias = Annotated[str, AfterValidator(_host_and_port)]
NotYet: TypeAlias = Annotated[None, BeforeValidator(_not_yet)]
OwnerIds: TypeAlias = Annotated[frozenset[Annotated[int, Field(gt=0)]], NoDecode, BeforeValidator(_split_ids)]


class Settings(BaseSettings):
    """What `.env.example` explains. An empty value counts as none."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    token: Annotated[SecretStr, AfterValidator(_looks_like_token)] | None = None
    owner_ids: OwnerIds = frozenset()
    database: Annotated[Path, AfterValidator(_names_file)] = Path("data/garysh.db")
    api_url: HttpUrl = HttpUrl("https://api.telegram.org")
    webhook_url: NotYet = None
    webhook_secret: NotYet = None
    webhook_listen: NotYet = None
    health_listen: NotYet = None
    playground_listen: HostAndPort = "127.0.0.1:8080"
    backups: Path = Path("data/backups")
    timezone: Annotated[str, AfterValidator(_known_timezone)] = "Asia/Almaty"
    log_format: Literal["text", "json"] = "text"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"


def load_settings(env_file: Path = Path(".env")) -> Settings:
    """Read the settings; the environment outweighs the file.

    Raises SettingsError.
    """
    try:
        in_file = _names_in(env_file)
    except (OSError, UnicodeDecodeError) as error:
        message = f"{env_file} cannot be read ({error}). Save it as UTF-8 text that this user may read."
        raise SettingsError(message) from error
    faults = [
        f"{env_file}: there is no setting {name}.{_nearest(name)} .env.example lists them all."
        for name in unknown(in_file)
    ]
    if faults:
        raise SettingsError("\n".join(faults))
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsError("\n".join(_faults(error))) from error


def _names_in(env_file: Path) -> list[str]:
    """Return what the file sets.

    Raises SettingsError where a line sets nothing: it would be passed over.
    """
    if not env_file.exists():
        return []
    with env_file.open(encoding="utf-8") as lines:
        bindings = [one for one in parse_stream(lines) if one.error or one.key is not None]
    for one in bindings:
        if one.error or one.value is None:
            message = f"{env_file}: line {one.original.line} is no NAME=value. Mend it, or put a # before it."
            raise SettingsError(message)
    return [one.key for one in bindings if one.key is not None]


def unknown(names: Iterable[str]) -> list[str]:
    """Return the names that are no setting of ours."""
    known = _names()
    return [name for name in names if name.upper() not in known]


def unknown_in_environment() -> list[str]:
    """Say which variables look like settings of ours and are none."""
    names = [name for name in os.environ if name.upper().startswith(PREFIX)]
    return [f"The environment has {name}, which is no setting.{_nearest(name)}" for name in unknown(names)]


def _names() -> set[str]:
    return {PREFIX + field.upper() for field in Settings.model_fields}


def _nearest(name: str) -> str:
    near = get_close_matches(name.upper(), _names(), n=1)
    return f" Did you mean {near[0]}?" if near else ""


def _faults(error: ValidationError) -> list[str]:
    """Name each wrong setting without its value: a token is a secret."""
    faults = []
    for fault in error.errors(include_input=False):
        name = PREFIX + str(fault["loc"][0]).upper()
        reason = fault["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
        faults.append(f"{name} {reason}. Mend it in .env or in the environment.")
    return faults
