"""Visitors and editors."""
