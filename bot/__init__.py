"""The service: settings, command line, transport, delivery, background jobs."""
