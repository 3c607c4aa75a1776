"""Hunts for defects: generates sequences, replays them on both servers, and reduces each that differs in a new way."""

import math
import sys
import time
from dataclasses import dataclass

import hypothesis
from hypothesis import HealthCheck, Phase

from comparison import Defect, defects
from reduction import reduced
from request import Request


@dataclass(frozen=True)
class Trophy:
    """A defect, and the shortest sequence found that shows it."""

    defect: Defect
    requests: list[Request]
    exchanges: list

    def __str__(self):
        return "\n".join(map(str, self.exchanges))


class Hunt:
    """For defects of one area. What is generated follows from the seed alone.

    Reducing all that it finds takes it no longer than reduction_seconds; what is left then is reported as it was met.
    """

    def __init__(self, servers, sequences, seed, reduction_seconds=math.inf):
        self._servers = servers
        self._sequences = sequences
        self._seed = seed
        self._reduction_seconds = reduction_seconds
        self._known = set()

    def run(self, examples, report):
        """Tries so many sequences; report(trophy) is called for each defect, once."""

        @hypothesis.seed(self._seed)
        @hypothesis.settings(
            max_examples=examples,
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @hypothesis.given(self._sequences)
        def try_each(requests):
            for defect in defects(self._servers.replay(requests)):
                if defect.signature not in self._known:
                    self._known.add(defect.signature)
                    # Should the hunt not come to its end, this is what is known.
                    print(f"{defect.kind}, not reduced yet:\n{defect.exchange}", file=sys.stderr, flush=True)
                    report(self._trophy(defect, requests))

        try_each()

    def _trophy(self, defect, requests):
        """The defect at its shortest; as it was met, should it not be met again."""
        best = Trophy(defect, requests, [defect.exchange])
        begin = time.monotonic()

        def shows(attempt):
            nonlocal best
            if time.monotonic() - begin > self._reduction_seconds:
                return False
            exchanges = self._servers.replay(attempt)
            same = next((found for found in defects(exchanges) if found.signature == defect.signature), None)
            if same:
                best = Trophy(same, list(attempt), exchanges)
            return same is not None

        reduced(requests, shows)
        self._reduction_seconds -= time.monotonic() - begin
        return best
