"""Reasons for which a database is not opened."""


class DatabaseRefusedError(Exception):
    """The file is not used, and it is left as it is. The text says why and what to do."""
