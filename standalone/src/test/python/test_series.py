"""Series for charts, a call of Headrace's own: JSON, Arrow and Parquet tell the same of the same points."""

import io
import math
import os

import numpy
import pyarrow
import pyarrow.ipc
import pyarrow.parquet
import pytest
import requests
from mlflow.entities import Metric

pytestmark = pytest.mark.skipif(
    os.environ.get("REFERENCE_SERVER") == "mlflow", reason="MLflow has no such call"
)

START = 1_700_000_000_000


def ask(**body):
    answer = requests.post(
        os.environ["MLFLOW_TRACKING_URI"] + "/api/headrace/v1/metrics/series",
        json=body,
        timeout=30,
    )
    answer.raise_for_status()
    return answer


@pytest.fixture
def curves(client, run_id):
    """Two metrics of 3,000 points, one with a spike and one with NaN now and then."""
    points = {
        "loss": [(s, START + 10 * s, 1e6 if s == 1_234 else 1 / (1 + s)) for s in range(3_000)],
        "noise": [(s, START + 10 * s, math.nan if s % 7 == 0 else s % 13 - 6.5) for s in range(3_000)],
    }
    batch = [Metric(key, v, t, s) for key, curve in points.items() for s, t, v in curve]
    for i in range(0, len(batch), 1_000):
        client.log_batch(run_id, metrics=batch[i : i + 1_000])
    return points


def check(buckets, points):
    """Each bucket is what its points come to, and every point is in one."""
    at = 0
    for i, count in enumerate(buckets["count"]):
        inside = points[at : at + count]
        at += count
        numbers = [v for _, _, v in inside if not math.isnan(v)]
        assert buckets["first_x"][i] == inside[0][0]
        assert buckets["last_x"][i] == inside[-1][0]
        assert buckets["nan_count"][i] == count - len(numbers)
        assert buckets["min"][i] == min(numbers)
        assert buckets["max"][i] == max(numbers)
        assert numpy.array_equal(
            [float(buckets["first"][i]), float(buckets["last"][i])],
            [inside[0][2], inside[-1][2]],
            equal_nan=True,
        )
    assert at == len(points)


def test_series_as_json_has_every_point_in_a_bucket(run_id, curves):
    series = ask(run_ids=[run_id], metric_keys=["noise", "loss"], buckets=50).json()["series"]

    assert [one["metric_key"] for one in series] == ["noise", "loss"]
    for one in series:
        assert one["run_id"] == run_id
        assert one["points"] == 3_000
        assert 25 <= len(one["count"]) <= 50
        check(one, curves[one["metric_key"]])
    assert max(series[1]["max"]) == 1e6


def test_series_that_fits_is_answered_point_by_point(run_id, curves):
    [one] = ask(run_ids=[run_id], metric_keys=["loss"], start=100, end=109, buckets=10).json()["series"]

    assert list(zip(one["step"], one["timestamp"], one["value"])) == curves["loss"][100:110]
    assert one["x"] == one["step"]
    assert "count" not in one


def test_series_as_arrow_says_what_json_does(run_id, curves):
    asked = {"run_ids": [run_id], "metric_keys": ["loss", "noise"], "buckets": 50}
    table = pyarrow.ipc.open_stream(ask(format="arrow", **asked).content).read_all()

    assert table.column_names[:2] == ["run_id", "metric_key"]
    rows = table.to_pandas()
    for one in ask(**asked).json()["series"]:
        mine = rows[(rows.run_id == run_id) & (rows.metric_key == one["metric_key"])]
        check(mine.reset_index(drop=True).to_dict("list"), curves[one["metric_key"]])
        assert list(mine["count"]) == one["count"]


def test_history_as_parquet_has_every_point_bit_for_bit(run_id, curves):
    table = pyarrow.parquet.read_table(
        io.BytesIO(ask(run_ids=[run_id], metric_keys=["loss", "noise"], format="parquet").content)
    )

    assert table.column_names == ["run_id", "metric_key", "step", "timestamp", "value"]
    assert set(table["run_id"].to_pylist()) == {run_id}
    rows = table.to_pandas()
    for key, points in curves.items():
        mine = rows[rows.metric_key == key]
        assert list(mine.step) == [s for s, _, _ in points]
        assert list(mine.timestamp) == [t for _, t, _ in points]
        assert mine.value.to_numpy().tobytes() == numpy.array([v for _, _, v in points]).tobytes()


def test_series_of_a_run_that_is_not_there_is_empty(run_id, curves):
    missing = "0" * 32
    asked = {"run_ids": [missing, run_id], "metric_keys": ["loss", "no such"]}

    series = ask(**asked).json()["series"]
    assert [(one["run_id"], one["points"]) for one in series] == [
        (missing, 0), (missing, 0), (run_id, 3_000), (run_id, 0),
    ]  # fmt: skip
    assert pyarrow.ipc.open_stream(ask(format="arrow", **asked).content).read_all().num_rows == 1_000
    empty = ask(run_ids=[missing], metric_keys=["loss"], format="arrow")
    assert pyarrow.ipc.open_stream(empty.content).read_all().num_rows == 0
    empty = ask(run_ids=[missing], metric_keys=["loss"], format="parquet")
    assert pyarrow.parquet.read_table(io.BytesIO(empty.content)).num_rows == 0
