"""Finds the exchanges of a sequence in which ours does not answer as MLflow does, and tells one defect from another."""

import json
import re
from dataclasses import dataclass

from deliberate import deliberate
from exchange import Exchange

VALUES = re.compile(r"""'.*'|".*"|`.*`|\{.*\}|\[.*\]|«[^»]*»|(?<=id=)\S*|\d+""", re.DOTALL)


@dataclass(frozen=True)
class Defect:
    """An exchange whose answers differ though nobody wants them to."""

    exchange: Exchange

    @property
    def kind(self):
        return self.exchange.difference

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


def defects(exchanges):
    """The defects of a sequence. After the first that may have left other traces in one server than in the other,
    nothing more can be told.
    """
    for exchange in exchanges:
        if exchange.difference is None:
            continue
        wanted = deliberate(exchange)
        if wanted is None:
            yield Defect(exchange)
        if not (wanted.traceless if wanted else _is_traceless(exchange)):
            return


def _is_traceless(exchange):
    return exchange.difference == "message" or exchange.request.method == "GET" or exchange.calls("/search")


def _differing_paths(mlflow, ours):
    try:
        yield from _differences(json.loads(mlflow), json.loads(ours), "")
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
    """The answer without what it holds, or the values in its message."""
    message, _, _ = answer.message.partition(": ")
    return answer.status, answer.error_code, VALUES.sub("…", message)[:200]
