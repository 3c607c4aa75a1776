"""Fixtures of the end-to-end tests: the server that MLFLOW_TRACKING_URI names, driven by the stock client."""

import os

# Before mlflow is imported: it reads them once. A server that fails must fail the test at once, so nothing is retried.
os.environ["MLFLOW_HTTP_REQUEST_MAX_RETRIES"] = "0"
os.environ["MLFLOW_HTTP_REQUEST_TIMEOUT"] = "30"
os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["DO_NOT_TRACK"] = "true"
os.environ["MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR"] = "false"
os.environ["MPLBACKEND"] = "agg"
os.environ["GIT_PYTHON_REFRESH"] = "quiet"

import uuid

import mlflow
import pytest
from mlflow import MlflowClient

from quirks import QUIRKS


def pytest_configure(config):
    if "MLFLOW_TRACKING_URI" not in os.environ:
        raise pytest.UsageError("MLFLOW_TRACKING_URI must name the server to test.")


def pytest_collection_modifyitems(items):
    against_mlflow = os.environ.get("REFERENCE_SERVER") == "mlflow"
    for item in items:
        for marker in item.iter_markers("quirk"):
            reason = QUIRKS[marker.args[0]]
            if against_mlflow:
                item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.fixture(autouse=True)
def no_run_left_open():
    yield
    while mlflow.active_run():
        mlflow.end_run()


@pytest.fixture
def client():
    return MlflowClient()


@pytest.fixture
def experiment_id(client, request):
    """A new experiment, made the active one for the fluent API."""
    name = f"{request.node.name}-{uuid.uuid4().hex[:8]}"
    return mlflow.set_experiment(name).experiment_id


@pytest.fixture
def run_id(client, experiment_id):
    """A new run that nothing was logged to."""
    return client.create_run(experiment_id).info.run_id
