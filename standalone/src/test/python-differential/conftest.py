"""Fixtures of the differential tests: MLflow's server, which they start, and ours, which MLFLOW_TRACKING_URI names."""

import os

import pytest

from mlflow_server import MlflowServer
from replay import Servers


def pytest_configure(config):
    if "MLFLOW_TRACKING_URI" not in os.environ:
        raise pytest.UsageError("MLFLOW_TRACKING_URI must name the server to compare with MLflow's.")


@pytest.fixture(scope="session")
def servers():
    """Both servers. TEST_MLFLOW_SERVER names a stock MLflow server that runs already."""
    running = os.environ.get("TEST_MLFLOW_SERVER")
    if running:
        yield from _servers(running)
    else:
        with MlflowServer() as started:
            yield from _servers(started.url)


def _servers(mlflow_url):
    servers = Servers(mlflow_url, os.environ["MLFLOW_TRACKING_URI"])
    yield servers
    servers.close()
