"""The quickstart of MLflow's documentation, unchanged, and every way of reading it back."""

import mlflow
import numpy
from mlflow import log_artifacts, log_metric, log_param
from sklearn.datasets import load_diabetes
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split


def test_quickstart_without_an_experiment_everything_comes_back(client, tmp_path):
    mlflow.set_experiment(experiment_id="0")
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    (outputs / "test.txt").write_text("hello world!\n")

    with mlflow.start_run() as run:
        log_param("param1", 42)
        log_metric("foo", 0.1)
        log_metric("foo", 1.2)
        log_metric("foo", 2.3)
        log_artifacts(str(outputs))
    run_id = run.info.run_id

    stored = client.get_run(run_id)
    assert stored.info.status == "FINISHED"
    assert stored.info.experiment_id == "0"
    assert stored.info.end_time >= stored.info.start_time > 0
    assert stored.info.run_name
    assert stored.data.params == {"param1": "42"}
    assert stored.data.metrics == {"foo": 2.3}
    assert stored.data.tags["mlflow.runName"] == stored.info.run_name
    assert [m.value for m in client.get_metric_history(run_id, "foo")] == [0.1, 1.2, 2.3]

    assert [(f.path, f.is_dir, f.file_size) for f in client.list_artifacts(run_id)] == [("test.txt", False, 13)]
    downloaded = mlflow.artifacts.download_artifacts(run_id=run_id, artifact_path="test.txt")
    with open(downloaded, "rb") as file:
        assert file.read() == b"hello world!\n"

    frame = mlflow.search_runs(experiment_ids=["0"], filter_string=f"attributes.run_id = '{run_id}'")
    assert list(frame["run_id"]) == [run_id]
    assert list(frame["params.param1"]) == ["42"]
    assert list(frame["metrics.foo"]) == [2.3]
    assert list(frame["status"]) == ["FINISHED"]


def test_sklearn_autolog_around_a_fit_params_metrics_model_and_dataset_come_back(client, experiment_id):
    data = load_diabetes()
    x_train, x_test, y_train, y_test = train_test_split(data.data, data.target, random_state=3)
    forest = RandomForestRegressor(n_estimators=10, max_depth=6, max_features=3, random_state=3)

    mlflow.sklearn.autolog()
    try:
        with mlflow.start_run() as run:
            forest.fit(x_train, y_train)
    finally:
        mlflow.sklearn.autolog(disable=True)

    frame = mlflow.search_runs()
    assert list(frame["run_id"]) == [run.info.run_id]
    assert frame["params.n_estimators"][0] == "10"
    assert frame["params.max_depth"][0] == "6"
    assert frame["tags.estimator_name"][0] == "RandomForestRegressor"
    assert numpy.isclose(frame["metrics.training_score"][0], forest.score(x_train, y_train))

    stored = client.get_run(run.info.run_id)
    assert stored.info.status == "FINISHED"
    assert len(stored.inputs.dataset_inputs) == 1
    assert len(stored.outputs.model_outputs) == 1

    loaded = mlflow.sklearn.load_model(f"runs:/{run.info.run_id}/model")
    assert numpy.array_equal(loaded.predict(x_test), forest.predict(x_test))
