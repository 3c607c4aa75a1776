"""Where ours answers otherwise than MLflow on purpose, and why. Everything else that differs is a defect."""

import re
from dataclasses import dataclass
from typing import Callable

from definition import is_ill_typed
from oddities import camel_case
from replay import Exchange
from request import Request, get, post
from symbols import API

POINT = {"run_id": "«run 1»", "key": "a", "timestamp": 1}
LARGEST = "1.7976931348623157e+308"


@dataclass(frozen=True)
class Difference:
    """One difference: which exchanges it explains, and an example that must show it.

    traceless: afterwards both servers hold the same, so that what follows in a sequence can still be compared.
    """

    name: str
    reason: str
    explains: Callable[[Exchange], bool]
    example: list[Request]
    traceless: bool = True


def _statuses(exchange):
    return exchange.mlflow.status, exchange.ours.status


def _codes(exchange):
    return exchange.mlflow.error_code, exchange.ours.error_code


def _calls(exchange, *paths):
    return exchange.request.path.endswith(paths)


DELIBERATE = [
    Difference(
        name="errors-are-json",
        reason="What has no handler is answered by MLflow with a page of HTML; by ours in JSON, which clients can read.",
        explains=lambda exchange: exchange.mlflow.status == exchange.ours.status
        and exchange.mlflow.body == "a page of text/html"
        and exchange.ours.error_code in ("ENDPOINT_NOT_FOUND", "METHOD_NOT_ALLOWED"),
        example=[Request("GET", f"{API}/no-such-call")],
    ),
    Difference(
        name="options-are-told-without-a-body",
        reason="MLflow answers OPTIONS with 200 or 204, with a page or without, and for some paths with 404; ours with 204.",
        explains=lambda exchange: exchange.request.method == "OPTIONS" and exchange.ours.status == 204,
        example=[Request("OPTIONS", "/health")],
    ),
    Difference(
        name="paths-are-resolved",
        reason="A path with dots or a quoted slash in it is taken by MLflow for what it says, by ours for where it leads.",
        explains=lambda exchange: re.search(r"/\.+/|%2F", exchange.request.path)
        and 404 in _statuses(exchange),
        example=[get(f"{API}/./runs/get", run_id="«run 1»")],
        traceless=False,
    ),
    Difference(
        name="types-are-checked",
        reason="MLflow takes a body that it cannot parse for an empty one, and keeps of one with a wrong type in it what comes "
        "before: 200, and a metric of 0.0 at 0 for what was sent. Ours refuses both.",
        explains=lambda exchange: exchange.ours.error_code == "INVALID_PARAMETER_VALUE"
        and "Hint: Value was of type" not in (exchange.mlflow.message or "")
        and is_ill_typed(exchange.request),
        example=[post(f"{API}/runs/log-metric", {"run_id": "«run 1»", "key": "a", "value": 1.0, "timestamp": 1.5})],
        traceless=False,
    ),
    Difference(
        name="mistakes-of-the-client-are-400",
        reason="MLflow fails with 500 on requests it did not foresee, and its clients repeat those for minutes.",
        explains=lambda exchange: _statuses(exchange) == (500, 400) and exchange.ours.error_code == "INVALID_PARAMETER_VALUE",
        example=[post(f"{API}/runs/log-metric", [])],
    ),
    Difference(
        name="no-sql-in-messages",
        reason="MLflow's messages quote the statement that its database refused; ours says what is wrong.",
        explains=lambda exchange: _statuses(exchange) == (400, 400)
        and _codes(exchange)[1] in (_codes(exchange)[0], "RESOURCE_ALREADY_EXISTS", "INVALID_PARAMETER_VALUE")
        and "(sqlite3." in (exchange.mlflow.message or ""),
        example=[post(f"{API}/experiments/create", {"name": "«name of experiment 1»"})],
    ),
    Difference(
        name="page-tokens-are-opaque",
        reason="What a page token holds is nobody's business but its server's; so is what is wrong with it.",
        explains=lambda exchange: _codes(exchange) == ("INVALID_PARAMETER_VALUE",) * 2
        and exchange.mlflow.message.startswith("Invalid page token")
        and exchange.ours.message.startswith("Invalid page token"),
        example=[post(f"{API}/runs/search", {"experiment_ids": ["«experiment 1»"], "page_token": "bm90aGluZw=="})],
    ),
    Difference(
        name="a-page-token-belongs-to-its-search",
        reason="MLflow's token is a number of rows to skip, which it also skips in another search; ours names the row before the page.",
        explains=lambda exchange: (exchange.ours.message or "").startswith("Invalid page token, it belongs to a search with another"),
        example=[
            post(f"{API}/runs/update", {"run_id": "«run 2»"}),
            post(f"{API}/runs/update", {"run_id": "«run 1»"}),
            post(f"{API}/runs/search", {"experiment_ids": ["«experiment 1»"], "max_results": 1}),
            post(f"{API}/runs/search", {"experiment_ids": ["«experiment 1»"], "filter": "status = 'RUNNING'", "page_token": "«token»"}),
        ],
    ),
    Difference(
        name="infinities-are-kept",
        reason="MLflow's database holds no infinity: it becomes the largest double. Ours does.",
        explains=lambda exchange: exchange.mlflow.status == exchange.ours.status == 200
        and (exchange.mlflow.body or "").replace(LARGEST, '"Infinity"').replace('-"Infinity"', '"-Infinity"') == exchange.ours.body,
        example=[
            post(f"{API}/runs/log-metric", {"run_id": "«run 1»", "key": "a", "value": "-Infinity", "timestamp": 1}),
            get(f"{API}/runs/get", run_id="«run 1»"),
        ],
    ),
    Difference(
        name="of-repeated-tags-the-last-counts",
        reason="MLflow's database refuses a creation with a tag given twice; all other calls, and ours, take the last.",
        explains=lambda exchange: _statuses(exchange) == (400, 200)
        and re.search("UNIQUE constraint failed: \\w*tags", exchange.mlflow.message),
        example=[post(f"{API}/experiments/create", {"name": "new-«salt»", "tags": [{"key": "a"}, {"key": "a"}]})],
        traceless=False,
    ),
    Difference(
        name="points-of-a-model-are-kept",
        reason="MLflow's database has room for one value of a model's metric at a step and time; ours for each that is logged.",
        explains=lambda exchange: _statuses(exchange) == (400, 200)
        and "UNIQUE constraint failed: logged_model_metrics" in exchange.mlflow.message,
        example=[
            post(f"{API}/runs/log-metric", {**POINT, "model_id": "«model 1»", "value": 1.0}),
            post(f"{API}/runs/log-metric", {**POINT, "model_id": "«model 1»", "value": 2.0}),
        ],
        traceless=False,
    ),
    Difference(
        name="a-deleted-experiment-is-not-renamed",
        reason="Refused by both; by MLflow with 500, after which its clients try again.",
        explains=lambda exchange: _calls(exchange, "/experiments/update")
        and (exchange.mlflow.status, exchange.mlflow.error_code) == (500, "INVALID_STATE")
        and (exchange.ours.status, exchange.ours.error_code) == (400, "INVALID_PARAMETER_VALUE")
        and exchange.mlflow.message == exchange.ours.message,
        example=[post(f"{API}/experiments/update", {"experiment_id": "«deleted experiment 1»", "new_name": "new-«salt»"})],
    ),
    Difference(
        name="filter-errors-say-where",
        reason="What is wrong with a filter or an order is said with its place.",
        explains=lambda exchange: _calls(exchange, "/search")
        and exchange.mlflow.status == exchange.ours.status
        and _codes(exchange) == ("INVALID_PARAMETER_VALUE",) * 2
        and "(at position " in exchange.ours.message,
        example=[post(f"{API}/runs/search", {"experiment_ids": ["«experiment 1»"], "filter": "params.a ~ 'b'"})],
    ),
    Difference(
        name="path-parameter-suffices",
        reason="MLflow wants the id of a model once more in the body; ours takes it from the path.",
        explains=lambda exchange: "/logged-models/" in exchange.request.path
        and "parameter 'model_id'" in (exchange.mlflow.message or ""),
        example=[post(f"{API}/logged-models/«model 1»/params", {"params": []})],
        traceless=False,
    ),
    Difference(
        name="experiments-without-max-results",
        reason="MLflow refuses a search of experiments that names no page size; ours takes 1,000.",
        explains=lambda exchange: _calls(exchange, "/experiments/search")
        and "Invalid value 0 for parameter 'max_results'" in (exchange.mlflow.message or "")
        and not _sends(exchange, "max_results", "maxResults"),
        example=[post(f"{API}/experiments/search", {"filter": "name LIKE '%«salt»%'"})],
    ),
    Difference(
        name="camel-case-is-enough",
        reason="MLflow reads camelCase, but then misses the fields that it needs under their other name; ours does not.",
        explains=lambda exchange: "Missing value for required parameter" in (exchange.mlflow.message or "")
        and _sends(exchange, *_camel_cases(exchange.mlflow.message)),
        example=[post(f"{API}/runs/set-tag", {"runId": "«run 1»", "key": "a", "value": "1"})],
        traceless=False,
    ),
    Difference(
        name="numbers-as-experiment-ids",
        reason="Scripts send ids of experiments as numbers, which MLflow took for long; ours still does.",
        explains=lambda exchange: re.search("Invalid value -?\\d+ for parameter 'experiment_id' supplied:  Hint", exchange.mlflow.message or ""),
        example=[post(f"{API}/experiments/set-experiment-tag", {"experiment_id": 0, "key": "a", "value": "1"})],
        traceless=False,
    ),
    Difference(
        name="run-without-experiment",
        reason="MLflow fails with the text of a statement; ours makes the run in the default experiment.",
        explains=lambda exchange: _calls(exchange, "/runs/create")
        and _statuses(exchange) == (400, 200)
        and "FOREIGN KEY constraint failed" in exchange.mlflow.message,
        example=[post(f"{API}/runs/create", {"start_time": 1})],
        traceless=False,
    ),
]


def _camel_cases(message):
    name = re.search("parameter '(\\w+)'", message)[1]
    names = ("run_id", "run_uuid") if name == "run_id" else (name,)
    return [camel_case(name) for name in names if "_" in name]


def _sends(exchange, *fields):
    sent = [key for key, _ in exchange.request.query] + [exchange.request.body or ""]
    return any(field in text for field in fields for text in sent)


def deliberate(exchange):
    """The difference that explains what differs in the exchange, or None."""
    return next((difference for difference in DELIBERATE if difference.explains(exchange)), None)
