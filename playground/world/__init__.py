"""Telegram itself, without network: who and what there is."""
