"""Forms: what a record is written down in, field by field."""
