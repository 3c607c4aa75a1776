"""The environment of the tests with the client of MLflow 2; MLFLOW_TRACKING_URI names the server."""

import os

# Before mlflow is imported: it reads them once. A server that fails must fail the test at once, so nothing is retried.
os.environ["MLFLOW_HTTP_REQUEST_MAX_RETRIES"] = "0"
os.environ["MLFLOW_HTTP_REQUEST_TIMEOUT"] = "30"
os.environ["MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR"] = "false"
os.environ["GIT_PYTHON_REFRESH"] = "quiet"

import uuid

import mlflow
import pytest
from mlflow import MlflowClient


def pytest_configure(config):
    if "MLFLOW_TRACKING_URI" not in os.environ:
        raise pytest.UsageError("MLFLOW_TRACKING_URI must name the server to test.")
    if not mlflow.__version__.startswith("2."):
        raise pytest.UsageError(f"These tests are for the client of MLflow 2, not {mlflow.__version__}.")


@pytest.fixture
def client():
    return MlflowClient()


@pytest.fixture
def experiment_id(request):
    """A new experiment, made the active one for the fluent API."""
    return mlflow.set_experiment(f"{request.node.name}-{uuid.uuid4().hex[:8]}").experiment_id
