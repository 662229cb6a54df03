"""What people asked of late, in numbers."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import cast

from answers.models.knowledge import Language


@dataclass(frozen=True, slots=True)
class Statistics:
    """Questions by day and language, by outcome; the facts that answered most. All days are there, the oldest first."""

    days: tuple[date, ...]
    by_day: Counter[tuple[date, Language]] = field(default_factory=Counter)
    answered: int = 0
    unanswered: int = 0
    helpful: int = 0
    unhelpful: int = 0
    facts: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many questions there were."""
        return self.answered + self.unanswered


def read(connection: sqlite3.Connection, days: int, timezone: tzinfo) -> Statistics:
    """Count what was asked on these last days, this one among them."""
    (now,) = connection.execute("SELECT now()").fetchone()
    today = datetime.fromtimestamp(now, timezone).date()
    first = today - timedelta(days=days - 1)
    since = int(datetime.combine(first, datetime.min.time(), timezone).timestamp())
    all_days = tuple(first + timedelta(days=number) for number in range(days))
    by_day: Counter[tuple[date, Language]] = Counter()
    statuses: Counter[bool] = Counter()
    marks: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    rows = connection.execute(
        """
        SELECT at / 3600, language, status = 'answered' OR mark = 'chosen', mark, about, count(*) FROM asked
        WHERE at >= ? GROUP BY 1, 2, 3, 4, 5
        """,
        (since,),
    )
    for hour, language, is_answered, mark, about, count in rows:
        day = datetime.fromtimestamp(hour * 3600, timezone).date()
        by_day[day, cast("Language", language)] += count
        statuses[bool(is_answered)] += count
        marks[mark or ""] += count
        if about is not None:
            facts[about] += count
    return Statistics(all_days, by_day, statuses[True], statuses[False], marks["helpful"], marks["unhelpful"], facts)
