"""The SQLite file: opened, migrated, backed up, with grouped commits."""
