"""Hunts for defects by command: python explore.py --help."""

import argparse
import contextlib
import os
import signal
import sys
from pathlib import Path

from areas import AREAS, sequences
from comparison import defects
from hunt import Hunt
from mlflow_server import MlflowServer
from replay import Servers
from request import loaded, saved

TARGET = Path(__file__).resolve().parents[3] / "target"


def main():
    options = _options()
    # Told to end, it still stops the server that it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with contextlib.ExitStack() as open_until_done:
        mlflow = options.mlflow or open_until_done.enter_context(MlflowServer()).url
        servers = Servers(mlflow, options.server)
        open_until_done.callback(servers.close)
        if options.replay:
            return _replay(servers, options.replay)
        return _explore(servers, options)


def _options():
    parser = argparse.ArgumentParser(description="Compares a server with MLflow's own and reports where they differ.")
    parser.add_argument(
        "--server", default=os.environ.get("MLFLOW_TRACKING_URI"), help="URL of ours; else MLFLOW_TRACKING_URI"
    )
    parser.add_argument("--mlflow", help="URL of a stock MLflow server that runs already; else one is started")
    parser.add_argument("--area", action="append", choices=AREAS, help="may repeat; all without it")
    parser.add_argument("--examples", type=int, default=300, help="sequences to try in each area")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--keep", type=Path, default=TARGET / "differential", help="folder for the sequences that show defects"
    )
    parser.add_argument("--replay", type=Path, nargs="+", help="files of that folder to replay, instead of a hunt")
    options = parser.parse_args()
    if not options.server:
        parser.error("MLFLOW_TRACKING_URI or --server must name the server to compare.")
    return options


def _explore(servers, options):
    options.keep.mkdir(parents=True, exist_ok=True)
    found = 0
    for area in options.area or AREAS:
        print(f"\n## {area}, seed {options.seed}", flush=True)
        trophies = _Trophies(options.keep, f"{area}-{options.seed}")
        Hunt(servers, sequences(area), options.seed).run(options.examples, trophies.add)
        found += trophies.count
    print(f"\n{found} defects; {options.keep} has the sequences")
    return 1 if found else 0


class _Trophies:
    """Prints each, and keeps its sequence to be replayed."""

    def __init__(self, folder, name):
        self._folder = folder
        self._name = name
        self.count = 0

    def add(self, trophy):
        self.count += 1
        file = self._folder / f"{self._name}-{self.count}.json"
        file.write_text(saved(trophy.requests))
        print(f"\n### {file.stem}: {trophy.defect.kind}\n{trophy}", flush=True)


def _replay(servers, files):
    found = 0
    for file in files:
        exchanges = servers.replay(loaded(file.read_text()))
        left = list(defects(exchanges))
        print(f"### {file.stem}: {', '.join(defect.kind for defect in left) or 'no defect'}")
        print(*exchanges, sep="\n")
        found += len(left)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
