"""What ends the service with one line for the operator."""


class ServiceError(Exception):
    """The service cannot go on. The text says why and what to do."""
