"""Runs: their life, their params and tags, nesting, and what is refused."""

import mlflow
import pytest
from mlflow import MlflowClient
from mlflow.entities import Metric, Param, RunTag, ViewType
from mlflow.exceptions import MlflowException
from mlflow.utils.mlflow_tags import MLFLOW_PARENT_RUN_ID

UNKNOWN = "0123456789abcdef0123456789abcdef"


def refusal(call, *args, **kwargs):
    with pytest.raises(MlflowException) as raised:
        call(*args, **kwargs)
    return raised.value


def test_create_run_with_everything_comes_back(client, experiment_id):
    run = client.create_run(experiment_id, start_time=1_600_000_000_001, tags={"k": "v"}, run_name="Läufer 1")

    assert len(run.info.run_id) == 32
    stored = client.get_run(run.info.run_id)
    assert stored.info.run_name == "Läufer 1"
    assert stored.info.start_time == 1_600_000_000_001
    assert stored.info.end_time is None
    assert stored.info.status == "RUNNING"
    assert stored.info.lifecycle_stage == "active"
    assert stored.info.artifact_uri == f"mlflow-artifacts:/{experiment_id}/{run.info.run_id}/artifacts"
    assert stored.data.tags == {"k": "v", "mlflow.runName": "Läufer 1"}
    assert stored.data.params == {}
    assert stored.data.metrics == {}


def test_log_params_and_set_tags_unicode_and_types_come_back_as_text(client, run_id):
    with mlflow.start_run(run_id=run_id):
        mlflow.log_params({"lr": 0.01, "schedule": [1, 2], "größe": "日本語 🚀", "empty": "", "none": None})
        mlflow.set_tags({"release.version": "2.2.0", "ключ": "значение ✓", "line": "a\nb\t\"c\" \\"})

    data = client.get_run(run_id).data
    assert data.params == {"lr": "0.01", "schedule": "[1, 2]", "größe": "日本語 🚀", "empty": "", "none": "None"}
    assert data.tags["release.version"] == "2.2.0"
    assert data.tags["ключ"] == "значение ✓"
    assert data.tags["line"] == 'a\nb\t"c" \\'


def test_log_param_again_with_the_same_value_is_accepted(client, run_id):
    client.log_param(run_id, "p", "1")
    client.log_param(run_id, "p", "1")

    assert client.get_run(run_id).data.params == {"p": "1"}


def test_log_param_again_with_another_value_is_refused_and_changes_nothing(client, run_id):
    client.log_param(run_id, "p", "1")

    error = refusal(client.log_param, run_id, "p", "2")
    assert error.error_code == "INVALID_PARAMETER_VALUE"
    assert "Param with key='p' was already logged with value='1'" in error.message
    assert client.get_run(run_id).data.params == {"p": "1"}


def test_log_batch_with_a_param_of_another_value_is_refused_whole(client, run_id):
    client.log_param(run_id, "p", "1")

    metrics, tags = [Metric("m", 1.0, 1, 1)], [RunTag("t", "x")]
    error = refusal(client.log_batch, run_id, metrics=metrics, params=[Param("q", "1"), Param("p", "2")], tags=tags)
    assert error.error_code == "INVALID_PARAMETER_VALUE"
    assert "Params were already logged='[{'key': 'p', 'old_value': '1', 'new_value': '2'}]'" in error.message
    data = client.get_run(run_id).data
    assert (data.params, data.metrics) == ({"p": "1"}, {})
    assert "t" not in data.tags


def test_log_batch_with_the_same_param_key_twice_is_refused(client, run_id):
    error = refusal(client.log_batch, run_id, params=[Param("p", "1"), Param("p", "1")])

    assert error.error_code == "INVALID_PARAMETER_VALUE"
    assert "Duplicate parameter keys have been submitted" in error.message


def test_set_tag_again_replaces_and_delete_tag_removes(client, run_id):
    client.set_tag(run_id, "t", "1")
    client.set_tag(run_id, "t", "2")
    assert client.get_run(run_id).data.tags["t"] == "2"

    client.delete_tag(run_id, "t")
    assert "t" not in client.get_run(run_id).data.tags
    assert refusal(client.delete_tag, run_id, "t").error_code == "RESOURCE_DOES_NOT_EXIST"


def test_set_tag_run_name_renames_the_run_and_update_run_sets_the_tag(client, run_id):
    client.set_tag(run_id, "mlflow.runName", "first")
    assert client.get_run(run_id).info.run_name == "first"

    client.update_run(run_id, name="second")
    run = client.get_run(run_id)
    assert run.info.run_name == "second"
    assert run.data.tags["mlflow.runName"] == "second"


def test_update_run_changes_status_and_keeps_the_rest(client, run_id):
    before = client.get_run(run_id).info
    client.update_run(run_id, status="KILLED")

    after = client.get_run(run_id).info
    assert after.status == "KILLED"
    assert (after.run_name, after.start_time, after.end_time) == (before.run_name, before.start_time, None)


def test_set_terminated_then_start_again_the_run_is_running(client, run_id):
    client.set_terminated(run_id, "FAILED", end_time=1_700_000_000_000)
    info = client.get_run(run_id).info
    assert (info.status, info.end_time) == ("FAILED", 1_700_000_000_000)

    with mlflow.start_run(run_id=run_id):
        assert client.get_run(run_id).info.status == "RUNNING"
    assert client.get_run(run_id).info.status == "FINISHED"


def test_start_run_nested_children_name_their_parent(client, experiment_id):
    with mlflow.start_run(run_name="parent") as parent:
        for lr in (0.1, 0.2):
            with mlflow.start_run(nested=True) as child:
                mlflow.log_param("lr", lr)
            assert child.data.tags[MLFLOW_PARENT_RUN_ID] == parent.info.run_id

    assert client.get_parent_run(child.info.run_id).info.run_id == parent.info.run_id
    children = client.search_runs([experiment_id], f"tags.`{MLFLOW_PARENT_RUN_ID}` = '{parent.info.run_id}'")
    assert sorted(run.data.params["lr"] for run in children) == ["0.1", "0.2"]


def test_get_parent_run_of_a_run_without_one_is_none(client, experiment_id, run_id):
    assert client.get_parent_run(run_id) is None


def test_start_run_with_a_parent_id_needs_no_active_parent(client, experiment_id, run_id):
    with mlflow.start_run(parent_run_id=run_id, nested=True, tags={"k": "v"}, description="a child") as child:
        pass

    tags = client.get_run(child.info.run_id).data.tags
    assert tags[MLFLOW_PARENT_RUN_ID] == run_id
    assert (tags["k"], tags["mlflow.note.content"]) == ("v", "a child")
    assert mlflow.get_parent_run(child.info.run_id).info.run_id == run_id


def test_start_run_nested_three_deep_each_level_knows_the_one_above(client, experiment_id):
    with mlflow.start_run() as top, mlflow.start_run(nested=True) as middle:
        with mlflow.start_run(nested=True) as bottom:
            mlflow.log_metric("m", 3)
        mlflow.log_metric("m", 2)
        with pytest.raises(Exception, match="already active"):
            mlflow.start_run()

    ids = [run.info.run_id for run in (bottom, middle, top)]
    assert [client.get_parent_run(child).info.run_id for child in ids[:2]] == ids[1:]
    assert client.get_parent_run(ids[2]) is None
    assert [client.get_run(each).data.metrics for each in ids] == [{"m": 3.0}, {"m": 2.0}, {}]
    assert {client.get_run(each).info.status for each in ids} == {"FINISHED"}


def test_start_run_again_after_it_ended_goes_on_where_it_was(client, experiment_id):
    with mlflow.start_run(run_name="long") as run:
        mlflow.log_param("p", "1")
        mlflow.log_metric("m", 1.0, step=1)
    first_end = client.get_run(run.info.run_id).info.end_time

    with mlflow.start_run(run_id=run.info.run_id) as resumed:
        mlflow.log_metric("m", 2.0, step=2)
        mlflow.log_param("q", "2")
        assert resumed.info.run_name == "long"

    stored = client.get_run(run.info.run_id)
    assert stored.data.params == {"p": "1", "q": "2"}
    assert [m.step for m in client.get_metric_history(run.info.run_id, "m")] == [1, 2]
    assert stored.info.status == "FINISHED"
    assert stored.info.end_time >= first_end
    assert mlflow.last_active_run().info.run_id == run.info.run_id


def test_start_run_that_the_environment_names_is_resumed(client, run_id, monkeypatch):
    monkeypatch.setenv("MLFLOW_RUN_ID", run_id)
    with mlflow.start_run() as resumed:
        mlflow.log_metric("m", 1.0)

    assert resumed.info.run_id == run_id
    assert client.get_run(run_id).data.metrics == {"m": 1.0}


def test_start_run_that_raises_is_marked_failed(client, experiment_id):
    with pytest.raises(ZeroDivisionError):
        with mlflow.start_run() as run:
            1 / 0

    assert client.get_run(run.info.run_id).info.status == "FAILED"


def test_delete_run_and_restore_run_twice_are_as_once(client, run_id):
    for _ in range(2):
        client.delete_run(run_id)
    assert client.get_run(run_id).info.lifecycle_stage == "deleted"
    for _ in range(2):
        client.restore_run(run_id)
    assert client.get_run(run_id).info.lifecycle_stage == "active"


def test_delete_run_hides_it_refuses_writes_and_restore_brings_it_back(client, experiment_id, run_id):
    client.log_param(run_id, "p", "1")
    client.delete_run(run_id)

    assert client.get_run(run_id).info.lifecycle_stage == "deleted"
    assert client.search_runs([experiment_id]) == []
    assert [r.info.run_id for r in client.search_runs([experiment_id], run_view_type=ViewType.DELETED_ONLY)] == [run_id]
    for call, args in (
        (client.log_metric, ("m", 1.0)),
        (client.log_param, ("q", "1")),
        (client.set_tag, ("t", "1")),
        (client.update_run, ("FINISHED",)),
    ):
        error = refusal(call, run_id, *args)
        assert error.error_code == "INVALID_PARAMETER_VALUE"
        assert "must be in the 'active' state. Current state is deleted." in error.message

    client.restore_run(run_id)
    client.log_metric(run_id, "m", 1.0)
    run = client.get_run(run_id)
    assert run.info.lifecycle_stage == "active"
    assert (run.data.params, run.data.metrics) == ({"p": "1"}, {"m": 1.0})


def test_every_call_on_an_unknown_run_says_that_it_does_not_exist(client):
    for call, args in (
        (client.get_run, ()),
        (client.log_metric, ("m", 1.0)),
        (client.log_param, ("p", "1")),
        (client.set_tag, ("t", "1")),
        (client.log_batch, ([Metric("m", 1.0, 1, 1)],)),
        (client.update_run, ("FINISHED",)),
        (client.delete_run, ()),
        (client.restore_run, ()),
    ):
        error = refusal(call, UNKNOWN, *args)
        assert error.error_code == "RESOURCE_DOES_NOT_EXIST", call
        assert UNKNOWN in error.message


def test_create_run_in_an_unknown_experiment_is_refused(client):
    error = refusal(client.create_run, "987654321")

    assert error.error_code == "RESOURCE_DOES_NOT_EXIST"
    assert "No Experiment with id=987654321 exists" in error.message


def test_long_param_and_tag_values_are_cut_at_mlflows_lengths(client, run_id):
    client.log_param(run_id, "p", "x" * 6000)
    client.set_tag(run_id, "t", "y" * 8000)

    data = client.get_run(run_id).data
    assert data.params["p"] == "x" * 6000
    assert data.tags["t"] == "y" * 8000


def test_longer_param_and_tag_values_are_cut_at_mlflows_lengths(client, run_id):
    client.log_param(run_id, "p", "x" * 6001)
    client.set_tag(run_id, "t", "ü" * 8001)
    client.log_batch(run_id, params=[Param("q", "🚀" * 7000)], tags=[RunTag("u", "y" * 9000)])

    data = client.get_run(run_id).data
    assert (data.params["p"], data.params["q"]) == ("x" * 6000, "🚀" * 6000)
    assert (data.tags["t"], data.tags["u"]) == ("ü" * 8000, "y" * 8000)


def test_log_batch_larger_than_a_request_is_cut_by_the_client_and_arrives_whole(client, run_id):
    client.log_batch(
        run_id,
        metrics=[Metric("m", float(i), i, i) for i in range(2500)],
        params=[Param(f"p{i}", str(i)) for i in range(250)],
        tags=[RunTag(f"t{i}", str(i)) for i in range(150)],
    )

    data = client.get_run(run_id).data
    assert data.params == {f"p{i}": str(i) for i in range(250)}
    assert {key: value for key, value in data.tags.items() if key.startswith("t")} == {
        f"t{i}": str(i) for i in range(150)
    }
    assert len(client.get_metric_history(run_id, "m")) == 2500


def test_tracking_uri_with_a_slash_at_its_end_names_the_same_server(client, experiment_id, tmp_path):
    slashed = MlflowClient(tracking_uri=mlflow.get_tracking_uri() + "/")
    run_id = slashed.create_run(experiment_id).info.run_id
    slashed.log_metric(run_id, "m", 1.0)
    (tmp_path / "note.txt").write_text("kept")
    slashed.log_artifact(run_id, str(tmp_path / "note.txt"))

    assert client.get_run(run_id).data.metrics == {"m": 1.0}
    assert [file.path for file in client.list_artifacts(run_id)] == ["note.txt"]
