"""Waiting for what a thread of the client brings about."""

import time

LIMIT_SECONDS = 60


def wait_until(condition):
    """Returns as soon as condition() holds; fails when it does not in time."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"not within {LIMIT_SECONDS} s"
        time.sleep(0.05)
