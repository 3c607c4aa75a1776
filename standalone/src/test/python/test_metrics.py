"""Metrics: every double, in the right order, each once, however many and however they were sent."""

import math
import threading
import time

import mlflow
import pytest
from mlflow.entities import Metric

LARGEST = 1.7976931348623157e308


def points(client, run_id, key):
    return [(m.step, m.timestamp, m.value) for m in client.get_metric_history(run_id, key)]


def test_log_metric_with_step_and_timestamp_comes_back_exactly(client, run_id):
    client.log_metric(run_id, "loss", 0.1 + 0.2, timestamp=1_700_000_000_123, step=7)
    client.log_metric(run_id, "loss", -5e-324, timestamp=1_700_000_000_124, step=-3)

    assert points(client, run_id, "loss") == [
        (7, 1_700_000_000_123, 0.30000000000000004),
        (-3, 1_700_000_000_124, -5e-324),
    ]
    assert client.get_run(run_id).data.metrics == {"loss": 0.30000000000000004}


def test_log_metric_arriving_out_of_order_latest_is_the_highest_step(client, run_id):
    for step in (5, 9, 1):
        client.log_metric(run_id, "m", float(step), timestamp=1000 + step, step=step)

    assert client.get_run(run_id).data.metrics == {"m": 9.0}
    assert [step for step, _, _ in points(client, run_id, "m")] == [1, 5, 9]


def test_log_metric_twice_the_same_point_is_kept_once(client, run_id):
    for _ in range(2):
        client.log_metric(run_id, "m", 1.5, timestamp=10, step=1)
    client.log_metric(run_id, "m", 2.5, timestamp=10, step=1)

    assert points(client, run_id, "m") == [(1, 10, 1.5), (1, 10, 2.5)]
    assert client.get_run(run_id).data.metrics == {"m": 2.5}


def test_log_metric_not_a_number_comes_back_as_such(client, run_id):
    client.log_metric(run_id, "m", math.nan, timestamp=1, step=0)

    [(_, _, value)] = points(client, run_id, "m")
    assert math.isnan(value)
    assert math.isnan(client.get_run(run_id).data.metrics["m"])


def test_log_metric_infinite_comes_back_at_the_end_of_the_scale(client, run_id):
    client.log_metric(run_id, "up", math.inf, timestamp=1)
    client.log_metric(run_id, "down", -math.inf, timestamp=1)

    metrics = client.get_run(run_id).data.metrics
    assert metrics["up"] >= LARGEST
    assert metrics["down"] <= -LARGEST


@pytest.mark.quirk("infinity")
def test_log_metric_infinite_comes_back_infinite(client, run_id):
    client.log_metric(run_id, "up", math.inf, timestamp=1)

    assert client.get_run(run_id).data.metrics["up"] == math.inf
    assert points(client, run_id, "up") == [(0, 1, math.inf)]


def test_log_metrics_several_keys_all_come_back(run_id, client):
    with mlflow.start_run(run_id=run_id):
        mlflow.log_metrics({"train/loss": 0.5, "val loss": 0.25, "größe.µ": 3.0}, step=2)

    assert client.get_run(run_id).data.metrics == {"train/loss": 0.5, "val loss": 0.25, "größe.µ": 3.0}
    assert points(client, run_id, "größe.µ")[0][0] == 2


def test_get_metric_history_of_a_key_never_logged_is_empty(client, run_id):
    assert client.get_metric_history(run_id, "never") == []


def test_get_metric_history_of_an_unknown_run_is_empty(client):
    assert client.get_metric_history("0" * 32, "loss") == []


def test_get_metric_history_longer_than_a_page_comes_whole_and_in_order(client, run_id):
    count = 25_600
    for start in range(0, count, 1000):
        batch = [Metric("m", i / 8, 1000 + i, i) for i in range(start, min(start + 1000, count))]
        client.log_batch(run_id, metrics=batch)

    assert points(client, run_id, "m") == [(i, 1000 + i, i / 8) for i in range(count)]
    assert client.get_run(run_id).data.metrics == {"m": (count - 1) / 8}


def test_log_batch_from_two_threads_every_point_is_there_once(client, run_id):
    def log(key):
        for start in range(0, 2000, 200):
            client.log_batch(run_id, metrics=[Metric(key, float(i), i, i) for i in range(start, start + 200)])
            client.log_metric(run_id, "shared", float(start), timestamp=start, step=start)

    threads = [threading.Thread(target=log, args=(key,)) for key in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for key in ("a", "b"):
        assert points(client, run_id, key) == [(i, i, float(i)) for i in range(2000)]
    assert points(client, run_id, "shared") == [(i, i, float(i)) for i in range(0, 2000, 200)]


def test_log_metric_asynchronously_everything_is_there_after_the_flush(client, run_id):
    with mlflow.start_run(run_id=run_id):
        for step in range(50):
            mlflow.log_metric("m", step * 0.5, step=step, synchronous=False)
        mlflow.log_params({"a": 1, "b": 2}, synchronous=False)
        mlflow.set_tags({"t": "x"}, synchronous=False)
        mlflow.flush_async_logging()

    run = client.get_run(run_id)
    assert sorted((step, value) for step, _, value in points(client, run_id, "m")) == [
        (step, step * 0.5) for step in range(50)
    ]
    assert run.data.params == {"a": "1", "b": "2"}
    assert run.data.tags["t"] == "x"


def test_log_metric_then_read_at_once_every_read_sees_the_write(client, run_id):
    for step in range(20):
        client.log_metric(run_id, "m", float(step), timestamp=step, step=step)
        assert client.get_run(run_id).data.metrics["m"] == float(step)
        assert len(points(client, run_id, "m")) == step + 1


def test_log_metric_without_a_timestamp_gets_the_present_one(client, run_id):
    before = int(time.time() * 1000)
    client.log_metric(run_id, "m", 1.0)

    [(step, timestamp, _)] = points(client, run_id, "m")
    assert step == 0
    assert before <= timestamp <= int(time.time() * 1000)
