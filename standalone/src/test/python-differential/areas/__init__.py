"""The calls in scope by area. Each module says its calls, and in SEQUENCES what is generated of them."""

import importlib

AREAS = (
    "experiments",
    "runs",
    "metrics",
    "logged_models",
    "datasets",
    "search_runs",
    "search_experiments",
    "search_models",
    "routes",
)


def sequences(area):
    """The strategy of an area's sequences of requests."""
    return importlib.import_module(f"areas.{area}").SEQUENCES
