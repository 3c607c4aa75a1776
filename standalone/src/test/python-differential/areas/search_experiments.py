"""Experiments, searched: by name, times and tags. Each filter asks for the sequence's own, too: there are others."""

from hypothesis import strategies as st

from call import Call, Needed
from filters import Grammar
from pages import flat, in_one_sequence, paged
from symbols import API
from values import SMALL_PAGES, VIEWS, choice

EXPERIMENTS = choice("«experiment 1»", "«experiment 2»", "«deleted experiment 1»")
VALUES = ("a", "A", "b", "ab", "%", "_b", "a%", "")

CHANGES = (
    Call(
        "POST",
        f"{API}/experiments/set-experiment-tag",
        experiment_id=Needed(EXPERIMENTS),
        key=Needed(choice("a", "a b", "a.b")),
        value=Needed(choice("a", "A", "ab", "b")),
    ),
    Call(
        "POST",
        f"{API}/experiments/create",
        name=Needed(choice("«position»-«salt»", "A«position»-«salt»", "b«position»-«salt»")),
    ),
    Call(
        "POST",
        f"{API}/experiments/update",
        experiment_id=Needed(choice("«experiment 1»", "«experiment 2»")),
        new_name=Needed(choice("a«position»-«salt»")),
    ),
    Call("POST", f"{API}/experiments/restore", experiment_id=Needed(EXPERIMENTS)),
)

GRAMMAR = Grammar(
    numbers=("creation_time", "attribute.last_update_time", "attribute.`creation_time`"),
    texts=(
        "name",
        "attribute.name",
        "attribute.`name`",
        "'name'",
        "tags.a",
        "tag.`a b`",
        'tags."a.b"',
        "experiment_id",
    ),
    listed=("experiment_id", "attribute.experiment_id"),
    missing=("tags.a", "tag.`a b`"),
    ordering=("name", "attribute.name", "creation_time", "last_update_time", "experiment_id", "`name`"),
    text_values=(*VALUES, "experiment-%", "EXPERIMENT-%", "«name of experiment 1»", "«experiment 1»"),
)
OWN = "name LIKE '%«salt»'"
FILTERS = st.one_of(
    st.just(OWN),
    GRAMMAR.filters().map(lambda text: f"{OWN} AND {text}"),
    GRAMMAR.filters().map(lambda text: f"{text} AND {OWN}"),
)
FIELDS = {"filter": Needed(FILTERS), "order_by": GRAMMAR.orders(), "view_type": VIEWS}
SEARCHES = (
    Call("POST", f"{API}/experiments/search", max_results=Needed(SMALL_PAGES), **FIELDS),
    Call("GET", f"{API}/experiments/search", max_results=Needed(SMALL_PAGES), **FIELDS),
)

SEQUENCES = in_one_sequence(
    st.lists(st.one_of([call.plain_requests() for call in CHANGES]), min_size=3, max_size=9),
    flat(st.lists(paged(st.one_of([call.plain_requests() for call in SEARCHES])), min_size=3, max_size=7)),
)
