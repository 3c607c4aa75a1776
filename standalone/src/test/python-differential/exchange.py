"""One request of a sequence, and the two answers to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from normal_form import NormalForm
from request import Request


@dataclass(frozen=True)
class Exchange:
    """before: the exchanges that precede it in its sequence."""

    request: Request
    mlflow: NormalForm
    ours: NormalForm
    before: tuple[Exchange, ...] = field(default=(), repr=False, compare=False)

    def __str__(self):
        return f"{self.request}\n    MLflow: {self.mlflow}\n    ours:   {self.ours}"

    @property
    def statuses(self):
        return self.mlflow.status, self.ours.status

    @property
    def codes(self):
        return self.mlflow.error_code, self.ours.error_code

    @property
    def difference(self):
        """What differs first: status, error code, body or message; None when nothing does."""
        for aspect, mlflow, ours in (
            ("status", *self.statuses),
            ("code", *self.codes),
            ("body", self.mlflow.body, self.ours.body),
            ("message", self.mlflow.message, self.ours.message),
        ):
            if mlflow != ours:
                return aspect
        return None

    def calls(self, *ends):
        """Whether it is a call whose path ends so."""
        return self.request.path.endswith(ends)

    def sends(self, *texts):
        """Whether one of the texts is in the request's query or body."""
        sent = [text for pair in self.request.query for text in pair] + [self.request.body or ""]
        return any(text in part for text in texts for part in sent)
