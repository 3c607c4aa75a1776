"""Runs: made, read, changed, and what is logged to them."""

from hypothesis import strategies as st

from call import Call, Needed
from symbols import API
from values import EXPERIMENTS, KEYS, MODELS, NUMBERS, PARAMS, RUNS, STEPS, TAGS, TEXTS, TIMES, choice, lists

RUN_NAMES = choice("name", "other", "", " ", "é", "n" * 250, "n" * 251)
STATUSES = choice("RUNNING", "FINISHED", "FAILED", "KILLED", "SCHEDULED", 1, 3, "3", "BOGUS", "finished", 0, 9)
# Runs are listed by their start, and else by their ids, which are random.
STARTS = choice("20«position»", 0)

METRICS = st.fixed_dictionaries({"key": KEYS, "value": NUMBERS, "timestamp": TIMES}, optional={"step": STEPS})
DIGESTS = choice("1", "2", "", "d" * 36, "d" * 37)
DATASETS = st.fixed_dictionaries(
    {
        "name": choice("data", "other", "", "n" * 500, "n" * 501),
        "digest": DIGESTS,
        "source_type": choice("local", ""),
        "source": choice("here", ""),
    },
    optional={"schema": TEXTS, "profile": TEXTS},
)
INPUTS = st.fixed_dictionaries({"dataset": DATASETS}, optional={"tags": lists(TAGS)})
MODEL_JSONS = choice(
    '{"artifact_path": "m", "flavors": {"f": {"config": {}, "b": 2}}, "utc_time_created": "t", "run_id": "«run 1»"}',
    '{"artifact_path": "m", "flavors": {}, "utc_time_created": "now", "run_id": "x", "model_uuid": "u", "more": 1}',
    '{"artifact_path": "m", "flavors": {}, "run_id": "x"}',
    "{}",
    "[]",
    "not JSON",
    "",
)

# At the limits of a batch, and one beyond.
MANY_METRICS = choice(1_000, 1_001, 801).map(
    lambda count: [{"key": "a", "value": 1.0, "timestamp": 1, "step": step} for step in range(count)]
)
MANY_TEXTS = choice(100, 101).map(lambda count: [{"key": f"k{number}", "value": "1"} for number in range(count)])

GET_RUN = Call("GET", f"{API}/runs/get", run_id=Needed(RUNS))
LOG_METRIC = Call(
    "POST",
    f"{API}/runs/log-metric",
    run_id=Needed(RUNS),
    key=Needed(KEYS),
    value=Needed(NUMBERS),
    timestamp=Needed(TIMES),
    step=STEPS,
    model_id=MODELS,
    dataset_name=choice("data", ""),
    dataset_digest=DIGESTS,
)
LOG_BATCH = Call(
    "POST", f"{API}/runs/log-batch", run_id=Needed(RUNS), metrics=lists(METRICS), params=lists(PARAMS), tags=lists(TAGS)
)

CALLS = (
    GET_RUN,
    Call("GET", f"{API}/runs/get", run_uuid=Needed(RUNS)),
    Call(
        "POST",
        f"{API}/runs/create",
        experiment_id=Needed(EXPERIMENTS),
        start_time=Needed(STARTS),
        user_id=choice("me", ""),
        run_name=RUN_NAMES,
        tags=lists(TAGS),
    ),
    Call("POST", f"{API}/runs/update", run_id=Needed(RUNS), status=STATUSES, end_time=TIMES, run_name=RUN_NAMES),
    Call("POST", f"{API}/runs/delete", run_id=Needed(RUNS)),
    Call("POST", f"{API}/runs/restore", run_id=Needed(RUNS)),
    LOG_METRIC,
    Call("POST", f"{API}/runs/log-parameter", run_id=Needed(RUNS), key=Needed(KEYS), value=Needed(TEXTS)),
    Call("POST", f"{API}/runs/set-tag", run_id=Needed(RUNS), key=Needed(KEYS), value=Needed(TEXTS)),
    Call("POST", f"{API}/runs/delete-tag", run_id=Needed(RUNS), key=Needed(KEYS)),
    LOG_BATCH,
    Call("POST", f"{API}/runs/log-batch", run_uuid=Needed(RUNS), params=lists(PARAMS)),
    Call(
        "POST", f"{API}/runs/log-batch", run_id=Needed(RUNS), metrics=MANY_METRICS, params=MANY_TEXTS, tags=MANY_TEXTS
    ),
    Call("POST", f"{API}/runs/log-model", run_id=Needed(RUNS), model_json=Needed(MODEL_JSONS)),
    Call(
        "POST",
        f"{API}/runs/log-inputs",
        run_id=Needed(RUNS),
        datasets=lists(INPUTS),
        models=lists(st.fixed_dictionaries({"model_id": MODELS})),
    ),
    Call(
        "POST",
        f"{API}/runs/outputs",
        run_id=Needed(RUNS),
        models=Needed(lists(st.fixed_dictionaries({"model_id": MODELS, "step": STEPS}))),
    ),
    Call("POST", f"{API}/experiments/delete", experiment_id=Needed(EXPERIMENTS)),
    Call("POST", f"{API}/experiments/restore", experiment_id=Needed(EXPERIMENTS)),
)

SEQUENCES = st.lists(st.one_of([call.requests() for call in (GET_RUN, *CALLS)]), min_size=4, max_size=14)
