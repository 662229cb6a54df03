"""How long things are kept: every period after which the bot forgets."""

from datetime import timedelta

EXCHANGES = timedelta(days=2)  # what a chat was shown: people can edit a message for 48 hours
FACT_MESSAGES = timedelta(days=2)  # which message became which fact: the same
QUESTIONS = timedelta(days=30)  # what people asked, without the people
SUBSCRIPTIONS = timedelta(days=90)  # who waits for an answer
DELIVERY = timedelta(days=7)  # keys of handled updates, settled calls: Telegram repeats nothing older than a day
DIALOGUE = timedelta(hours=6)  # an open dialogue, without a step
ENDED_DIALOGUE = timedelta(days=7)  # after its end: it is still said that it was, and what
PICTURES = timedelta(days=90)  # photos that nothing shows any more: so long a change can be undone with its photo
INVITATIONS = timedelta(days=2)  # the links that make editors

BACKUPS = 14  # backups, one a day


def seconds(period: timedelta) -> int:
    """Return a period as SQL counts it."""
    return int(period.total_seconds())
