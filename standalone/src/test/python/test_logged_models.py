"""Logged models beside files: what is linked to them, searching for them, deleting them."""

import math
import uuid

import mlflow
import numpy
import pandas
import pytest
from mlflow.entities import LoggedModelInput, LoggedModelOutput
from mlflow.exceptions import MlflowException


@pytest.fixture
def datasets():
    """Two small ones, as numpy and pandas hold them."""
    numbers = mlflow.data.from_numpy(numpy.arange(6).reshape(3, 2), name="train", targets=numpy.arange(3))
    frame = mlflow.data.from_pandas(pandas.DataFrame({"a": [1.5, 2.5]}), name="test")
    return numbers, frame


@pytest.fixture
def models(client, experiment_id, run_id, datasets):
    """Three models whose error on "test" falls and on "train" grows."""
    train, test = datasets
    made = []
    for i in range(3):
        model = client.create_logged_model(
            experiment_id,
            name=f"model-{i}",
            source_run_id=run_id,
            tags={"family": "even" if i % 2 == 0 else "odd"},
            params={"depth": str(i)},
            model_type="tree",
        )
        with mlflow.start_run(run_id=run_id):
            mlflow.log_metrics({"rmse": 3.0 - i}, dataset=test, model_id=model.model_id)
            mlflow.log_metrics({"rmse": 1.0 + i}, dataset=train, model_id=model.model_id)
        client.finalize_logged_model(model.model_id, "READY")
        made.append(model.model_id)
    return made


@pytest.fixture
def found(client, experiment_id, models):
    """Searches for models and gives their places among those made."""

    def search(filter_string=None, **kwargs):
        page = client.search_logged_models([experiment_id], filter_string, **kwargs)
        return [models.index(model.model_id) for model in page]

    return search


def test_log_inputs_of_several_kinds_come_back_with_contexts_and_tags(client, run_id, datasets):
    train, test = datasets
    with mlflow.start_run(run_id=run_id):
        mlflow.log_input(train, context="training", tags={"version": "7"})
        mlflow.log_input(test, context="eval")
        mlflow.log_input(test, context="eval")

    inputs = {each.dataset.name: each for each in client.get_run(run_id).inputs.dataset_inputs}
    assert set(inputs) == {"train", "test"}
    assert {tag.key: tag.value for tag in inputs["train"].tags} == {"mlflow.data.context": "training", "version": "7"}
    assert inputs["train"].dataset.digest == train.digest
    assert "mlflow_tensorspec" in inputs["train"].dataset.schema
    assert '"num_rows": 2' in inputs["test"].dataset.profile


def test_log_inputs_many_at_once_and_search_runs_by_dataset(client, experiment_id, run_id, datasets):
    with mlflow.start_run(run_id=run_id):
        mlflow.log_inputs(datasets=list(datasets), contexts=["training", "eval"], tags_list=[None, {"k": "v"}])
    client.create_run(experiment_id)

    of_test = f"dataset.digest = '{datasets[1].digest}'"
    for filter_string in ("dataset.name = 'train'", "dataset.context = 'eval'", of_test):
        assert [run.info.run_id for run in client.search_runs([experiment_id], filter_string)] == [run_id]
    assert client.search_runs([experiment_id], "dataset.name = 'other'") == []


def test_log_outputs_and_model_inputs_link_the_run_and_the_model(client, experiment_id, run_id):
    made, used = (client.create_logged_model(experiment_id, name=name).model_id for name in ("made", "used"))
    client.log_outputs(run_id, [LoggedModelOutput(made, step=4)])
    client.log_inputs(run_id, models=[LoggedModelInput(used)])

    run = client.get_run(run_id)
    assert [(output.model_id, output.step) for output in run.outputs.model_outputs] == [(made, 4)]
    assert [model.model_id for model in run.inputs.model_inputs] == [used]


def test_log_metric_with_a_dataset_names_it_on_the_model(client, models, datasets):
    metrics = client.get_logged_model(models[1]).metrics

    assert {(m.dataset_name, m.dataset_digest, m.value) for m in metrics} == {
        ("train", datasets[0].digest, 2.0),
        ("test", datasets[1].digest, 2.0),
    }


def test_log_model_params_come_back_and_a_key_taken_is_refused(client, models):
    client.log_model_params(models[0], {"width": "9"})
    assert client.get_logged_model(models[0]).params == {"depth": "0", "width": "9"}


@pytest.mark.parametrize(
    ("filter_string", "expected"),
    [
        (None, [2, 1, 0]),
        ("name = 'model-1'", [1]),
        ("attributes.name LIKE 'model-%'", [2, 1, 0]),
        ("tags.family = 'even'", [2, 0]),
        ("params.depth != '0'", [2, 1]),
        ("metrics.rmse > 2.5", [2, 0]),
        ("tags.family = 'even' AND metrics.rmse < 1.5", [2, 0]),
        ("model_type = 'tree' AND name IN ('model-0', 'model-2')", [2, 0]),
    ],
)
def test_search_logged_models_filter_matches_as_in_mlflow(found, filter_string, expected):
    assert found(filter_string) == expected


def test_search_logged_models_on_a_dataset_only_its_metrics_count(found, datasets):
    train, test = ({"dataset_name": each.name, "dataset_digest": each.digest} for each in datasets)

    assert found("metrics.rmse > 2.5", datasets=[test]) == [0]
    assert found("metrics.rmse > 2.5", datasets=[train]) == [2]
    assert found("metrics.rmse > 2.5", datasets=[train, test]) == [2, 0]
    assert found("metrics.rmse > 0", datasets=[train | {"dataset_digest": "another"}]) == []


@pytest.mark.quirk("dataset-without-digest")
def test_search_logged_models_on_a_dataset_named_without_its_digest_any_digest_counts(found):
    assert found("metrics.rmse > 2.5", datasets=[{"dataset_name": "test"}]) == [0]
    assert found(datasets=[{"dataset_name": "test"}]) == [2, 1, 0]


def test_search_logged_models_in_order_of_a_metric_on_a_dataset(found):
    by = {"field_name": "metrics.rmse", "dataset_name": "test"}
    assert found(order_by=[by | {"ascending": True}]) == [2, 1, 0]
    assert found(order_by=[by | {"ascending": False}]) == [0, 1, 2]
    assert found(order_by=[{"field_name": "name", "ascending": True}]) == [0, 1, 2]


def test_search_logged_models_on_a_dataset_shows_all_their_metrics(client, experiment_id, models, datasets):
    _, test = datasets
    about = [{"dataset_name": test.name, "dataset_digest": test.digest}]
    page = client.search_logged_models([experiment_id], datasets=about)

    assert [len(model.metrics) for model in page] == [2, 2, 2]


@pytest.mark.quirk("model-nan")
def test_search_logged_models_not_a_number_is_behind_all_numbers(client, experiment_id, run_id):
    made = [client.create_logged_model(experiment_id, name=f"model-{i}").model_id for i in range(3)]
    for model_id, value in zip(made, (math.nan, math.inf)):
        client.log_metric(run_id, "score", value, model_id=model_id)

    for ascending in (True, False):
        order_by = [{"field_name": "metrics.score", "ascending": ascending}]
        page = client.search_logged_models([experiment_id], order_by=order_by)
        assert [model.model_id for model in page] == [made[1], made[0], made[2]]


def test_search_logged_models_page_by_page_gives_each_once(client, experiment_id, models):
    pages, token = [], None
    while True:
        page = client.search_logged_models(
            [experiment_id],
            max_results=2,
            order_by=[{"field_name": "name", "ascending": True}],
            page_token=token,
        )
        pages.append([model.model_id for model in page])
        token = page.token
        if not token:
            break
    assert pages == [models[:2], models[2:]]


def test_search_logged_models_to_a_data_frame(experiment_id, models):
    frame = mlflow.search_logged_models(experiment_ids=[experiment_id], order_by=[{"field_name": "name"}])

    assert list(frame["model_id"]) == models
    assert list(frame["name"]) == ["model-0", "model-1", "model-2"]


def test_create_external_model_is_ready_and_becomes_the_active_one(client, experiment_id, run_id):
    model = mlflow.create_external_model(name="elsewhere", tags={"k": "v"}, params={"p": "1"})
    mlflow.set_active_model(model_id=model.model_id)
    try:
        with mlflow.start_run(run_id=run_id):
            mlflow.log_metric("quality", 0.5)
    finally:
        mlflow.clear_active_model()

    stored = client.get_logged_model(model.model_id)
    assert (stored.status, stored.tags["k"], stored.params) == ("READY", "v", {"p": "1"})
    assert [(metric.key, metric.run_id) for metric in stored.metrics] == [("quality", run_id)]


def test_log_model_artifacts_come_back(client, experiment_id, tmp_path):
    model = client.create_logged_model(experiment_id, name="files")
    (tmp_path / "weights.bin").write_bytes(b"\x00\x01")
    client.log_model_artifact(model.model_id, str(tmp_path / "weights.bin"))

    uri = f"{client.get_logged_model(model.model_id).artifact_location}/weights.bin"
    with open(mlflow.artifacts.download_artifacts(uri), "rb") as file:
        assert file.read() == b"\x00\x01"


def test_delete_logged_model_tag_removes_it(client, models):
    client.delete_logged_model_tag(models[0], "family")
    assert "family" not in client.get_logged_model(models[0]).tags

    with pytest.raises(MlflowException) as raised:
        client.delete_logged_model_tag(models[0], "family")
    assert raised.value.error_code == "RESOURCE_DOES_NOT_EXIST"


def test_delete_logged_model_hides_it(client, experiment_id, models):
    client.delete_logged_model(models[0])

    left = client.search_logged_models([experiment_id])
    assert [model.model_id for model in left] == [models[2], models[1]]
    with pytest.raises(MlflowException) as raised:
        client.get_logged_model(models[0])
    assert raised.value.error_code == "RESOURCE_DOES_NOT_EXIST"


def test_create_logged_model_with_a_name_not_allowed_is_refused(client, experiment_id):
    with pytest.raises(MlflowException, match="Invalid model name") as raised:
        client.create_logged_model(experiment_id, name="a/b")
    assert raised.value.error_code == "INVALID_PARAMETER_VALUE"
    assert uuid.UUID(client.create_logged_model(experiment_id).model_id.removeprefix("m-"))
