"""Mistakes, as the stock client shows them: an exception that carries MLflow's code, status and words."""

import uuid

import mlflow
import pytest
from mlflow.entities import Metric, Param, RunTag
from mlflow.exceptions import MlflowException, RestException

UNKNOWN = "fedcba9876543210fedcba9876543210"


def refusal(call, *args, **kwargs):
    with pytest.raises(MlflowException) as raised:
        call(*args, **kwargs)
    return raised.value


def seen(error):
    return type(error), error.error_code, error.get_http_status_code()


def test_run_unknown_is_a_rest_exception_with_code_and_status(client):
    error = refusal(client.get_run, UNKNOWN)

    assert seen(error) == (RestException, "RESOURCE_DOES_NOT_EXIST", 404)
    assert str(error) == f"RESOURCE_DOES_NOT_EXIST: Run with id={UNKNOWN} not found"


def test_name_taken_is_a_rest_exception_with_code_and_status(client):
    name = uuid.uuid4().hex
    client.create_experiment(name)

    assert seen(refusal(client.create_experiment, name)) == (RestException, "RESOURCE_ALREADY_EXISTS", 400)


def test_filter_wrong_is_a_rest_exception_with_code_and_status(client, experiment_id):
    error = refusal(client.search_runs, [experiment_id], "params.a ~ 'b'")

    assert seen(error) == (RestException, "INVALID_PARAMETER_VALUE", 400)


def test_page_token_garbage_is_refused(client, experiment_id):
    error = refusal(client.search_runs, [experiment_id], page_token="garbage")

    assert seen(error) == (RestException, "INVALID_PARAMETER_VALUE", 400)


def test_max_results_too_large_is_refused(client, experiment_id):
    for call in (client.search_runs, client.search_experiments):
        error = refusal(call, *([[experiment_id]] if call == client.search_runs else []), max_results=50_001)
        assert error.error_code == "INVALID_PARAMETER_VALUE"
        assert "Invalid value 50001 for parameter 'max_results' supplied" in error.message


@pytest.mark.parametrize("key", ["a#b", "../up", "/rooted", "x" * 251, "a//b"])
def test_keys_not_allowed_are_refused_and_nothing_is_logged(client, run_id, key):
    for call, arguments in (
        (client.log_metric, (key, 1.0)),
        (client.log_param, (key, "1")),
        (client.set_tag, (key, "1")),
        (client.log_batch, ([Metric(key, 1.0, 1, 1)], [Param("p", "1")], [RunTag("t", "1")])),
    ):
        assert refusal(call, run_id, *arguments).error_code == "INVALID_PARAMETER_VALUE"

    data = client.get_run(run_id).data
    assert (data.metrics, data.params) == ({}, {})
    assert set(data.tags) == {"mlflow.runName"}


def test_set_experiment_deleted_is_refused_by_the_client(client):
    name = uuid.uuid4().hex
    client.delete_experiment(client.create_experiment(name))

    assert "deleted experiment" in refusal(mlflow.set_experiment, name).message


def test_start_run_resuming_a_deleted_run_is_refused(client, run_id):
    client.delete_run(run_id)

    assert "deleted" in refusal(mlflow.start_run, run_id=run_id).message


def test_tag_of_an_unknown_experiment_is_refused(client):
    error = refusal(client.set_experiment_tag, "987654321", "k", "v")

    assert seen(error) == (RestException, "RESOURCE_DOES_NOT_EXIST", 404)
