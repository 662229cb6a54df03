"""The chat page, and the control interface that it and tests use."""
