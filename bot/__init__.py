"""The service: settings, command line, transport, delivery, background jobs."""

import os

# PTB then gives periods as timedelta, as its next major version will; without it, each RetryAfter warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")
