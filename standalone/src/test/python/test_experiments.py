"""Experiments: their life, their tags, and finding them."""

import uuid

import mlflow
import pytest
from mlflow.entities import ViewType
from mlflow.exceptions import MlflowException


@pytest.fixture
def name():
    return f"Versuch {uuid.uuid4().hex}"


def test_default_experiment_is_there(client):
    experiment = client.get_experiment("0")

    assert experiment.name == "Default"
    assert client.get_experiment_by_name("Default").experiment_id == "0"


def test_create_experiment_comes_back_by_id_and_by_name(client, name):
    experiment_id = client.create_experiment(name, tags={"team": "größe"})

    for experiment in (client.get_experiment(experiment_id), client.get_experiment_by_name(name)):
        assert experiment.experiment_id == experiment_id
        assert experiment.name == name
        assert experiment.lifecycle_stage == "active"
        assert experiment.artifact_location == f"mlflow-artifacts:/{experiment_id}"
        assert experiment.tags["team"] == "größe"
        assert experiment.creation_time <= experiment.last_update_time


def test_create_experiment_with_a_name_taken_is_refused(client, name):
    client.create_experiment(name)

    with pytest.raises(MlflowException, match="already exists") as raised:
        client.create_experiment(name)
    assert raised.value.error_code == "RESOURCE_ALREADY_EXISTS"


def test_create_experiment_with_an_artifact_location_runs_go_there(client, name):
    location = f"mlflow-artifacts:/elsewhere/{uuid.uuid4().hex}"
    experiment_id = client.create_experiment(name, artifact_location=location)

    run = client.create_run(experiment_id)
    assert run.info.artifact_uri == f"{location}/{run.info.run_id}/artifacts"


def test_rename_experiment_old_name_is_free_again(client, name):
    experiment_id = client.create_experiment(name)
    client.rename_experiment(experiment_id, name + " neu")

    assert client.get_experiment(experiment_id).name == name + " neu"
    assert client.get_experiment_by_name(name) is None
    assert client.create_experiment(name) != experiment_id


def test_rename_experiment_to_a_name_taken_is_refused(client, name):
    client.create_experiment(name)
    other = client.create_experiment(name + " 2")

    with pytest.raises(MlflowException) as raised:
        client.rename_experiment(other, name)
    assert raised.value.error_code in ("RESOURCE_ALREADY_EXISTS", "BAD_REQUEST")
    assert client.get_experiment(other).name == name + " 2"


@pytest.mark.quirk("rename-deleted")
def test_rename_experiment_deleted_is_refused_as_a_mistake_of_the_client(client, name):
    experiment_id = client.create_experiment(name)
    client.delete_experiment(experiment_id)

    with pytest.raises(MlflowException) as raised:
        client.rename_experiment(experiment_id, name + " 2")
    assert raised.value.get_http_status_code() == 400


def test_delete_experiment_takes_its_runs_along_and_restore_brings_them_back(client, name):
    experiment_id = client.create_experiment(name)
    run_id = client.create_run(experiment_id).info.run_id
    client.delete_experiment(experiment_id)

    assert client.get_experiment(experiment_id).lifecycle_stage == "deleted"
    assert client.get_experiment_by_name(name).lifecycle_stage == "deleted"
    assert client.get_run(run_id).info.lifecycle_stage == "deleted"
    with pytest.raises(MlflowException, match="must be in the 'active' state"):
        client.create_run(experiment_id)
    with pytest.raises(MlflowException) as raised:
        client.create_experiment(name)
    assert raised.value.error_code == "RESOURCE_ALREADY_EXISTS"

    client.restore_experiment(experiment_id)
    assert client.get_experiment(experiment_id).lifecycle_stage == "active"
    assert client.get_run(run_id).info.lifecycle_stage == "active"
    client.log_metric(run_id, "m", 1.0)


def test_set_experiment_tag_again_replaces(client, name):
    experiment_id = client.create_experiment(name)
    client.set_experiment_tag(experiment_id, "k", "1")
    client.set_experiment_tag(experiment_id, "k", "2")

    assert client.get_experiment(experiment_id).tags["k"] == "2"


def test_set_experiment_tags_of_the_active_experiment_come_back(client, name):
    experiment_id = mlflow.set_experiment(name).experiment_id
    mlflow.set_experiment_tag("single", 1)
    mlflow.set_experiment_tags({"größe": "ü", "empty": "", "mlflow.note.content": "# Title"})

    tags = client.get_experiment(experiment_id).tags
    assert tags.items() >= {"single": "1", "größe": "ü", "empty": "", "mlflow.note.content": "# Title"}.items()


def test_delete_experiment_tag_removes_it_and_says_when_it_is_not_there(client, name):
    experiment_id = client.create_experiment(name, tags={"a": "1", "b": "2"})
    client.delete_experiment_tag(experiment_id, "a")

    assert "a" not in client.get_experiment(experiment_id).tags
    assert client.get_experiment(experiment_id).tags["b"] == "2"
    with pytest.raises(MlflowException) as raised:
        client.delete_experiment_tag(experiment_id, "a")
    assert raised.value.error_code == "RESOURCE_DOES_NOT_EXIST"


@pytest.mark.quirk("restore-deleted-runs")
def test_restore_experiment_leaves_runs_that_were_deleted_before_it_deleted(client, name):
    experiment_id = client.create_experiment(name)
    kept, gone = (client.create_run(experiment_id).info.run_id for _ in range(2))
    client.delete_run(gone)
    client.delete_experiment(experiment_id)
    client.restore_experiment(experiment_id)

    assert [run.info.run_id for run in client.search_runs([experiment_id])] == [kept]


def test_get_experiment_unknown_says_that_it_does_not_exist(client):
    with pytest.raises(MlflowException, match="No Experiment with id=987654321 exists") as raised:
        client.get_experiment("987654321")
    assert raised.value.error_code == "RESOURCE_DOES_NOT_EXIST"
    assert client.get_experiment_by_name("no experiment has this name") is None


def test_search_experiments_by_name_tag_and_view_page_by_page(client, name):
    ids = [client.create_experiment(f"{name}-{i}", tags={"suite": name}) for i in range(3)]
    client.delete_experiment(ids[0])

    def found(**kwargs):
        return [e.experiment_id for e in client.search_experiments(**kwargs)]

    assert found(filter_string=f"name LIKE '{name}-%'") == [ids[2], ids[1]]
    assert found(filter_string=f"tags.suite = '{name}'", order_by=["name ASC"]) == [ids[1], ids[2]]
    assert found(filter_string=f"name = '{name}-0'", view_type=ViewType.DELETED_ONLY) == [ids[0]]
    every = {"filter_string": f"name LIKE '{name}%'", "view_type": ViewType.ALL, "order_by": ["name DESC"]}
    assert found(**every) == [ids[2], ids[1], ids[0]]

    first = client.search_experiments(max_results=2, **every)
    rest = client.search_experiments(max_results=2, page_token=first.token, **every)
    assert [e.experiment_id for e in first + rest] == [ids[2], ids[1], ids[0]]
    assert not rest.token


def test_search_experiments_many_pages_each_is_there_once(client, name):
    ids = [client.create_experiment(f"{name}-{i:02}") for i in range(23)]

    found, token = [], None
    while True:
        page = client.search_experiments(
            max_results=5, filter_string=f"name LIKE '{name}-%'", order_by=["name"], page_token=token
        )
        found += [experiment.experiment_id for experiment in page]
        token = page.token
        if not token:
            break
    assert found == ids
    assert [e.experiment_id for e in mlflow.search_experiments(filter_string=f"name LIKE '{name}-%'")] == ids[::-1]


def test_set_experiment_twice_makes_one(name):
    first = mlflow.set_experiment(name)
    second = mlflow.set_experiment(name)

    assert first.experiment_id == second.experiment_id
