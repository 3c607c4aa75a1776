"""Searching runs: the filters and orders that people use, and reading page by page."""

import math

import mlflow
import pytest
from mlflow.exceptions import MlflowException

RUNS = {
    # name: (lr, loss, team, status)
    "alpha": ("0.1", 0.5, "red", "FINISHED"),
    "beta": ("0.01", 0.25, "blue", "FAILED"),
    "gamma": ("0.001", math.nan, "red", "FINISHED"),
    "delta": ("0.1", None, None, "KILLED"),
}


@pytest.fixture
def names(client, experiment_id):
    """Makes RUNS and returns how to ask for the names of those that match."""
    for i, (name, (lr, loss, team, status)) in enumerate(RUNS.items()):
        run_id = client.create_run(experiment_id, start_time=1_700_000_000_000 + i, run_name=name).info.run_id
        client.log_param(run_id, "lr", lr)
        if loss is not None:
            client.log_metric(run_id, "val/loss", loss, step=1)
        if team:
            client.set_tag(run_id, "team", team)
        client.set_terminated(run_id, status)

    def search(filter_string="", **kwargs):
        return [run.info.run_name for run in client.search_runs([experiment_id], filter_string, **kwargs)]

    return search


@pytest.mark.parametrize(
    ("filter_string", "expected"),
    [
        ("", ["delta", "gamma", "beta", "alpha"]),
        ("params.lr = '0.1'", ["delta", "alpha"]),
        ("params.lr != '0.1'", ["gamma", "beta"]),
        ("params.lr LIKE '0.0%'", ["gamma", "beta"]),
        ("metrics.`val/loss` < 0.5 and metrics.`val/loss` > 0.1", ["beta"]),
        ('metrics."val/loss" >= 0.5', ["alpha"]),
        ("tags.team = 'red' AND params.lr = '0.1'", ["alpha"]),
        ("tags.team ILIKE 'RE%'", ["gamma", "alpha"]),
        ("attributes.status = 'FAILED'", ["beta"]),
        ("status != 'FINISHED'", ["delta", "beta"]),
        ("attributes.run_name LIKE '%ta'", ["delta", "beta"]),
        ("run_name ILIKE 'ALPHA'", ["alpha"]),
        ("attributes.start_time > 1700000000001", ["delta", "gamma"]),
        ("tags.`mlflow.runName` = 'beta'", ["beta"]),
        ("params.'lr' = \"0.1\" and params.\"lr\" LIKE '0._'", ["delta", "alpha"]),
        ("tags.team IS NULL", ["delta"]),
        ("params.lr is not null AND metrics.`val/loss` != 0.5", ["gamma", "beta"]),
        ("metrics.`val/loss` < 1e9", ["beta", "alpha"]),
        ("attributes.end_time > 0 AND run_name ILIKE '_LPHA'", ["alpha"]),
        ("params.never = 'x'", []),
    ],
)
def test_search_runs_filter_matches_as_in_mlflow(names, filter_string, expected):
    assert names(filter_string) == expected


@pytest.mark.parametrize(
    ("order_by", "expected"),
    [
        (["metrics.`val/loss` ASC"], ["beta", "alpha", "gamma", "delta"]),
        (["metrics.`val/loss` DESC"], ["alpha", "beta", "gamma", "delta"]),
        (["params.lr", "start_time ASC"], ["gamma", "beta", "alpha", "delta"]),
        (["tags.team DESC"], ["gamma", "alpha", "beta", "delta"]),
        (["attributes.start_time ASC"], ["alpha", "beta", "gamma", "delta"]),
        (["attributes.run_name"], ["alpha", "beta", "delta", "gamma"]),
    ],
)
def test_search_runs_order_is_as_in_mlflow(names, order_by, expected):
    assert names(order_by=order_by) == expected


@pytest.mark.parametrize(
    ("filter_string", "message"),
    [
        ("metrics.a = 'text'", "Expected numeric value type for metric. Found 'text'"),
        ("params.lr = 0.1", "Expected a quoted string value for parameter (e.g. 'my-value'). Got value 0.1"),
        ("nonsense", "Invalid clause(s) in filter string: 'nonsense'"),
        ("params.a = 'x' AND foo.bar = 'x'", "Invalid entity type 'foo'. Valid values are ['metric', "),
        ("params.a = 'x' OR params.b = 'y'", "Invalid clause(s) in filter string: 'OR'"),
        ("params.a > 'x'", "Invalid comparator '>' not one of "),
        ("attributes.nope = 'x'", "Invalid attribute key 'nope' specified. Valid keys are "),
    ],
)
def test_search_runs_filter_that_is_wrong_is_refused_saying_what(names, filter_string, message):
    with pytest.raises(MlflowException) as raised:
        names(filter_string)
    assert raised.value.error_code == "INVALID_PARAMETER_VALUE"
    assert raised.value.message.startswith(f"INVALID_PARAMETER_VALUE: {message}")


@pytest.mark.quirk("place-of-the-fault")
def test_search_runs_filter_that_is_wrong_is_refused_saying_where(names):
    with pytest.raises(MlflowException, match=r"\(at position 20\)$"):
        names("params.a = 'x' AND foo.bar = 'x'")


def test_search_runs_by_ids_finds_those_in_and_not_in_the_list(client, experiment_id, names):
    ids = {run.info.run_name: run.info.run_id for run in client.search_runs([experiment_id])}
    some = f"('{ids['alpha']}', \"{ids['gamma']}\")"

    assert names(f"run_id IN {some}") == ["gamma", "alpha"]
    assert names(f"attributes.run_id NOT IN {some}") == ["delta", "beta"]


@pytest.mark.quirk("quote-within-a-text")
def test_search_runs_text_with_quotes_of_both_kinds_is_found(client, run_id, experiment_id):
    client.set_tag(run_id, "said", "it's \"so\"")

    for filter_string in ("tags.said = 'it''s \"so\"'", 'tags.said = "it\'s ""so"""'):
        assert [run.info.run_id for run in client.search_runs([experiment_id], filter_string)] == [run_id]


@pytest.mark.quirk("token-of-another-search")
def test_search_runs_with_the_token_of_another_search_is_refused(client, experiment_id, names):
    token = client.search_runs([experiment_id], max_results=1).token

    with pytest.raises(MlflowException, match="Filter string in the page token does not match"):
        client.search_runs([experiment_id], "params.lr = '0.1'", max_results=1, page_token=token)


def test_search_runs_page_by_page_gives_each_run_once(client, experiment_id, names):
    found, token = [], None
    while True:
        page = client.search_runs([experiment_id], max_results=3, page_token=token)
        found += [run.info.run_name for run in page]
        token = page.token
        if not token:
            break

    assert found == ["delta", "gamma", "beta", "alpha"]


def test_search_runs_to_a_data_frame_has_a_column_for_each_key(names):
    frame = mlflow.search_runs(order_by=["attributes.start_time ASC"])

    assert list(frame["tags.mlflow.runName"]) == ["alpha", "beta", "gamma", "delta"]
    assert list(frame["params.lr"]) == ["0.1", "0.01", "0.001", "0.1"]
    assert list(frame["metrics.val/loss"])[:2] == [0.5, 0.25]
    assert frame["metrics.val/loss"].isna().tolist() == [False, False, True, True]
    assert frame["end_time"].notna().all()


def test_search_runs_to_a_data_frame_what_a_run_lacks_is_missing(client, experiment_id):
    with mlflow.start_run(run_name="rich"):
        mlflow.log_params({"p": "1"})
        mlflow.log_metrics({"m": 1.5, "odd": math.nan})
        mlflow.set_tag("team", "red")
    with mlflow.start_run(run_name="poor"):
        pass

    frame = mlflow.search_runs(experiment_names=[client.get_experiment(experiment_id).name])
    rich, poor = (frame[frame["tags.mlflow.runName"] == name].iloc[0] for name in ("rich", "poor"))
    assert (rich["metrics.m"], rich["params.p"], rich["tags.team"]) == (1.5, "1", "red")
    assert math.isnan(rich["metrics.odd"])
    assert math.isnan(poor["metrics.m"])
    assert frame[["params.p", "tags.team"]].isna().sum().tolist() == [1, 1]
    assert frame["start_time"].dt.tz is not None
    assert list(frame["artifact_uri"].str.startswith("mlflow-artifacts:/")) == [True, True]
    assert len(mlflow.search_runs(output_format="list")) == 2
    assert mlflow.search_runs(filter_string="params.p = 'none'").empty


def test_search_runs_over_several_experiments_finds_both(client, experiment_id):
    other = client.create_experiment(client.get_experiment(experiment_id).name + "-other")
    ids = {client.create_run(e).info.run_id for e in (experiment_id, other)}

    assert {run.info.run_id for run in client.search_runs([experiment_id, other])} == ids
    assert client.search_runs([]) == []
