"""What people do in an afternoon, with the client of MLflow 2: its calls differ from those of MLflow 3."""

import json

import mlflow
import pytest
from mlflow.entities import Metric, Param, RunTag
from mlflow.exceptions import MlflowException


def test_quickstart_everything_comes_back(client, experiment_id, tmp_path):
    (tmp_path / "test.txt").write_text("hello world!\n")
    with mlflow.start_run(run_name="parent") as parent:
        mlflow.log_params({"lr": 0.1, "größe": "ü"})
        for step in range(5):
            mlflow.log_metric("loss", 1 / (step + 1), step=step)
        mlflow.set_tag("team", "red")
        mlflow.log_artifacts(str(tmp_path), "outputs")
        mlflow.log_dict({"a": 1}, "config.json")
        with mlflow.start_run(nested=True) as child:
            mlflow.log_metrics({"m": 2.5, "n": 3.5}, step=7)

    run = client.get_run(parent.info.run_id)
    assert (run.info.status, run.info.run_name) == ("FINISHED", "parent")
    assert run.data.params == {"lr": "0.1", "größe": "ü"}
    assert run.data.tags["team"] == "red"
    assert run.data.metrics == {"loss": 0.2}
    history = client.get_metric_history(parent.info.run_id, "loss")
    assert [(point.step, point.value) for point in history] == [(step, 1 / (step + 1)) for step in range(5)]
    assert client.get_parent_run(child.info.run_id).info.run_id == parent.info.run_id
    assert [file.path for file in client.list_artifacts(parent.info.run_id)] == ["config.json", "outputs"]
    with open(client.download_artifacts(parent.info.run_id, "outputs/test.txt", str(tmp_path))) as file:
        assert file.read() == "hello world!\n"

    found = mlflow.search_runs([experiment_id], "metrics.loss < 0.5 and tags.team = 'red'", output_format="list")
    assert [each.info.run_id for each in found] == [parent.info.run_id]
    assert len(client.search_runs([experiment_id], max_results=1)) == 1


def double(model_input: list[str]) -> list[str]:
    return [2 * text for text in model_input]


def test_log_model_loads_and_is_named_on_the_run(client, experiment_id):
    with mlflow.start_run() as run:
        logged = mlflow.pyfunc.log_model("model", python_model=double, pip_requirements=[])

    assert logged.model_uri == f"runs:/{run.info.run_id}/model"
    assert mlflow.pyfunc.load_model(logged.model_uri).predict(["ab"]) == ["abab"]
    [entry] = json.loads(client.get_run(run.info.run_id).data.tags["mlflow.log-model.history"])
    assert (entry["run_id"], entry["artifact_path"]) == (run.info.run_id, "model")
    assert set(entry["flavors"]) == {"python_function"}


def test_client_life_of_experiments_and_runs(client, experiment_id):
    run_id = client.create_run(experiment_id, tags={"k": "v"}, start_time=1_600_000_000_000).info.run_id
    client.log_batch(run_id, [Metric("m", 1.0, 1, 1)], [Param("p", "1")], [RunTag("t", "x")])
    client.delete_tag(run_id, "t")
    client.set_terminated(run_id, "KILLED")
    client.delete_run(run_id)
    client.restore_run(run_id)

    run = client.get_run(run_id)
    assert (run.info.status, run.info.lifecycle_stage) == ("KILLED", "active")
    assert (run.data.params, run.data.metrics) == ({"p": "1"}, {"m": 1.0})
    assert "t" not in run.data.tags

    name = client.get_experiment(experiment_id).name
    client.set_experiment_tag(experiment_id, "k", "v")
    client.rename_experiment(experiment_id, name + " neu")
    assert [e.tags["k"] for e in client.search_experiments(filter_string=f"name = '{name} neu'")] == ["v"]
    client.delete_experiment(experiment_id)
    assert client.get_experiment_by_name(name + " neu").lifecycle_stage == "deleted"
    client.restore_experiment(experiment_id)


def test_mistakes_carry_mlflows_codes(client, experiment_id):
    run_id = client.create_run(experiment_id).info.run_id
    client.log_param(run_id, "p", "1")

    for code, call, arguments in (
        ("INVALID_PARAMETER_VALUE", client.log_param, (run_id, "p", "2")),
        ("INVALID_PARAMETER_VALUE", client.search_runs, ([experiment_id], "nonsense")),
        ("RESOURCE_DOES_NOT_EXIST", client.get_run, ("0" * 32,)),
        ("RESOURCE_ALREADY_EXISTS", client.create_experiment, (client.get_experiment(experiment_id).name,)),
    ):
        with pytest.raises(MlflowException) as raised:
            call(*arguments)
        assert raised.value.error_code == code
