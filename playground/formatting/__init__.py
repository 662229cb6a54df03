"""Texts with entities, and keyboards, as the Bot API takes and gives them."""
