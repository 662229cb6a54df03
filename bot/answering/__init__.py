"""The engine over the database's knowledge, kept fresh."""
