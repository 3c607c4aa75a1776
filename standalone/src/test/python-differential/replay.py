"""Sends a sequence of requests to both servers and puts the answers side by side."""

import itertools
import uuid
from concurrent.futures import ThreadPoolExecutor

from connection import Connection
from exchange import Exchange
from normal_form import normal_form
from symbols import Symbols


class Servers:
    """MLflow's server and ours. Sequences do not see each other: each makes what it needs anew."""

    def __init__(self, mlflow_url, our_url):
        self._connections = Connection(mlflow_url), Connection(our_url)
        self._threads = ThreadPoolExecutor(len(self._connections))
        self._run = uuid.uuid4().hex[:8]
        self._count = itertools.count(1)

    def replay(self, requests):
        """The exchanges, one for each request. Both servers work through the sequence at the same time."""
        salt = f"{self._run}x{next(self._count)}x"
        mlflow, ours = self._threads.map(lambda connection: _answers(connection, requests, salt), self._connections)
        exchanges = []
        for exchange in zip(requests, mlflow, ours):
            exchanges.append(Exchange(*exchange, before=tuple(exchanges)))
        return exchanges

    def close(self):
        self._threads.shutdown()


def _answers(connection, requests, salt):
    symbols = Symbols(connection, salt, requests)
    return [_answer(connection, symbols, request) for request in requests]


def _answer(connection, symbols, request):
    answer = connection.send(symbols.bind(request))
    symbols.learn(answer)
    return normal_form(answer, symbols)
