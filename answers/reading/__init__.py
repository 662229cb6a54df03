"""From a message to folded words: letters, keyboard layouts, languages."""
