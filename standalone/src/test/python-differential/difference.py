"""A difference that is wanted."""

from dataclasses import dataclass
from typing import Callable

from exchange import Exchange
from request import Request


@dataclass(frozen=True)
class Difference:
    """explains: which exchanges it is the reason of; it says what MLflow answers, and what ours does.
    example: a sequence whose last exchange shows it.
    traceless: afterwards both servers hold the same, so that what follows in a sequence can still be compared.
    """

    name: str
    reason: str
    explains: Callable[[Exchange], bool]
    example: list[Request]
    traceless: bool = True
