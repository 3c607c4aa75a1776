"""Where ours answers otherwise than MLflow on purpose, and why. Everything else that differs is a defect."""

from dataclasses import dataclass
from typing import Callable

from replay import Exchange
from request import Request, post
from symbols import API


@dataclass(frozen=True)
class Difference:
    """One difference: which exchanges it explains, and an example that must show it.

    traceless: afterwards both servers hold the same, so that what follows in a sequence can still be compared.
    """

    name: str
    reason: str
    explains: Callable[[Exchange], bool]
    example: list[Request]
    traceless: bool = True


def _same_status(exchange):
    return exchange.mlflow.status == exchange.ours.status


DELIBERATE = [
    Difference(
        name="errors-are-json",
        reason="A path or method that does not exist is answered by MLflow with a page of HTML; by ours in JSON, which clients can read.",
        explains=lambda exchange: _same_status(exchange)
        and exchange.mlflow.body == "a page of text/html"
        and exchange.ours.error_code in ("ENDPOINT_NOT_FOUND", "METHOD_NOT_ALLOWED"),
        example=[Request("GET", "/api/2.0/mlflow/no-such-call")],
    ),
    Difference(
        name="no-sql-in-messages",
        reason="MLflow's messages quote the statement that its database refused; ours says what is wrong.",
        explains=lambda exchange: _same_status(exchange)
        and exchange.mlflow.error_code == exchange.ours.error_code
        and "(sqlite3." in (exchange.mlflow.message or ""),
        example=[post(f"{API}/experiments/create", {"name": "«name of experiment 1»"})],
    ),
]


def deliberate(exchange):
    """The difference that explains what differs in the exchange, or None."""
    return next((difference for difference in DELIBERATE if difference.explains(exchange)), None)
