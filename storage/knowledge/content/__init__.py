"""The knowledge as files: YAML, and a table for spreadsheets."""
