"""Runs, searched: a few of them, then filters over all that they have, orders, views and pages."""

from hypothesis import strategies as st

from call import Call, Needed
from filters import Grammar
from pages import flat, in_one_sequence, paged
from symbols import API
from values import SMALL_PAGES, VIEWS, choice, lists, mostly

RUNS = choice("«run 1»", "«run 2»", "«run 3»", "«deleted run 1»")
VALUES = ("a", "A", "b", "ab", "%", "_b", "a%", "", "1", "é", "a'b")
KEYS = choice("a", "b", "a.b", "a b", "a-b", "a/b")

METRICS = st.fixed_dictionaries(
    {
        "key": KEYS,
        "value": choice(1.0, 0.0, 2.0, -1.0, 1.5, "NaN", "Infinity", "-Infinity"),
        "timestamp": choice(1, 2),
        "step": choice(0, 1),
    }
)
TEXTS = st.fixed_dictionaries({"key": KEYS, "value": choice(*(value for value in VALUES if value))})
DATASETS = st.fixed_dictionaries(
    {"name": choice("a", "b"), "digest": choice("a", "b"), "source_type": choice("local"), "source": choice("here")}
)
CONTEXTS = st.lists(
    st.fixed_dictionaries({"key": choice("mlflow.data.context"), "value": choice("a", "b")}), max_size=1
)

LOGGED = (
    Call(
        "POST",
        f"{API}/runs/log-batch",
        run_id=Needed(RUNS),
        metrics=Needed(lists(METRICS)),
        params=lists(TEXTS),
        tags=lists(TEXTS),
    ),
    Call(
        "POST",
        f"{API}/runs/log-inputs",
        run_id=Needed(RUNS),
        datasets=Needed(lists(st.fixed_dictionaries({"dataset": DATASETS, "tags": CONTEXTS}), most=2)),
    ),
    Call(
        "POST",
        f"{API}/runs/update",
        run_id=Needed(RUNS),
        status=Needed(choice("FINISHED", "FAILED", "RUNNING")),
        end_time=choice(1, 2_000),
        run_name=choice("a", "A", "b"),
    ),
    Call(
        "POST",
        f"{API}/runs/create",
        experiment_id=Needed(choice("«experiment 1»", "«experiment 2»")),
        start_time=Needed(choice("20«position»")),
        run_name=choice("a", "b"),
        user_id=choice("a", "b"),
    ),
)

GRAMMAR = Grammar(
    numbers=(
        "metrics.a",
        "metric.a",
        "metrics.`a`",
        'metrics."a b"',
        "metrics.a.b",
        "metrics.`a/b`",
        "start_time",
        "attributes.end_time",
        "attr.created",
        "run.Created",
    ),
    texts=(
        "params.a",
        "param.a",
        "parameters.`a b`",
        "parameter.'a'",
        "tags.a",
        "tag.`a-b`",
        "tags.mlflow.runName",
        "attributes.status",
        "status",
        "run_name",
        "attribute.`run name`",
        "`Run name`",
        "user_id",
        "artifact_uri",
        "run_id",
        "dataset.name",
        "datasets.digest",
        "dataset.context",
        "dataset.`name`",
    ),
    listed=("run_id", "attributes.run_id", "dataset.name", "datasets.digest", "dataset.context"),
    missing=("params.a", "tags.`a b`", "tag.a", "parameters.unknown"),
    ordering=(
        "metrics.a",
        "metric.`a b`",
        "params.a",
        "param.`a/b`",
        "tags.a",
        "tag.'a b'",
        "start_time",
        "attributes.end_time",
        "status",
        "run_name",
        "attr.user_id",
        "Created",
    ),
    text_values=(*VALUES, "FINISHED", "RUNNING", "running", "run-1", "run-%", "RUN-_", "«run 1»", "%/artifacts"),
)
EXPERIMENTS = mostly(
    (["«experiment 1»"], ["«experiment 2»", "«experiment 1»"]),
    [],
    ["«deleted experiment 1»"],
    ["987654", "«experiment 1»"],
    ["«experiment 1»"] * 2,
)
SEARCH = Call(
    "POST",
    f"{API}/runs/search",
    experiment_ids=Needed(EXPERIMENTS),
    filter=GRAMMAR.filters(),
    order_by=GRAMMAR.orders(),
    run_view_type=VIEWS,
    max_results=SMALL_PAGES,
)

SEQUENCES = in_one_sequence(
    st.lists(st.one_of([call.plain_requests() for call in LOGGED]), min_size=3, max_size=9),
    flat(st.lists(paged(SEARCH.plain_requests()), min_size=3, max_size=7)),
)
