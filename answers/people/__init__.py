"""Questions over people as queries: by name, country, title."""
