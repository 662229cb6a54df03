"""Reasons for which a database is not opened, or no longer serves."""

import sqlite3


class DatabaseRefusedError(Exception):
    """The file is not used, and it is left as it is. The text says why and what to do."""


class DatabaseLostError(sqlite3.OperationalError):
    """A connection does nothing any more. What was to be done is as it was; only a new start helps."""
