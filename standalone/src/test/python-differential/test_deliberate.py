"""Each deliberate difference is still one: its example shows it, so that the list cannot outlive what it describes."""

import pytest

from deliberate import DELIBERATE


@pytest.mark.parametrize("difference", DELIBERATE, ids=lambda difference: difference.name)
def test_example_shows_the_difference(servers, difference):
    exchange = servers.replay(difference.example)[-1]

    assert exchange.difference, f"Both answer alike:\n{exchange}"
    assert difference.explains(exchange), f"Not as described:\n{exchange}"
