"""Logged models: made, finished, tagged, deleted, measured and searched."""

from hypothesis import strategies as st

from areas.runs import LOG_METRIC
from call import Call, Needed
from symbols import API
from values import EXPERIMENTS, MODELS, PARAMS, RUNS, TAGS, choice, lists

MODEL = f"{API}/logged-models/{{model_id}}"
NAMES = choice("name", "other", "", "a b", "a/b", "a:b", "a.b", "a%b", 'a"b', "a'b", "é", "n" * 256, "n" * 501)

CALLS = (
    Call(
        "POST",
        f"{API}/logged-models",
        experiment_id=Needed(EXPERIMENTS),
        name=NAMES,
        model_type=choice("kind", ""),
        source_run_id=RUNS,
        params=lists(PARAMS),
        tags=lists(TAGS),
    ),
    Call("GET", MODEL, model_id=Needed(MODELS), allow_deleted=choice("true", "false", "True", "x")),
    Call(
        "PATCH",
        MODEL,
        model_id=Needed(MODELS),
        status=Needed(choice(2, "LOGGED_MODEL_READY", "LOGGED_MODEL_UPLOAD_FAILED", 1, 0, 3, 7, "READY", "2")),
    ),
    Call("DELETE", MODEL, model_id=Needed(MODELS)),
    Call("PATCH", f"{MODEL}/tags", model_id=Needed(MODELS), tags=Needed(lists(TAGS))),
    Call(
        "DELETE",
        f"{MODEL}/tags/{{tag_key}}",
        model_id=Needed(MODELS),
        tag_key=Needed(choice("a", "b", "a/b", "é", "unknown")),
    ),
    Call("POST", f"{MODEL}/params", model_id=Needed(MODELS), params=Needed(lists(PARAMS))),
    Call(
        "GET",
        f"{MODEL}/artifacts/directories",
        model_id=Needed(MODELS),
        artifact_directory_path=choice("a", "", "../a", "/a"),
    ),
    LOG_METRIC,
)

SEQUENCES = st.lists(st.one_of([call.requests() for call in CALLS]), min_size=4, max_size=14)
