"""Hunts for defects: generates sequences, replays them on both servers, and shrinks the first that differs."""

from dataclasses import dataclass
from random import Random

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.errors import Flaky, NoSuchExample

from comparison import Defect, defects
from request import Request

# Replays that one defect is worth; hypothesis would go on for minutes.
PATIENCE = 150


@dataclass(frozen=True)
class Trophy:
    """A defect, and the shortest sequence found that shows it."""

    defect: Defect
    requests: list[Request]
    exchanges: list

    def __str__(self):
        return "\n".join(map(str, self.exchanges))


class Hunt:
    """In one area, for defects that are not known yet. What is generated follows from the seed."""

    def __init__(self, servers, sequences, seed):
        self._servers = servers
        self._sequences = sequences
        self._seed = seed
        self._known = set()
        self.tried = 0

    def trophies(self, examples):
        """Finds and shrinks one defect after the other until so many sequences have been tried."""
        while self.tried < examples:
            trophy = self._next(examples - self.tried)
            if trophy is None:
                return
            self._known.add(trophy.defect.signature)
            yield trophy
            self._seed += 1

    def _next(self, examples):
        pursuit = _Pursuit(self._servers, self._known)
        limits = settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        try:
            requests = find(self._sequences, pursuit.is_met, settings=limits, random=Random(self._seed))
        except NoSuchExample:
            return None
        except Flaky:
            # Out of patience, or met once and not again.
            requests = pursuit.last.requests
        finally:
            self.tried += pursuit.tried
        return pursuit.reduced(requests) or pursuit.last


class _Pursuit:
    """Of the first unknown defect that is met, and no other, lest shrinking slip from one to the next."""

    def __init__(self, servers, known):
        self._servers = servers
        self._known = known
        self._quarry = None
        self._patience = PATIENCE
        self.last = None
        self.tried = 0

    def is_met(self, requests):
        if self._quarry is not None:
            self._patience -= 1
        if self._patience < 0:
            return False
        met = self.trophy(requests)
        self.last = met or self.last
        return met is not None

    def _defect(self, exchanges):
        if self._quarry is None:
            self.tried += 1
        for defect in defects(exchanges):
            if self._quarry is None and defect.signature not in self._known:
                self._quarry = defect.signature
            if defect.signature == self._quarry:
                return defect
        return None

    def reduced(self, requests):
        """The defect without each request that it does not need: hypothesis does not find all of them."""
        for index in reversed(range(len(requests))):
            fewer = requests[:index] + requests[index + 1 :]
            requests = fewer if self.trophy(fewer) else requests
        return self.trophy(requests)

    def trophy(self, requests):
        exchanges = self._servers.replay(requests)
        defect = self._defect(exchanges)
        return Trophy(defect, requests, exchanges) if defect else None
