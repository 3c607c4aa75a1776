"""Where ours answers otherwise than MLflow on purpose, and why. Everything else that differs is a defect."""

import json
import re
from dataclasses import replace

from definition import is_ill_typed
from difference import Difference
from oddities import camel_case
from request import JSON, Request, get, post
from symbols import API

INVALID = "INVALID_PARAMETER_VALUE"
LARGEST = "1.7976931348623157e+308"
EXPERIMENT = {"experiment_ids": ["«experiment 1»"]}
POINT = {"run_id": "«run 1»", "key": "a", "timestamp": 1}
MODEL_POINT = {**POINT, "model_id": "«model 1»"}

PATHS = [
    Difference(
        name="errors-are-json",
        reason="What has no handler is answered by MLflow with a page of HTML; by ours in JSON, which clients can "
        "read.",
        explains=lambda exchange: (
            exchange.statuses in ((404, 404), (405, 405))
            and exchange.mlflow.body == "a page of text/html"
            and exchange.ours.error_code in ("ENDPOINT_NOT_FOUND", "METHOD_NOT_ALLOWED")
        ),
        example=[Request("GET", f"{API}/no-such-call")],
    ),
    Difference(
        name="options-are-told-without-a-body",
        reason="MLflow answers OPTIONS with 200 or 204, with a page or without, and for some paths with 404; ours "
        "with 204.",
        explains=lambda exchange: exchange.request.method == "OPTIONS" and exchange.ours.status == 204,
        example=[Request("OPTIONS", "/health")],
    ),
    Difference(
        name="slashes-are-merged-at-once",
        reason="MLflow sends a client with two slashes in its path to the path with one; ours answers it there.",
        explains=lambda exchange: exchange.mlflow.status == 308 and "//" in exchange.request.path,
        example=[get("/api/2.0//mlflow/runs/get", run_id="«run 1»")],
        traceless=False,
    ),
    Difference(
        name="paths-are-resolved",
        reason="MLflow takes dots in a path for a name, and a quoted slash for a slash; ours follows the dots, and "
        "not the quoted slash.",
        explains=lambda exchange: re.search(r"/\.+/|%2F", exchange.request.path) and 404 in exchange.statuses,
        example=[get(f"{API}/./runs/get", run_id="«run 1»")],
        traceless=False,
    ),
]

REQUESTS = [
    Difference(
        name="types-are-checked",
        reason="MLflow takes a body that it cannot parse for an empty one, and of one with a wrong type in it keeps "
        "what comes before: 200, and a metric of 0.0 at 0 for what was sent. Ours refuses both.",
        explains=lambda exchange: (
            exchange.ours.error_code == INVALID
            and not exchange.mlflow.says("Hint: Value was of type")
            and is_ill_typed(exchange.request)
        ),
        example=[post(f"{API}/runs/log-metric", {**POINT, "value": 1.0, "timestamp": 1.5})],
        traceless=False,
    ),
    Difference(
        name="mistakes-of-the-client-are-400",
        reason="MLflow fails with 500 on requests that it did not foresee, and its clients repeat those for minutes.",
        explains=lambda exchange: exchange.statuses == (500, 400) and exchange.ours.error_code == INVALID,
        example=[post(f"{API}/runs/log-metric", [])],
    ),
    Difference(
        name="media-types-are-in-any-case",
        reason="RFC 9110 has no case in them; MLflow has.",
        explains=lambda exchange: (
            exchange.mlflow.says("Content-Type must be one of")
            and any(value.lower() == "application/json" for _, value in exchange.request.headers)
        ),
        example=[replace(post(f"{API}/runs/search", EXPERIMENT), headers=(("Content-Type", "Application/JSON"),))],
        traceless=False,
    ),
    Difference(
        name="null-is-absent",
        reason="MLflow fails on null where a list may be, though it takes it for absent elsewhere.",
        explains=lambda exchange: exchange.statuses == (500, 200) and exchange.sends("null"),
        example=[post(f"{API}/runs/log-batch", {"run_id": "«run 1»", "metrics": None})],
        traceless=False,
    ),
    Difference(
        name="get-has-no-body",
        reason="MLflow reads the body of a GET that has no query; no client sends one, and proxies drop it.",
        explains=lambda exchange: (
            exchange.request.method == "GET" and exchange.request.body and not exchange.request.query
        ),
        example=[Request("GET", f"{API}/runs/get", headers=JSON, body='{"run_id": "«run 1»"}')],
    ),
    Difference(
        name="head-is-get",
        reason="MLflow looks for the fields of a HEAD in its body.",
        explains=lambda exchange: exchange.request.method == "HEAD" and exchange.statuses == (400, 200),
        example=[replace(get(f"{API}/runs/get", run_id="«run 1»"), method="HEAD")],
    ),
    Difference(
        name="camel-case-is-enough",
        reason="MLflow reads camelCase, but then misses the fields that it needs under their other name; ours does "
        "not.",
        explains=lambda exchange: (
            exchange.mlflow.says("Missing value for required parameter")
            and exchange.sends(*_camel_cases(exchange.mlflow.message))
        ),
        example=[post(f"{API}/runs/set-tag", {"runId": "«run 1»", "key": "a", "value": "1"})],
        traceless=False,
    ),
    Difference(
        name="path-parameter-suffices",
        reason="MLflow wants the id of a model once more in the body; ours takes it from the path.",
        explains=lambda exchange: (
            "/logged-models/" in exchange.request.path and exchange.mlflow.says("parameter 'model_id'")
        ),
        example=[post(f"{API}/logged-models/«model 1»/params", {"params": []})],
        traceless=False,
    ),
    Difference(
        name="numbers-as-experiment-ids",
        reason="Scripts send ids of experiments as numbers, which MLflow took for long; ours still does.",
        explains=lambda exchange: re.match(
            r"Invalid value -?\d+ for parameter 'experiment_id' supplied:  Hint", exchange.mlflow.message
        ),
        example=[post(f"{API}/experiments/set-experiment-tag", {"experiment_id": 7_000_000, "key": "a", "value": "1"})],
        traceless=False,
    ),
    Difference(
        name="no-sql-in-messages",
        reason="MLflow's messages quote the statement that its database refused; ours says what is wrong.",
        explains=lambda exchange: (
            exchange.statuses == (400, 400)
            and exchange.mlflow.says("(sqlite3.")
            and exchange.ours.error_code in (exchange.mlflow.error_code, INVALID, "RESOURCE_ALREADY_EXISTS")
        ),
        example=[post(f"{API}/experiments/create", {"name": "«name of experiment 1»"})],
    ),
    Difference(
        name="of-repeated-tags-the-last-counts",
        reason="MLflow's database refuses a creation with a tag given twice; all other calls, and ours, take the last.",
        explains=lambda exchange: (
            exchange.statuses == (400, 200) and re.search(r"UNIQUE constraint failed: \w*tags", exchange.mlflow.message)
        ),
        example=[post(f"{API}/experiments/create", {"name": "new-«salt»", "tags": [{"key": "a"}, {"key": "a"}]})],
        traceless=False,
    ),
]

EXPERIMENTS = [
    Difference(
        name="a-deleted-experiment-is-not-renamed",
        reason="Both refuse it; MLflow with 500, after which its clients try again.",
        explains=lambda exchange: (
            exchange.calls("/experiments/update")
            and exchange.statuses == (500, 400)
            and exchange.codes == ("INVALID_STATE", INVALID)
            and exchange.mlflow.message == exchange.ours.message
        ),
        example=[
            post(f"{API}/experiments/update", {"experiment_id": "«deleted experiment 1»", "new_name": "new-«salt»"})
        ],
    ),
    Difference(
        name="settings-are-not-mlflows",
        reason="The limit is the same, but the variable that MLflow names to change it is none of ours.",
        explains=lambda exchange: (
            exchange.calls("/experiments/create")
            and exchange.codes == (INVALID, INVALID)
            and exchange.mlflow.message.startswith(exchange.ours.message)
            and exchange.mlflow.says("environment variable")
        ),
        example=[
            post(f"{API}/experiments/create", {"name": "new-«salt»", "artifact_location": "s3://b/" + "p" * 2_050})
        ],
    ),
    Difference(
        name="folders-of-the-server-are-closed",
        reason="MLflow lets whoever makes an experiment write to its machine; ours below folders that a setting names.",
        explains=lambda exchange: (
            exchange.calls("/experiments/create")
            and exchange.statuses == (200, 400)
            and exchange.ours.says("is a folder of the server's machine")
        ),
        example=[post(f"{API}/experiments/create", {"name": "new-«salt»", "artifact_location": "file:///tmp/a"})],
        traceless=False,
    ),
    Difference(
        name="hosts-of-locations-are-not-ours-to-visit",
        reason="MLflow refuses locations on other hosts, since it would connect to them. Ours connects to no host that "
        "a location names; what is there is between a client and that host.",
        explains=lambda exchange: (
            exchange.calls("/experiments/create")
            and exchange.statuses == (400, 200)
            and exchange.mlflow.says("so the server would connect to the host named in the URI")
        ),
        example=[post(f"{API}/experiments/create", {"name": "new-«salt»", "artifact_location": "hdfs://h/a"})],
        traceless=False,
    ),
    Difference(
        name="view-types-that-are-none",
        reason="MLflow fails on view types that are no word and no number of its own, an infinite one or a list; ours "
        "takes the default, as both do for others.",
        explains=lambda exchange: (
            exchange.calls("/experiments/search")
            and exchange.statuses == (500, 200)
            and exchange.sends('"view_type"', '"viewType"')
        ),
        example=[post(f"{API}/experiments/search", {"max_results": 1, "view_type": []})],
    ),
    Difference(
        name="experiments-without-max-results",
        reason="MLflow refuses a search of experiments that names no page size; ours takes 1,000.",
        explains=lambda exchange: (
            exchange.calls("/experiments/search")
            and exchange.mlflow.says("Invalid value 0 for parameter 'max_results'")
            and not exchange.sends("max_results", "maxResults")
        ),
        example=[post(f"{API}/experiments/search", {"filter": "name LIKE '%«salt»%'"})],
    ),
    Difference(
        name="what-was-deleted-before-stays-deleted",
        reason="MLflow restores with an experiment all its runs, ours those that were deleted with it.",
        explains=lambda exchange: (
            any(earlier.calls("/experiments/restore") for earlier in exchange.before)
            and (
                exchange.ours.says("must be in the 'active' state")
                or _lifecycles_apart(exchange.mlflow.body) == _lifecycles_apart(exchange.ours.body)
            )
        ),
        example=[
            post(f"{API}/experiments/delete", {"experiment_id": "«experiment 1»"}),
            post(f"{API}/experiments/restore", {"experiment_id": "«experiment 1»"}),
            get(f"{API}/runs/get", run_id="«deleted run 1»"),
        ],
        traceless=False,
    ),
]

RUNS = [
    Difference(
        name="run-without-experiment",
        reason="MLflow fails with the text of a statement; ours makes the run in the default experiment.",
        explains=lambda exchange: (
            exchange.calls("/runs/create")
            and exchange.statuses == (400, 200)
            and exchange.mlflow.says("FOREIGN KEY constraint failed")
        ),
        example=[post(f"{API}/runs/create", {"start_time": 1})],
        traceless=False,
    ),
    Difference(
        name="run-uuid-is-known-to-batches",
        reason="Calls that take a run_id take it as run_uuid, too, but for MLflow's log-batch.",
        explains=lambda exchange: (
            exchange.calls("/runs/log-batch")
            and exchange.sends('"run_uuid"', '"runUuid"')
            and exchange.mlflow.says("Invalid value \"\" for parameter 'run_id' supplied")
        ),
        example=[post(f"{API}/runs/log-batch", {"run_uuid": "«run 1»"})],
        traceless=False,
    ),
    Difference(
        name="no-page-is-of-a-negative-size",
        reason="MLflow takes -1 points of a history in bulk for none; ours refuses it, as both do elsewhere.",
        explains=lambda exchange: (
            exchange.calls("/metrics/get-history-bulk")
            and exchange.statuses == (200, 400)
            and exchange.ours.says("for parameter 'max_results' supplied. It must be a positive integer")
        ),
        example=[
            get("/ajax-api/2.0/mlflow/metrics/get-history-bulk", run_id="«run 1»", metric_key="a", max_results="-1")
        ],
    ),
    Difference(
        name="infinities-are-kept",
        reason="MLflow's database holds no infinity: it becomes the largest double. Ours does.",
        explains=lambda exchange: (
            exchange.statuses == (200, 200) and _with_infinities(exchange.mlflow.body) == exchange.ours.body
        ),
        example=[
            post(f"{API}/runs/log-metric", {**POINT, "value": "-Infinity"}),
            get(f"{API}/runs/get", run_id="«run 1»"),
        ],
    ),
]

MODELS = [
    Difference(
        name="a-model-keeps-nan",
        reason="MLflow stores a NaN of a logged model as 0.0; ours keeps it.",
        explains=lambda exchange: (
            "/logged-models" in exchange.request.path
            and exchange.statuses == (200, 200)
            and exchange.mlflow.body == exchange.ours.body.replace('"value": "NaN"', '"value": 0.0')
        ),
        example=[
            post(f"{API}/runs/log-metric", {**MODEL_POINT, "value": "NaN"}),
            get(f"{API}/logged-models/«model 1»"),
        ],
    ),
    Difference(
        name="a-model-keeps-all-points",
        reason="MLflow's database has room for one value of a model's metric at a step and time; ours for each that "
        "is logged.",
        explains=lambda exchange: (
            exchange.statuses == (400, 200) and exchange.mlflow.says("UNIQUE constraint failed: logged_model_metrics")
        ),
        example=[
            post(f"{API}/runs/log-metric", {**MODEL_POINT, "value": 1.0}),
            post(f"{API}/runs/log-metric", {**MODEL_POINT, "value": 2.0}),
        ],
        traceless=False,
    ),
    Difference(
        name="times-of-models-have-one-name",
        reason="MLflow knows creation_time, creation_timestamp and last_updated_timestamp where they stand alone; with "
        "attributes in front it fails.",
        explains=lambda exchange: (
            exchange.calls("/logged-models/search")
            and exchange.mlflow.status == 500
            and re.search("has no attribute '(last_updated|creation)_time(stamp)?'", exchange.mlflow.message)
        ),
        example=[post(f"{API}/logged-models/search", {**EXPERIMENT, "filter": "attributes.creation_time > 1"})],
    ),
    Difference(
        name="a-dataset-needs-no-digest",
        reason="MLflow finds no model by a dataset without its digest; ours takes any digest.",
        explains=lambda exchange: (
            exchange.calls("/logged-models/search")
            and exchange.statuses == (200, 200)
            and _names_a_dataset_without_digest(exchange.request)
        ),
        example=[
            post(
                f"{API}/runs/log-metric", {**MODEL_POINT, "value": 1.0, "dataset_name": "data", "dataset_digest": "1"}
            ),
            post(f"{API}/logged-models/search", {**EXPERIMENT, "datasets": [{"dataset_name": "data"}]}),
        ],
    ),
    Difference(
        name="nan-of-a-model-is-not-zero",
        reason="MLflow finds a model's NaN as 0, and orders it so; ours behind all numbers, as both do a run's.",
        explains=lambda exchange: (
            exchange.calls("/logged-models/search")
            and exchange.statuses == (200, 200)
            and exchange.sends("metrics.")
            and any(earlier.sends("NaN") and earlier.sends("model_id") for earlier in exchange.before)
        ),
        example=[
            post(f"{API}/runs/log-metric", {**MODEL_POINT, "value": "NaN"}),
            post(f"{API}/logged-models/search", {**EXPERIMENT, "filter": "metrics.a = 0"}),
        ],
    ),
    Difference(
        name="models-are-found-by-the-name-of-their-status",
        reason="MLflow finds a model by the number of its status alone; ours by any of its names, too.",
        explains=lambda exchange: (
            exchange.calls("/logged-models/search") and exchange.statuses == (200, 200) and exchange.sends("status")
        ),
        example=[
            get(f"{API}/logged-models/«model 1»"),
            post(f"{API}/logged-models/search", {**EXPERIMENT, "filter": "status = 'PENDING'"}),
        ],
    ),
    Difference(
        name="models-are-found-by-text-in-any-quotes",
        reason="In a search for models MLflow takes double quotes for a part of the text or key; ours as in all "
        "searches.",
        explains=lambda exchange: (
            exchange.calls("/logged-models/search")
            and exchange.mlflow.status in (200, 500)
            and exchange.ours.status == 200
            and exchange.sends('\\"', ".'")
        ),
        example=[
            get(f"{API}/logged-models/«model 1»"),
            post(f"{API}/logged-models/search", {**EXPERIMENT, "filter": 'name = "model-1"'}),
        ],
    ),
    Difference(
        name="models-are-found-by-what-they-lack",
        reason="MLflow knows IS NULL and IS NOT NULL in searches for runs and experiments; ours for models, too.",
        explains=lambda exchange: (
            exchange.calls("/logged-models/search") and exchange.mlflow.says("Expected a comparison with 3 tokens")
        ),
        example=[post(f"{API}/logged-models/search", {**EXPERIMENT, "filter": "tags.a IS NULL"})],
    ),
    Difference(
        name="models-have-no-attribute-of-a-list",
        reason="MLflow finds that its tags, params and metrics are attributes, and then that they cannot be compared.",
        explains=lambda exchange: (
            exchange.calls("/logged-models/search")
            and exchange.mlflow.says("Can't compare a collection")
            and exchange.ours.says("Invalid attribute key")
        ),
        example=[post(f"{API}/logged-models/search", {**EXPERIMENT, "filter": "metrics = 'a'"})],
    ),
    Difference(
        name="a-point-of-no-model-is-the-run's",
        reason="MLflow keeps a point of a model that there is not, and then says 400; ours does not look for the "
        "model.",
        explains=lambda exchange: (
            exchange.statuses == (400, 200)
            and exchange.mlflow.says("FOREIGN KEY constraint failed")
            and exchange.mlflow.says("logged_model_metrics")
        ),
        example=[post(f"{API}/runs/log-metric", {**POINT, "value": 1.0, "model_id": "m-none"})],
    ),
    Difference(
        name="texts-of-models-fit-their-columns",
        reason="MLflow leaves it to its database to refuse a name or key that is too long, and SQLite does not.",
        explains=lambda exchange: (
            "/logged-models" in exchange.request.path
            and exchange.mlflow.status == 200
            and exchange.ours.says("exceeds the maximum length of")
        ),
        example=[post(f"{API}/logged-models", {"experiment_id": "«experiment 1»", "name": "n" * 501})],
        traceless=False,
    ),
]

SEARCHES = [
    Difference(
        name="page-tokens-are-opaque",
        reason="What a page token holds is nobody's business but its server's; so is what is wrong with it.",
        explains=lambda exchange: (
            exchange.codes == (INVALID, INVALID)
            and exchange.mlflow.says("Invalid page token")
            and exchange.ours.says("Invalid page token")
        ),
        example=[post(f"{API}/runs/search", {**EXPERIMENT, "page_token": "bm90aGluZw=="})],
    ),
    Difference(
        name="a-page-token-belongs-to-its-search",
        reason="MLflow's token is a number of rows to skip, in any search; ours names the row before the page.",
        explains=lambda exchange: exchange.ours.says("in the page token do"),
        example=[
            get(f"{API}/runs/get", run_id="«run 1»"),
            get(f"{API}/runs/get", run_id="«run 2»"),
            post(f"{API}/runs/search", {**EXPERIMENT, "max_results": 1}),
            post(f"{API}/runs/search", {**EXPERIMENT, "filter": "status = 'RUNNING'", "page_token": "«token»"}),
        ],
    ),
    Difference(
        name="filter-errors-say-where",
        reason="What is wrong with a filter or an order is said with its place.",
        explains=lambda exchange: (
            exchange.calls("/search")
            and exchange.statuses == (400, 400)
            and exchange.codes == (INVALID, INVALID)
            and exchange.ours.says("(at position ")
        ),
        example=[post(f"{API}/runs/search", {**EXPERIMENT, "filter": "params.a ~ 'b'"})],
    ),
    Difference(
        name="an-order-may-have-blanks-around-it",
        reason="MLflow cannot read an order that begins or ends with a blank; ours can.",
        explains=lambda exchange: (
            exchange.mlflow.says("Could not be parsed.")
            and any(order != order.strip() for order in _texts(exchange.request, "order_by"))
        ),
        example=[post(f"{API}/runs/search", {**EXPERIMENT, "order_by": ["metrics.a DESC "]})],
    ),
    Difference(
        name="runs-are-ordered-by-the-aliases-of-filters",
        reason="MLflow filters runs by `run name`, too, but does not order them by it; ours does both.",
        explains=lambda exchange: (
            exchange.calls("/runs/search") and re.search("Invalid attribute key '[rR]un [nN]ame'", _refusal(exchange))
        ),
        example=[post(f"{API}/runs/search", {**EXPERIMENT, "order_by": ["`run name`"]})],
    ),
    Difference(
        name="entity-words-may-be-quoted",
        reason="MLflow takes a quoted entity word in some places and not in others; ours takes it everywhere.",
        explains=lambda exchange: re.search("Invalid entity type '[`\"]", _refusal(exchange)),
        example=[post(f"{API}/runs/search", {**EXPERIMENT, "filter": '"metrics.a" = 1'})],
    ),
    Difference(
        name="keys-may-be-words-of-sql",
        reason="MLflow's parser stumbles over keys such as params.case, params.from and metrics.2; to ours they are "
        "keys.",
        explains=lambda exchange: (
            exchange.statuses == (400, 200)
            and exchange.sends(".case", ".from", ".in ", ".2 ")
            and re.search("Invalid clause|Could not be parsed", _refusal(exchange))
        ),
        example=[post(f"{API}/runs/search", {**EXPERIMENT, "filter": "params.case = 'a'"})],
    ),
    Difference(
        name="keys-with-signs-are-quoted",
        reason="MLflow takes tags.a[0], tags.a::b, params.* and tags.`a`.b for keys that no run can have; ours "
        "refuses them.",
        explains=lambda exchange: (
            exchange.statuses == (200, 400)
            and exchange.ours.says("(at position ")
            and re.search(r"\w\.\s*([`'\"].*[`'\"]\.|\*|\w*(\[|::|\(\))|\s)", exchange.request.body or "")
        ),
        example=[post(f"{API}/runs/search", {**EXPERIMENT, "filter": "tags.a[0] = 'b'"})],
    ),
    Difference(
        name="a-quote-is-written-twice",
        reason="To MLflow '' within a text is two quotes, so that no text with quotes of both kinds can be asked for; "
        "to "
        "ours it is one, as in SQL.",
        explains=lambda exchange: (
            exchange.statuses == (200, 200) and re.search("[^ (]''[^ )]", exchange.request.body or "")
        ),
        example=[
            post(f"{API}/runs/set-tag", {"run_id": "«run 1»", "key": "a", "value": "it's"}),
            post(f"{API}/runs/search", {**EXPERIMENT, "filter": "tags.a = 'it''s'"}),
        ],
    ),
    Difference(
        name="ilike-is-for-every-alphabet",
        reason="MLflow's database knows upper and lower case of ASCII alone; ours knows all of Unicode's.",
        explains=lambda exchange: (
            exchange.statuses == (200, 200)
            and re.search("ilike", exchange.request.body or "", re.IGNORECASE)
            and not _unescaped(exchange.request).isascii()
        ),
        example=[
            post(f"{API}/runs/set-tag", {"run_id": "«run 1»", "key": "a", "value": "É"}),
            post(f"{API}/runs/search", {**EXPERIMENT, "filter": "tags.a ILIKE 'é'"}),
        ],
    ),
    Difference(
        name="experiments-know-small-letters",
        reason="MLflow takes like and in for LIKE and IN in every search but that for experiments; ours in all.",
        explains=lambda exchange: (
            exchange.calls("/experiments/search")
            and re.search("Invalid comparator (for \\w+: )?'?(i?like|in|not in)\\b", _refusal(exchange), re.IGNORECASE)
            and not re.search("'(LIKE|ILIKE|IN)' not one of", _refusal(exchange))
        ),
        example=[post(f"{API}/experiments/search", {"filter": "name like 'a%«salt»'", "max_results": 9})],
    ),
]

DELIBERATE = PATHS + REQUESTS + EXPERIMENTS + RUNS + MODELS + SEARCHES


def deliberate(exchange):
    """The difference that explains what differs in the exchange, or None."""
    return next((difference for difference in DELIBERATE if difference.explains(exchange)), None)


def _refusal(exchange):
    return exchange.mlflow.message or ""


def _texts(request, name):
    """The texts of a list that is in the query or the body; none if it is no such list."""
    given = [value for key, value in request.query if key == name] or json.loads(request.body or "{}").get(name) or []
    return [text for text in given if isinstance(text, str)]


def _unescaped(request):
    return json.dumps(json.loads(request.body or "{}"), ensure_ascii=False)


def _camel_cases(message):
    name = re.search(r"parameter '(\w+)'", message)[1]
    names = ("run_id", "run_uuid") if name == "run_id" else (name,)
    return [camel_case(name) for name in names if "_" in name]


def _lifecycles_apart(body):
    return body.replace('"lifecycle_stage": "active"', '"lifecycle_stage": "deleted"')


def _with_infinities(body):
    return body.replace(f"-{LARGEST}", '"-Infinity"').replace(LARGEST, '"Infinity"')


def _names_a_dataset_without_digest(request):
    fields = json.loads(request.body)
    named = [
        entry for name in ("datasets", "order_by") for entry in fields.get(name) or () if entry.get("dataset_name")
    ]
    return any(not entry.get("dataset_digest") for entry in named)
