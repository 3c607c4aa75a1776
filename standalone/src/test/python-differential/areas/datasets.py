"""Datasets: logged as inputs of runs, read with the runs, and listed by experiment."""

from hypothesis import strategies as st

from areas.runs import INPUTS
from call import Call, Needed
from symbols import API
from values import RUNS, choice, lists

AJAX = "/ajax-api/2.0/mlflow"
EXPERIMENTS = choice("«experiment 1»", "«experiment 1»", "«experiment 2»", "«deleted experiment 1»", "98765", "x")
SIMPLE = st.fixed_dictionaries(
    {
        "dataset": st.fixed_dictionaries(
            {
                "name": choice("a", "b"),
                "digest": choice("1", "2"),
                "source_type": choice("local"),
                "source": choice("here", "there"),
            }
        )
    },
    optional={
        "tags": lists(
            st.fixed_dictionaries({"key": choice("mlflow.data.context", "k"), "value": choice("train", "test")}), most=2
        )
    },
)

CALLS = (
    Call(
        "POST", f"{API}/runs/log-inputs", run_id=Needed(RUNS), datasets=Needed(lists(st.one_of(SIMPLE, SIMPLE, INPUTS)))
    ),
    Call("GET", f"{API}/runs/get", run_id=Needed(RUNS)),
    Call(
        "POST",
        f"{AJAX}/experiments/search-datasets",
        experiment_ids=Needed(st.one_of(lists(EXPERIMENTS), st.just(["«experiment 1»"] * 21))),
    ),
    Call("POST", f"{API}/runs/delete", run_id=Needed(RUNS)),
)

SEQUENCES = st.lists(st.one_of([call.requests() for call in CALLS]), min_size=4, max_size=14)
