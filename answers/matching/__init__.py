"""Which facts a question is like: the index of what is known, and sentence embeddings."""
