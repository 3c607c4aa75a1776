"""Starts a stock MLflow server on a free port and a database of its own, and stops it."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS_TO_START = 120

# In memory where there is such a folder: MLflow waits for the disk at each write.
MEMORY = Path("/dev/shm")


class MlflowServer:
    """Of the MLflow that is installed beside this Python. For `with`: started at its beginning, gone at its end."""

    def __enter__(self):
        self._folder = Path(tempfile.mkdtemp(prefix="mlflow-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None))
        self._port = _free_port()
        self._log = (self._folder / "server.log").open("wb")
        self._process = subprocess.Popen(
            self._command(),
            cwd=self._folder,
            env=os.environ | {"MLFLOW_DISABLE_TELEMETRY": "true", "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"},
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._await_health()
        return self

    def _command(self):
        command = [sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(self._port)]
        command += ["--backend-store-uri", f"sqlite:///{self._folder}/mlflow.db", "--workers", "1"]
        return command + ["--artifacts-destination", f"{self._folder}/artifacts"]

    @property
    def url(self):
        return f"http://127.0.0.1:{self._port}"

    def _await_health(self):
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._is_healthy():
            if self._process.poll() is not None or time.monotonic() > deadline:
                log = (self._folder / "server.log").read_text()
                self.__exit__()
                raise RuntimeError(f"MLflow has not started:\n{log}")
            time.sleep(0.1)

    def _is_healthy(self):
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=5)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def __exit__(self, *_):
        # Its workers are in the process group that it leads.
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
