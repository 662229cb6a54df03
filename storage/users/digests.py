"""How often editors want a digest: a job of its own for each of them, whose name says it all."""

import sqlite3
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from answers.models.knowledge import Language
from storage.database.store import Person, Store
from storage.delivery import jobs

Often: TypeAlias = Literal["off", "daily", "weekly"]

_NAME = "digest"


@dataclass(frozen=True, slots=True)
class Digest:
    """Whom a job writes to, how often, and in which language where the person chose none."""

    user_id: int
    often: Often
    language: Language

    @property
    def job(self) -> str:
        """The job's name."""
        return f"{_beginning(self.user_id)}{self.often}:{self.language}"


def is_one(job: str) -> bool:
    """Whether a job is a digest."""
    return job.startswith(f"{_NAME}:")


def parse(job: str) -> Digest:
    """Read a job's name."""
    _, user_id, often, language = job.split(":")
    return Digest(int(user_id), cast("Often", often), language)


def find(connection: sqlite3.Connection, user_id: int) -> Digest | None:
    """Return the digest that somebody gets."""
    found = jobs.planned(connection, _beginning(user_id))
    return parse(found[0][0]) if found else None


def planned(connection: sqlite3.Connection) -> list[tuple[Digest, int]]:
    """Return all digests, each with the moment of the next one."""
    return [(parse(name), due_at) for name, due_at in jobs.planned(connection, f"{_NAME}:")]


def plan(connection: sqlite3.Connection, digest: Digest, due_at: int) -> None:
    """Send somebody a digest at a moment, in place of any other; none where it is turned off."""
    _cancel(connection, digest.user_id)
    if digest.often != "off":
        jobs.plan_at(connection, digest.job, due_at)


def postpone(connection: sqlite3.Connection, digest: Digest, due_at: int) -> None:
    """Send the next one at a moment, unless the editor wants another or none by now."""
    jobs.postpone_to(connection, digest.job, due_at)


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Forget how often somebody wants a digest."""
    _cancel(connection, person.user_id)


def _cancel(connection: sqlite3.Connection, user_id: int) -> None:
    for name, _ in jobs.planned(connection, _beginning(user_id)):
        jobs.cancel(connection, name)


def _beginning(user_id: int) -> str:
    return f"{_NAME}:{user_id}:"


STORE = Store(forget=forget)  # the table is that of `jobs`
