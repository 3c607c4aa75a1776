"""Logged models, searched: by attributes, params, tags, and metrics on datasets."""

from hypothesis import strategies as st

from call import Call, Needed
from filters import Grammar
from pages import flat, in_one_sequence, paged
from symbols import API
from values import SMALL_PAGES, choice, lists, mostly

MODELS = choice("«model 1»", "«model 2»", "«model 3»", "«deleted model 1»")
VALUES = ("a", "A", "b", "ab", "%", "_b", "a%", "")
TEXTS = st.fixed_dictionaries({"key": choice("a", "b", "a b", "a.b"), "value": choice("a", "A", "ab", "b")})
NAMES = choice("a", "b")
CONDITIONS = st.fixed_dictionaries({"dataset_name": NAMES}, optional={"dataset_digest": NAMES})

CHANGES = (
    Call(
        "POST",
        f"{API}/runs/log-metric",
        run_id=Needed(choice("«run 1»", "«run 2»")),
        model_id=Needed(MODELS),
        key=Needed(choice("a", "b")),
        value=Needed(choice(1.0, 2.0, 0.5, "NaN", "Infinity")),
        timestamp=Needed(choice(1, 2)),
        step=choice(0, 1),
    ),
    Call(
        "POST",
        f"{API}/runs/log-metric",
        run_id=Needed(choice("«run 1»")),
        model_id=Needed(MODELS),
        key=Needed(choice("a", "b")),
        value=Needed(choice(1.0, 2.0)),
        timestamp=Needed(choice(1, 2)),
        dataset_name=Needed(NAMES),
        dataset_digest=Needed(NAMES),
    ),
    Call("PATCH", f"{API}/logged-models/{{model_id}}/tags", model_id=Needed(MODELS), tags=Needed(lists(TEXTS))),
    Call(
        "POST",
        f"{API}/logged-models",
        experiment_id=Needed(choice("«experiment 1»", "«experiment 2»")),
        name=Needed(NAMES),
        model_type=choice("a", "b"),
        source_run_id=choice("«run 1»", "a"),
        params=lists(TEXTS),
        tags=lists(TEXTS),
    ),
)

GRAMMAR = Grammar(
    numbers=(
        "metrics.a",
        "metrics.`a`",
        "metrics.b",
        "creation_timestamp",
        "attributes.last_updated_timestamp",
        "creation_timestamp_ms",
        "creation_time",
    ),
    texts=(
        "params.a",
        "params.`a b`",
        "params.a.b",
        "tags.a",
        "tags.`b`",
        "name",
        "attributes.name",
        "model_id",
        "model_type",
        "attributes.status",
        "source_run_id",
        "experiment_id",
        "artifact_location",
    ),
    listed=("name", "attributes.model_id", "model_type", "params.a", "tags.`b`", "source_run_id"),
    missing=("params.a", "tags.a"),
    ordering=("name",),
    text_values=(*VALUES, "READY", "LOGGED_MODEL_PENDING", "1", "model-%", "«model 1»", "«run 1»"),
)
FIELDS = mostly(
    ("creation_timestamp", "name", "metrics.a", "metrics.b", "creation_time", "model_type", "last_updated_timestamp"),
    "params.a",
    "tags.a",
    "status",
    "unknown",
    "metrics.",
    "",
)
ORDERS = lists(
    st.fixed_dictionaries(
        {"field_name": FIELDS},
        optional={"ascending": choice(True, False), "dataset_name": NAMES, "dataset_digest": NAMES},
    ),
    most=2,
)
EXPERIMENTS = mostly(
    (["«experiment 1»"], ["«experiment 2»", "«experiment 1»"]), [], ["987654"], ["x", "«experiment 1»"]
)
SEARCH = Call(
    "POST",
    f"{API}/logged-models/search",
    experiment_ids=Needed(EXPERIMENTS),
    filter=GRAMMAR.filters(),
    datasets=lists(CONDITIONS, most=2),
    order_by=ORDERS,
    max_results=SMALL_PAGES,
)

SEQUENCES = in_one_sequence(
    st.lists(st.one_of([call.plain_requests() for call in CHANGES]), min_size=3, max_size=9),
    flat(st.lists(paged(SEARCH.plain_requests()), min_size=3, max_size=7)),
)
