"""Finds the first exchange of a sequence in which ours does not answer as MLflow does, and says in what."""

import json
import re
from dataclasses import dataclass

from deliberate import deliberate
from replay import Exchange

VALUES = re.compile(r"""'.*'|".*"|`.*`|\{.*\}|\[.*\]|«[^»]*»|(?<=id=)\S*|\d+""", re.DOTALL)


@dataclass(frozen=True)
class Defect:
    """An exchange whose answers differ though nobody wants them to."""

    exchange: Exchange
    kind: str

    @property
    def signature(self):
        """Equal for defects that have one cause, as far as can be told from outside."""
        return (self.kind, self._call if self.kind == "status" else None, *self._difference)

    @property
    def _call(self):
        path = re.sub("«[^»]*»", "*", self.exchange.request.path)
        return f"{self.exchange.request.method} {path.replace('/ajax-api/', '/api/')}"

    @property
    def _difference(self):
        mlflow, ours = self.exchange.mlflow, self.exchange.ours
        if self.kind == "body":
            return tuple(sorted(set(_differing_paths(mlflow.body, ours.body))))
        return tuple(_gist(answer) for answer in (mlflow, ours))


def kind_of_difference(mlflow, ours):
    """What differs first: status, error code, body or message; None when nothing does."""
    for kind, aspect in (
        ("status", lambda answer: answer.status),
        ("code", lambda answer: answer.error_code),
        ("body", lambda answer: answer.body),
        ("message", lambda answer: answer.message),
    ):
        if aspect(mlflow) != aspect(ours):
            return kind
    return None


def defects(exchanges):
    """The defects of a sequence. After the first that may have left other traces in one server than in the other,
    nothing more can be told.
    """
    for exchange in exchanges:
        kind = kind_of_difference(exchange.mlflow, exchange.ours)
        if kind is None:
            continue
        difference = deliberate(exchange)
        if difference is None:
            yield Defect(exchange, kind)
        if kind != "message" and not (_only_reads(exchange) if difference is None else difference.traceless):
            return


def _only_reads(exchange):
    return exchange.request.method == "GET" or exchange.request.path.endswith("/search")


def _differing_paths(mlflow, ours):
    try:
        yield from _differences(json.loads(mlflow or "null"), json.loads(ours or "null"), "")
    except ValueError:
        yield "text"


def _differences(mlflow, ours, path):
    if isinstance(mlflow, dict) and isinstance(ours, dict):
        for name in mlflow.keys() | ours.keys():
            if (name in mlflow) != (name in ours):
                yield f"{path}.{name} {'missing' if name in mlflow else 'surplus'}"
            else:
                yield from _differences(mlflow[name], ours[name], f"{path}.{name}")
    elif isinstance(mlflow, list) and isinstance(ours, list) and len(mlflow) == len(ours):
        for pair in zip(mlflow, ours):
            yield from _differences(*pair, f"{path}[]")
    elif json.dumps(mlflow) != json.dumps(ours):
        yield path


def _gist(answer):
    """The answer without the values in its message."""
    message, _, _ = (answer.message or answer.body or "").partition(": ")
    return answer.status, answer.error_code, VALUES.sub("…", message)[:200]
