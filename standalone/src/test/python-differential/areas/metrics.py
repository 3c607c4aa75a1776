"""Metrics: points in any order, and their histories, whole, in pages, of many runs, and sampled."""

from hypothesis import strategies as st

from call import Call, Needed
from symbols import API
from values import NUMBERS, PAGE_SIZES, PAGES, RUNS, STEPS, TIMES, choice, lists, mostly

AJAX = "/ajax-api/2.0/mlflow"
KEYS = mostly(("a", "a", "b"), "unknown", "")
POINTS = st.fixed_dictionaries({"key": choice("a", "a", "b"), "value": NUMBERS, "timestamp": TIMES, "step": STEPS})
# Enough of them to be sampled.
SERIES = st.builds(
    lambda count, value: [{"key": "a", "value": value, "timestamp": 1, "step": step} for step in range(count)],
    st.integers(1, 30),
    choice(1.0, 0.0, "NaN"),
)
BOUNDS = mostly((0, 1, 5, 9, 20), -1, 2**63 - 1, "x", "")
SAMPLES = mostly((1, 2, 5, 9), 2_500, 2_501, 0, -1, "x")

INTERVAL = f"{API}/metrics/get-history-bulk-interval"

CALLS = (
    Call(
        "POST",
        f"{API}/runs/log-metric",
        run_id=Needed(RUNS),
        key=Needed(KEYS),
        value=Needed(NUMBERS),
        timestamp=Needed(TIMES),
        step=STEPS,
    ),
    Call(
        "POST",
        f"{API}/runs/log-batch",
        run_id=Needed(RUNS),
        metrics=Needed(st.one_of(st.lists(POINTS, max_size=8), SERIES)),
    ),
    Call("GET", f"{API}/runs/get", run_id=Needed(RUNS)),
    Call(
        "GET",
        f"{API}/metrics/get-history",
        run_id=Needed(RUNS),
        metric_key=Needed(KEYS),
        max_results=PAGE_SIZES,
        page_token=PAGES,
    ),
    Call("GET", f"{API}/metrics/get-history", run_uuid=Needed(RUNS), metric_key=Needed(KEYS)),
    Call(
        "GET",
        f"{AJAX}/metrics/get-history-bulk",
        run_id=Needed(lists(RUNS)),
        metric_key=Needed(KEYS),
        max_results=PAGE_SIZES,
    ),
    Call("GET", INTERVAL, run_ids=Needed(lists(RUNS)), metric_key=Needed(KEYS), max_results=Needed(SAMPLES)),
    Call(
        "GET",
        INTERVAL,
        run_ids=Needed(lists(RUNS)),
        metric_key=Needed(KEYS),
        max_results=SAMPLES,
        start_step=Needed(BOUNDS),
        end_step=Needed(BOUNDS),
    ),
    Call("GET", INTERVAL, run_ids=Needed(lists(RUNS)), metric_key=Needed(KEYS), start_step=BOUNDS, end_step=BOUNDS),
)

SEQUENCES = st.lists(st.one_of([call.requests() for call in CALLS]), min_size=4, max_size=14)
