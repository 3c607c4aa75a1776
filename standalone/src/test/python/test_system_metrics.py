"""System metrics: a thread of the client samples the machine and logs while the run goes on."""

import mlflow
import pytest

from waiting import wait_until


@pytest.fixture
def quick_sampling():
    mlflow.set_system_metrics_sampling_interval(0.2)
    mlflow.set_system_metrics_samples_before_logging(1)
    yield
    mlflow.set_system_metrics_sampling_interval(None)
    mlflow.set_system_metrics_samples_before_logging(None)


def test_log_system_metrics_samples_arrive_while_the_run_goes_on(client, experiment_id, quick_sampling):
    with mlflow.start_run(log_system_metrics=True) as run:
        run_id = run.info.run_id
        cpu = "system/cpu_utilization_percentage"
        wait_until(lambda: len(client.get_metric_history(run_id, cpu)) >= 3)
        assert client.get_run(run_id).info.status == "RUNNING"

    history = client.get_metric_history(run_id, cpu)
    assert [point.step for point in history] == list(range(len(history)))
    assert all(0 <= point.value <= 100 for point in history)
    metrics = client.get_run(run_id).data.metrics
    assert metrics["system/system_memory_usage_megabytes"] > 0
    assert "system/network_transmit_megabytes" in metrics
