"""Autolog of scikit-learn and of XGBoost: people train, and what they would have logged by hand is there."""

import mlflow
import numpy
import pytest
import xgboost
from mlflow.utils.mlflow_tags import MLFLOW_PARENT_RUN_ID
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

NOISE = numpy.random.default_rng(7)
X = NOISE.normal(size=(60, 3))
Y = X @ numpy.array([1.0, -2.0, 0.5]) + NOISE.normal(scale=0.1, size=60)


@pytest.fixture
def sklearn_autolog():
    mlflow.sklearn.autolog(log_models=False, max_tuning_runs=2)
    yield
    mlflow.sklearn.autolog(disable=True)


@pytest.fixture
def xgboost_autolog():
    mlflow.xgboost.autolog(model_format="json")
    yield
    mlflow.xgboost.autolog(disable=True)


def test_sklearn_autolog_of_a_pipeline_params_of_each_step_come_back(client, experiment_id, sklearn_autolog):
    with mlflow.start_run() as run:
        pipeline = make_pipeline(StandardScaler(with_mean=False), Ridge(alpha=0.25)).fit(X, Y)

    data = client.get_run(run.info.run_id).data
    assert data.params["standardscaler__with_mean"] == "False"
    assert data.params["ridge__alpha"] == "0.25"
    assert data.tags["estimator_name"] == "Pipeline"
    assert data.metrics["training_r2_score"] == pytest.approx(pipeline.score(X, Y))
    [found] = client.get_run(run.info.run_id).inputs.dataset_inputs
    assert [(tag.key, tag.value) for tag in found.tags] == [("mlflow.data.context", "train")]


def test_sklearn_autolog_of_a_grid_search_each_tried_combination_is_a_child_run(
    client, experiment_id, sklearn_autolog
):
    with mlflow.start_run(run_name="grid") as parent:
        search = GridSearchCV(Ridge(), {"alpha": [0.1, 1.0, 10.0]}, cv=2).fit(X, Y)

    data = client.get_run(parent.info.run_id).data
    assert data.params["best_alpha"] == str(search.best_params_["alpha"])
    assert data.metrics["best_cv_score"] == pytest.approx(search.best_score_)
    assert "cv_results.csv" in [file.path for file in client.list_artifacts(parent.info.run_id)]

    children = client.search_runs(
        [experiment_id],
        f"tags.`{MLFLOW_PARENT_RUN_ID}` = '{parent.info.run_id}'",
        order_by=["metrics.mean_test_score DESC"],
    )
    scores = sorted(search.cv_results_["mean_test_score"], reverse=True)
    assert [child.data.metrics["mean_test_score"] for child in children] == pytest.approx(scores[:2])
    assert children[0].data.params["alpha"] == str(search.best_params_["alpha"])
    for child in children:
        assert child.info.status == "FINISHED"
        assert mlflow.get_parent_run(child.info.run_id).info.run_id == parent.info.run_id


def test_sklearn_autolog_without_a_run_makes_one_and_ends_it(client, experiment_id, sklearn_autolog):
    Ridge(alpha=0.5).fit(X, Y)

    [run] = client.search_runs([experiment_id])
    assert run.info.status == "FINISHED"
    assert run.data.params["alpha"] == "0.5"


def test_xgboost_autolog_around_a_training_metric_of_each_round_and_model_come_back(
    client, experiment_id, xgboost_autolog
):
    matrix = xgboost.DMatrix(X, label=Y)
    with mlflow.start_run() as run:
        results = {}
        booster = xgboost.train(
            {"max_depth": 2, "eta": 0.3, "nthread": 1},
            matrix,
            num_boost_round=6,
            evals=[(matrix, "train")],
            evals_result=results,
            verbose_eval=False,
        )

    run_id = run.info.run_id
    stored = client.get_run(run_id)
    assert stored.data.params["max_depth"] == "2"
    assert stored.data.params["num_boost_round"] == "6"
    history = client.get_metric_history(run_id, "train-rmse")
    assert [(point.step, point.value) for point in history] == list(enumerate(results["train"]["rmse"]))
    assert stored.data.metrics["train-rmse"] == results["train"]["rmse"][-1]
    assert "feature_importance_weight.json" in [file.path for file in client.list_artifacts(run_id)]

    [output] = stored.outputs.model_outputs
    loaded = mlflow.xgboost.load_model(f"models:/{output.model_id}")
    assert numpy.array_equal(loaded.predict(matrix), booster.predict(matrix))
