"""Datasets as inputs, and logged models: written under a run, read back by both kinds of URI."""

import math

import mlflow
import numpy
import pandas
import pytest
from mlflow.exceptions import MlflowException
from sklearn.linear_model import LinearRegression

X = numpy.arange(20, dtype=float).reshape(10, 2)
Y = X @ numpy.array([1.0, 2.0])


@pytest.fixture
def logged(client, run_id):
    """A fitted model, logged, as MLflow describes it."""
    with mlflow.start_run(run_id=run_id):
        return mlflow.sklearn.log_model(
            LinearRegression().fit(X, Y), name="line", params={"depth": 1}, pip_requirements=["scikit-learn"]
        )


def test_log_input_dataset_comes_back_with_its_context(client, run_id):
    frame = pandas.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    dataset = mlflow.data.from_pandas(frame, source="memory", name="tiny", targets="b")
    with mlflow.start_run(run_id=run_id):
        mlflow.log_input(dataset, context="training")

    [found] = client.get_run(run_id).inputs.dataset_inputs
    assert (found.dataset.name, found.dataset.digest) == ("tiny", dataset.digest)
    assert found.dataset.source_type == dataset.source._get_source_type()
    assert '"num_rows": 2' in found.dataset.profile
    assert "mlflow_colspec" in found.dataset.schema
    assert [(tag.key, tag.value) for tag in found.tags] == [("mlflow.data.context", "training")]


@pytest.mark.parametrize("uri", ["models:/{model_id}", "runs:/{run_id}/line"])
def test_log_model_loads_by_either_uri_and_predicts_the_same(logged, run_id, uri):
    loaded = mlflow.pyfunc.load_model(uri.format(model_id=logged.model_id, run_id=run_id))

    assert numpy.allclose(loaded.predict(X), Y)


@pytest.mark.parametrize("flavor", [mlflow.sklearn, mlflow.pyfunc])
def test_log_model_with_signature_and_example_loads_with_both(experiment_id, flavor):
    frame = pandas.DataFrame(X, columns=["a", "b"])
    fitted = LinearRegression().fit(frame, Y)
    with mlflow.start_run():
        info = mlflow.sklearn.log_model(
            fitted, name="signed", input_example=frame.head(2), pip_requirements=["scikit-learn"]
        )

    assert numpy.allclose(flavor.load_model(info.model_uri).predict(frame), Y)
    described = mlflow.models.get_model_info(info.model_uri)
    assert described.signature.inputs.input_names() == ["a", "b"]
    assert described.model_id == info.model_id
    model = mlflow.pyfunc.load_model(info.model_uri)
    assert model.input_example.equals(frame.head(2))
    with pytest.raises(MlflowException, match="Model is missing inputs"):
        model.predict(frame[["a"]])


def test_log_model_of_a_python_function_loads_and_predicts(experiment_id):
    @mlflow.pyfunc.utils.pyfunc
    def double(model_input: list[float]) -> list[float]:
        return [2 * value for value in model_input]

    with mlflow.start_run():
        info = mlflow.pyfunc.log_model(name="doubler", python_model=double, pip_requirements=[])

    assert mlflow.pyfunc.load_model(info.model_uri).predict([1.5, 2.0]) == [3.0, 4.0]


def test_log_model_is_an_output_of_its_run_and_ready(client, experiment_id, run_id, logged):
    [output] = client.get_run(run_id).outputs.model_outputs
    assert output.model_id == logged.model_id

    model = client.get_logged_model(logged.model_id)
    assert model.name == "line"
    assert model.status == "READY"
    assert model.source_run_id == run_id
    assert model.experiment_id == experiment_id
    assert model.params == {"depth": "1"}
    assert model.artifact_location == f"mlflow-artifacts:/{experiment_id}/models/{logged.model_id}/artifacts"


def test_set_logged_model_tags_come_back(client, logged):
    client.set_logged_model_tags(logged.model_id, {"stage": "größe"})

    assert client.get_logged_model(logged.model_id).tags["stage"] == "größe"


def test_log_metric_with_a_model_is_found_on_the_model(client, run_id, logged):
    client.log_metric(run_id, "rmse", 0.25, timestamp=5, step=3, model_id=logged.model_id)

    [metric] = client.get_logged_model(logged.model_id).metrics
    assert (metric.key, metric.value, metric.step, metric.run_id) == ("rmse", 0.25, 3, run_id)
    assert client.get_run(run_id).data.metrics["rmse"] == 0.25


@pytest.mark.quirk("model-nan")
def test_log_metric_not_a_number_with_a_model_stays_so_on_the_model(client, run_id, logged):
    client.log_metric(run_id, "rmse", math.nan, timestamp=5, model_id=logged.model_id)

    [metric] = client.get_logged_model(logged.model_id).metrics
    assert math.isnan(metric.value)


def test_search_logged_models_by_name_finds_it(client, experiment_id, logged):
    found = client.search_logged_models([experiment_id], "name = 'line'")

    assert [model.model_id for model in found] == [logged.model_id]
    assert client.search_logged_models([experiment_id], "name = 'other'") == []


def test_initialize_logged_model_then_finalize_as_failed(client, experiment_id):
    model = mlflow.initialize_logged_model(name="later", tags={"a": "b"})
    assert client.get_logged_model(model.model_id).status == "PENDING"

    client.finalize_logged_model(model.model_id, "FAILED")
    assert client.get_logged_model(model.model_id).status == "FAILED"


def test_get_logged_model_unknown_says_that_it_does_not_exist(client):
    with pytest.raises(MlflowException) as raised:
        client.get_logged_model("m-" + "0" * 32)
    assert raised.value.error_code == "RESOURCE_DOES_NOT_EXIST"
