"""From a draft to a record: asked for step by step, previewed, saved."""
