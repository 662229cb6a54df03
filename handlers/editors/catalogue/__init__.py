"""Facts, people, titles, countries and stories: listed, opened, written, changed, deleted."""
