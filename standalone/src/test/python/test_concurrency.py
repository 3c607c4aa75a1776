"""One run, many writers: threads, processes and the client's own background threads."""

import multiprocessing
import os
import threading

import mlflow
import pytest
from mlflow import MlflowClient

STEPS = 60


def log_as_a_worker(run_id, worker):
    """What each process of a distributed training does; at the top level, for a spawned process finds it by name."""
    with mlflow.start_run(run_id=run_id):
        mlflow.log_param(f"worker.{worker}", os.getpid())
        for step in range(STEPS):
            mlflow.log_metrics({f"loss.{worker}": step / 8, "shared": float(step)}, step=step)
        mlflow.set_tag(f"done.{worker}", "yes")


@pytest.fixture
def asynchronous(monkeypatch):
    """All fluent calls go through a queue, and what waits in it for a second is sent as one batch."""
    monkeypatch.setenv("MLFLOW_ENABLE_ASYNC_LOGGING", "true")
    monkeypatch.setenv("MLFLOW_ASYNC_LOGGING_BUFFERING_SECONDS", "1")


def history(client, run_id, key):
    return [(point.step, point.value) for point in client.get_metric_history(run_id, key)]


def test_two_processes_resume_one_run_everything_of_both_is_there(client, run_id):
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=log_as_a_worker, args=(run_id, worker)) for worker in ("a", "b")]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)

    assert [process.exitcode for process in processes] == [0, 0]
    run = client.get_run(run_id)
    for process, worker in zip(processes, ("a", "b"), strict=True):
        assert history(client, run_id, f"loss.{worker}") == [(step, step / 8) for step in range(STEPS)]
        assert run.data.params[f"worker.{worker}"] == str(process.pid)
        assert run.data.tags[f"done.{worker}"] == "yes"
    assert {step for step, _ in history(client, run_id, "shared")} == set(range(STEPS))
    assert run.data.metrics["shared"] == STEPS - 1
    assert run.info.status == "FINISHED"


def test_threads_each_with_a_run_of_its_own_do_not_mix(client, experiment_id):
    ids = {}

    def train(name):
        with mlflow.start_run(run_name=name) as run:
            ids[name] = run.info.run_id
            mlflow.log_param("name", name)
            for step in range(10):
                mlflow.log_metric("m", step, step=step)

    threads = [threading.Thread(target=train, args=(f"thread-{i}",)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(ids.values())) == 4
    for name, thread_run in ids.items():
        run = client.get_run(thread_run)
        assert (run.info.run_name, run.info.status) == (name, "FINISHED")
        assert run.data.params == {"name": name}
        assert history(client, thread_run, "m") == [(step, float(step)) for step in range(10)]


def test_threads_with_clients_of_their_own_log_to_one_run_nothing_is_lost(client, run_id):
    def log(worker):
        own = MlflowClient()
        for step in range(STEPS):
            own.log_metric(run_id, f"m.{worker}", float(step), timestamp=step, step=step)
        own.log_param(run_id, f"p.{worker}", "1")
        own.set_tag(run_id, "last", str(worker))

    threads = [threading.Thread(target=log, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    data = client.get_run(run_id).data
    assert data.params == {f"p.{worker}": "1" for worker in range(4)}
    assert data.tags["last"] in {"0", "1", "2", "3"}
    for worker in range(4):
        assert history(client, run_id, f"m.{worker}") == [(step, float(step)) for step in range(STEPS)]


def test_log_asynchronously_buffered_everything_is_there_after_the_flush(client, experiment_id, asynchronous):
    with mlflow.start_run() as run:
        for step in range(300):
            mlflow.log_metric("m", step / 4, step=step)
        for i in range(120):
            mlflow.log_param(f"p{i}", i)
        mlflow.set_tags({f"t{i}": i for i in range(120)})
        mlflow.flush_async_logging()

    data = client.get_run(run.info.run_id).data
    assert history(client, run.info.run_id, "m") == [(step, step / 4) for step in range(300)]
    assert data.params == {f"p{i}": str(i) for i in range(120)}
    assert {f"t{i}": str(i) for i in range(120)}.items() <= data.tags.items()


def test_log_asynchronously_waiting_for_one_operation_it_is_there(client, run_id):
    metric = client.log_metric(run_id, "m", 1.5, step=2, synchronous=False)
    param = client.log_param(run_id, "p", "v", synchronous=False)
    for operation in (metric, param):
        operation.wait()

    data = client.get_run(run_id).data
    assert (data.metrics, data.params) == ({"m": 1.5}, {"p": "v"})


def test_log_asynchronously_a_param_of_another_value_is_told_to_who_waits(client, run_id):
    client.log_param(run_id, "p", "1")

    with pytest.raises(mlflow.MlflowException, match="Changing param values is not allowed"):
        client.log_param(run_id, "p", "2", synchronous=False).wait()
    assert client.get_run(run_id).data.params == {"p": "1"}
