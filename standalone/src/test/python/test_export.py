"""Runs as files, a call of Headrace's own: they hold what MLflow's search_runs gives, by the same names."""

import io
import math
import os

import mlflow
import pandas
import pyarrow
import pyarrow.parquet
import pytest
import requests
from mlflow.entities import Metric, Param, RunTag

pytestmark = pytest.mark.skipif(
    os.environ.get("REFERENCE_SERVER") == "mlflow", reason="MLflow has no such call"
)

START = 1_700_000_000_123

ODD = '日本 🚀, "quoted"\r\nnext; line\t\'x\''


def export(**query):
    answer = requests.get(
        os.environ["MLFLOW_TRACKING_URI"] + "/api/headrace/v1/runs/export",
        params=query,
        timeout=60,
    )
    answer.raise_for_status()
    return answer.content


def parquet(**query):
    return pyarrow.parquet.read_table(io.BytesIO(export(**query)))


@pytest.fixture
def runs(client, experiment_id):
    """Runs with and without what can be shown, one of them deleted; the ids, the last started first."""
    logged = [
        ([Metric("val/loss", 0.1, 1, 0)], [Param("lr", "-0.5"), Param("odd", ODD)]),
        ([Metric("val/loss", math.nan, 1, 0)], [Param("lr", "")]),
        ([Metric("val/loss", -math.inf, 1, 0)], []),
        ([], [Param("odd", "=1+1")]),
        ([Metric("val/loss", 7, 1, 0)], []),
    ]
    ids = []
    for n, (metrics, params) in enumerate(logged):
        run = client.create_run(experiment_id, start_time=START + n, run_name=f"-run, {n}")
        ids.insert(0, run.info.run_id)
        client.log_batch(run.info.run_id, metrics, params, [RunTag("team", f"@{n}")])
    client.set_terminated(ids[-1], end_time=START + 1_000)
    client.delete_run(ids[0])
    return ids


def there(column):
    """The values of a column, in which pandas has nothing in several ways."""
    return [None if pandas.isna(value) else value for value in column]


COLUMNS = ["metrics.`val/loss`", "params.lr", "params.odd", "tags.team"]


def test_parquet_of_chosen_columns_is_what_search_runs_gives(experiment_id, runs):
    asked = ["status", "artifact_uri", "start_time", "end_time", *COLUMNS]
    table = parquet(experiment_ids=experiment_id, columns=asked)

    expected = mlflow.search_runs([experiment_id])
    assert list(table.to_pandas()["run_id"]) == runs[1:]
    for name, column in table.to_pandas().items():
        assert there(column) == there(expected[name]), name
    assert table.schema.field("metrics.val/loss").type == pyarrow.float64()
    assert table.schema.field("params.lr").type == pyarrow.string()
    assert table.schema.field("start_time").type == pyarrow.timestamp("ms", "UTC")
    values = table["metrics.val/loss"].to_pylist()
    assert values[0] is None and values[1] == -math.inf and math.isnan(values[2]) and values[3] == 0.1
    assert table["params.odd"].to_pylist() == ["=1+1", None, None, ODD]
    assert table["params.lr"].to_pylist() == [None, None, "", "-0.5"]


def test_csv_of_chosen_columns_is_the_same_but_for_formulas(experiment_id, runs):
    asked = {"experiment_ids": experiment_id, "columns": ["run_name", "start_time", *COLUMNS]}
    table = parquet(**asked).to_pandas()
    content = export(format="csv", **asked)
    texts = {"experiment_id": str, "params.lr": str, "params.odd": str}
    read = pandas.read_csv(
        io.BytesIO(content), dtype=texts, parse_dates=["start_time"]
    )

    assert list(read.columns) == list(table.columns)
    assert list(read.run_id) == runs[1:]
    assert list(read["metrics.val/loss"])[1] == -math.inf
    assert list(read["params.odd"])[0] == "'=1+1"
    assert list(read["params.odd"])[3] == ODD
    assert list(read["params.lr"])[3] == "-0.5"
    assert list(read.run_name) == [f"'-run, {n}" for n in (3, 2, 1, 0)]
    assert list(read["tags.team"]) == [f"'@{n}" for n in (3, 2, 1, 0)]
    assert list(read.start_time) == list(table.start_time)


def test_parquet_without_columns_has_those_that_say_what_runs_are(experiment_id, runs):
    table = parquet(
        experiment_ids=experiment_id,
        run_view_type="ALL",
        filter=f"start_time > {START}",
        order_by=["attributes.start_time ASC"],
    )

    assert table.column_names == [
        "run_id", "experiment_id", "run_name", "status", "start_time", "end_time", "user_id",
    ]  # fmt: skip
    assert table["run_id"].to_pylist() == runs[-2::-1]
    assert table["run_name"].to_pylist()[0] == "-run, 1"


def test_parquet_of_many_pages_has_every_run_once(client, experiment_id):
    count = 600
    ids = [
        client.create_run(experiment_id, start_time=START + n, tags={"n": str(n)}).info.run_id
        for n in range(count)
    ]
    # A page has as many values as a list may have: of so many columns a few hundred runs.
    columns = ["tags.n", *(f"metrics.m{n}" for n in range(999))]
    table = parquet(experiment_ids=experiment_id, columns=columns)

    assert table["run_id"].to_pylist() == ids[::-1]
    assert table["tags.n"].to_pylist() == [str(n) for n in reversed(range(count))]
    assert table["metrics.m998"].null_count == count


def test_export_of_nothing_is_a_file_without_rows(experiment_id):
    for experiment in (experiment_id, "987654321"):
        table = parquet(experiment_ids=experiment, columns=COLUMNS)
        assert table.num_rows == 0
        assert table.schema.field("metrics.val/loss").type == pyarrow.float64()
        csv = export(experiment_ids=experiment, columns=COLUMNS, format="csv")
        assert csv == b"run_id,experiment_id,metrics.val/loss,params.lr,params.odd,tags.team\r\n"
