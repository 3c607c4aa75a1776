"""Experiments: made, read, renamed, tagged, deleted and restored."""

from hypothesis import strategies as st

from call import Call, Needed
from oddities import ODD_VALUES
from symbols import API
from values import EXPERIMENTS, KEYS, PAGE_SIZES, PAGES, TAGS, TEXTS, VIEWS, choice, lists

NAMES = choice(
    "new-«position»-«salt»",
    "new-«position»-«salt»",
    "«name of experiment 1»",
    "«name of deleted experiment 1»",
    "é «salt»",
    "",
    " «salt»",
    "Default",
    "a/b «salt»",
    "«salt»" + "n" * 480,
    "n" * 501,
)
LOCATIONS = choice(
    "s3://bucket/path",
    "mlflow-artifacts:/a",
    "mlflow-artifacts://host:80/a",
    "file:///tmp/a",
    "s3://b/p?x=1",
    "s3://b/p#f",
    "s3://b/p;x",
    "s3://b/p?x=..",
    "s3://b/../p",
    "s3://b/" + "p" * 2_050,
    "hdfs://host/p",
    "s3://b/p/",
    "",
)
# Experiments of other sequences are on the servers, too.
OURS = choice(
    "name LIKE '%«salt»%'",
    "name LIKE '%«salt»' AND name LIKE 'experiment-%'",
    "name ILIKE '%«salt»%' AND tags.a = '1'",
    "tags.a != '1' AND name LIKE '%«salt»%'",
    "name = '«name of experiment 1»'",
)

CALLS = (
    Call("POST", f"{API}/experiments/create", name=Needed(NAMES), artifact_location=LOCATIONS, tags=lists(TAGS)),
    Call("GET", f"{API}/experiments/get", experiment_id=Needed(EXPERIMENTS)),
    Call("GET", f"{API}/experiments/get-by-name", experiment_name=Needed(NAMES)),
    Call("POST", f"{API}/experiments/update", experiment_id=Needed(EXPERIMENTS), new_name=Needed(NAMES)),
    Call("POST", f"{API}/experiments/delete", experiment_id=Needed(EXPERIMENTS)),
    Call("POST", f"{API}/experiments/restore", experiment_id=Needed(EXPERIMENTS)),
    Call(
        "POST",
        f"{API}/experiments/set-experiment-tag",
        experiment_id=Needed(EXPERIMENTS),
        key=Needed(KEYS),
        value=Needed(TEXTS),
    ),
    Call("POST", f"{API}/experiments/delete-experiment-tag", experiment_id=Needed(EXPERIMENTS), key=Needed(KEYS)),
)

# Always with the filter, that is, plain but for what their fields hold.
SEARCH = f"{API}/experiments/search"
PAGED = {"max_results": Needed(PAGE_SIZES), "filter": Needed(OURS), "view_type": VIEWS, "page_token": PAGES}
SEARCHES = (
    Call("POST", SEARCH, **PAGED),
    Call("GET", SEARCH, **PAGED),
    Call("POST", SEARCH, filter=Needed(OURS), max_results=Needed(choice(*ODD_VALUES))),
    Call("POST", SEARCH, filter=Needed(OURS), max_results=Needed(choice(9)), view_type=Needed(choice(*ODD_VALUES))),
    Call("POST", SEARCH, filter=Needed(OURS), max_results=Needed(choice(9)), order_by=Needed(choice(*ODD_VALUES))),
    Call("GET", SEARCH, filter=Needed(OURS), max_results=Needed(choice(*ODD_VALUES))),
)

REQUESTS = [call.requests() for call in CALLS] + [call.plain_requests() for call in SEARCHES]
SEQUENCES = st.lists(st.one_of(REQUESTS), min_size=4, max_size=14)
