"""Artifacts through the proxy: every kind that the client writes, byte for byte."""

import io
import os

import matplotlib.pyplot as plt
import mlflow
import numpy
import pandas
import pytest
from mlflow.exceptions import MlflowException
from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository
from mlflow.store.artifact.http_artifact_repo import HttpArtifactRepository
from PIL import Image


@pytest.fixture
def run(run_id):
    with mlflow.start_run(run_id=run_id):
        yield run_id


def bytes_of(run_id, path):
    with open(mlflow.artifacts.download_artifacts(run_id=run_id, artifact_path=path), "rb") as file:
        return file.read()


def test_log_artifacts_folders_and_odd_names_come_back_byte_for_byte(client, run, tmp_path):
    files = {
        "plain.txt": b"text",
        "empty": b"",
        "folder/deep/er/noise.bin": os.urandom(3_000_000),
        "folder/blank in name.csv": b"a,b\n1,2\n",
        "größe 100%+plus.yaml": "ü: 1\n".encode(),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    client.log_artifacts(run, str(tmp_path), artifact_path="data")

    root = mlflow.artifacts.download_artifacts(run_id=run, artifact_path="data")
    for name, content in files.items():
        with open(os.path.join(root, name), "rb") as file:
            assert file.read() == content, name

    assert [(f.path, f.is_dir) for f in client.list_artifacts(run)] == [("data", True)]
    assert {(f.path, f.is_dir) for f in client.list_artifacts(run, "data/folder")} == {
        ("data/folder/blank in name.csv", False),
        ("data/folder/deep", True),
    }
    assert client.list_artifacts(run, "data/plain.txt") == []
    assert client.list_artifacts(run, "nowhere") == []


def test_log_artifact_again_replaces_the_file(client, run, tmp_path):
    file = tmp_path / "model.bin"
    for content in (b"first", b"the second, longer"):
        file.write_bytes(content)
        client.log_artifact(run, str(file), "weights")

    assert bytes_of(run, "weights/model.bin") == b"the second, longer"
    assert [f.file_size for f in client.list_artifacts(run, "weights")] == [18]


def test_log_text_and_log_dict_come_back(run):
    mlflow.log_text("Grüße\n<html/>", "notes/hello.html")
    mlflow.log_dict({"a": [1, 2.5, None], "größe": "ü"}, "config.json")
    mlflow.log_dict({"k": {"n": 1}}, "config.yaml")

    root = f"runs:/{run}"
    assert mlflow.artifacts.load_text(f"{root}/notes/hello.html") == "Grüße\n<html/>"
    assert mlflow.artifacts.load_dict(f"{root}/config.json") == {"a": [1, 2.5, None], "größe": "ü"}
    assert bytes_of(run, "config.yaml") == b"k:\n  n: 1\n"


def test_log_figure_and_log_image_come_back_as_pictures(client, run):
    figure, axes = plt.subplots()
    axes.plot([0, 1], [2, 3])
    mlflow.log_figure(figure, "plots/line.png")
    plt.close(figure)
    pixels = numpy.arange(48, dtype=numpy.uint8).reshape(4, 4, 3)
    mlflow.log_image(Image.fromarray(pixels), "picture.png")
    mlflow.log_image(pixels, key="dog/step one", step=3)

    assert Image.open(io.BytesIO(bytes_of(run, "plots/line.png"))).format == "PNG"
    picture = mlflow.artifacts.load_image(f"runs:/{run}/picture.png")
    assert numpy.array_equal(numpy.asarray(picture), pixels)
    by_step = [f.path for f in client.list_artifacts(run, "images")]
    [full] = [path for path in by_step if path.endswith(".png")]
    [compressed] = [path for path in by_step if path.endswith(".webp")]
    assert "step" in full and "+3+" in full.replace("%", "+")
    assert numpy.array_equal(numpy.asarray(mlflow.artifacts.load_image(f"runs:/{run}/{full}")), pixels)
    assert Image.open(io.BytesIO(bytes_of(run, compressed))).format == "WEBP"


def test_log_table_twice_appends_rows(run):
    mlflow.log_table({"q": ["a", "b"], "score": [0.5, 1.5]}, "eval.json")
    mlflow.log_table(pandas.DataFrame({"q": ["c"], "score": [2.5]}), "eval.json")

    table = mlflow.load_table("eval.json", run_ids=[run])
    assert list(table["q"]) == ["a", "b", "c"]
    assert list(table["score"]) == [0.5, 1.5, 2.5]


def test_load_table_of_several_runs_names_the_run_of_each_row(client, experiment_id):
    ids = []
    for score in (0.25, 0.75):
        with mlflow.start_run() as run:
            mlflow.log_table({"score": [score]}, "tables/eval.json")
        ids.append(run.info.run_id)

    table = mlflow.load_table("tables/eval.json", extra_columns=["run_id"])
    assert dict(zip(table["run_id"], table["score"], strict=True)) == dict(zip(ids, (0.25, 0.75), strict=True))


def test_log_artifact_large_file_streams_through(client, run, tmp_path):
    content = os.urandom(1 << 20) * 40
    (tmp_path / "big.bin").write_bytes(content)
    client.log_artifact(run, str(tmp_path / "big.bin"))

    assert bytes_of(run, "big.bin") == content
    assert [f.file_size for f in client.list_artifacts(run)] == [len(content)]


def test_log_artifact_of_a_large_file_goes_to_the_store_in_parts_by_itself(client, run, tmp_path, monkeypatch):
    # What is large is set low; that the server takes parts, the client finds out by itself.
    monkeypatch.setenv("MLFLOW_MULTIPART_UPLOAD_MINIMUM_FILE_SIZE", str(6 << 20))
    monkeypatch.setenv("MLFLOW_MULTIPART_UPLOAD_CHUNK_SIZE", str(5 << 20))
    monkeypatch.setenv("MLFLOW_MULTIPART_DOWNLOAD_CHUNK_SIZE", str(4 << 20))
    parts = []
    upload_part = HttpArtifactRepository._upload_part
    monkeypatch.setattr(
        HttpArtifactRepository, "_upload_part", staticmethod(lambda **part: parts.append(1) or upload_part(**part))
    )
    content = os.urandom(12 << 20)
    (tmp_path / "gewicht 100%.bin").write_bytes(content)
    client.log_artifact(run, str(tmp_path / "gewicht 100%.bin"), "weights")

    assert len(parts) == 3
    assert bytes_of(run, "weights/gewicht 100%.bin") == content
    assert [(f.path, f.file_size) for f in client.list_artifacts(run, "weights")] == [
        ("weights/gewicht 100%.bin", len(content))
    ]


def test_delete_artifacts_of_a_run_are_gone(client, run, tmp_path):
    for name in ("a.txt", "folder/b.txt", "folder/deep/c.txt"):
        mlflow.log_text("x", name)
    repository = get_artifact_repository(client.get_run(run).info.artifact_uri)
    repository.delete_artifacts("folder")
    assert [f.path for f in client.list_artifacts(run)] == ["a.txt"]

    repository.delete_artifacts()
    repository.delete_artifacts()
    assert client.list_artifacts(run) == []


def test_download_artifact_that_is_not_there_says_so(run):
    with pytest.raises(MlflowException) as raised:
        mlflow.artifacts.load_text(f"mlflow-artifacts:/nowhere/{run}/missing.txt")
    assert "404" in str(raised.value)
