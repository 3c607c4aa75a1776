"""Paths and methods, of which there are more than calls."""

from hypothesis import strategies as st

from request import JSON, Request
from symbols import API
from values import choice

AJAX = API.replace("/api/", "/ajax-api/")
PATHS = choice(
    "/health",
    "/version",
    f"{API}/runs/get",
    f"{API}/runs/create",
    f"{API}/runs/search",
    f"{API}/runs/log-batch",
    f"{API}/experiments/search",
    f"{API}/experiments/get-by-name",
    f"{API}/metrics/get-history",
    f"{API}/metrics/get-history-bulk-interval",
    f"{API}/logged-models",
    f"{API}/logged-models/search",
    f"{API}/logged-models/«model 1»",
    f"{API}/logged-models/«model 1»/tags",
    f"{API}/logged-models/«model 1»/tags/",
    f"{API}/logged-models/«model 1»/tags/a/b",
    f"{API}/logged-models/«model 1»/unknown",
    f"{API}/logged-models/",
    f"{AJAX}/runs/get",
    f"{AJAX}/metrics/get-history-bulk",
    f"{AJAX}/experiments/search-datasets",
    f"{AJAX}/unknown",
    f"{API}/unknown",
    f"{API}/runs",
    f"{API}/runs/",
    API,
    "/api/2.0/runs/get",
    "/api/2.0/preview/mlflow/runs/get",
    "/api/2.1/mlflow/runs/get",
    "/api/3.0/mlflow/runs/get",
    "/api",
    "/unknown",
    f"/{API}/runs/get",
    f"{API}//runs/get",
    f"{API}/./runs/get",
    f"{API}/x/../runs/get",
    f"{API}/runs/get%20",
    f"{API}/runs%2Fget",
)
REQUESTS = st.builds(
    Request,
    method=choice("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"),
    path=PATHS,
    query=choice((), (("run_id", "«run 1»"),), (("x", "y"), ("run_id", "«run 1»"))),
    headers=choice(JSON, ()),
    body=choice(None, "{}", '{"run_id": "«run 1»"}'),
)

SEQUENCES = st.lists(REQUESTS, min_size=4, max_size=14)
