"""Records as rows: one module for each collection of the knowledge."""
