"""Names that stand for what the two servers call differently.

In a request «experiment 1» is an experiment, «deleted run 2» a run that was deleted, «model 1» a logged model, «name of
experiment 1» its name. All that a sequence mentions is made before its first request, so that it stays whole whatever
is taken out of it. «new run» is what the last creation among the requests made. «salt» differs from sequence to
sequence, for names that have to be new. «token» is the page token of the last answer, empty when it had none, and
«position» the place of the request in its sequence.

In an answer each server's ids are replaced by these names again.
"""

import re

from request import Request, post

SYMBOL = re.compile(
    r"«((?:name of )?(?:deleted )?(?:experiment|run|model) \d+|new (?:experiment|run|model)|salt|token|position)»"
)
API = "/api/2.0/mlflow"


class Symbols:
    """The symbols of one sequence on one server, which is asked through its connection."""

    def __init__(self, connection, salt, requests):
        self._connection = connection
        self._ids = {"salt": salt, "token": "", "position": "00"}
        self._position = 0
        for request in requests:
            request.map(self._made_known)

    def _made_known(self, text):
        for name in SYMBOL.findall(text):
            if not name.startswith("new "):
                self._id(name)
        return text

    def bind(self, request):
        """The request with what its symbols stand for."""
        self._position += 1
        self._ids["position"] = f"{self._position:02}"
        return request.map(self._bound)

    def _bound(self, text):
        return SYMBOL.sub(lambda found: self._id(found[1]), text)

    def _id(self, name):
        if name.startswith("new "):
            return self._ids.get(name, f"no-{name.replace(' ', '-')}")
        if name.startswith("name of "):
            return self._name_of(name.removeprefix("name of "))
        if name not in self._ids:
            self._ids[name] = self._make(name)
        return self._ids[name]

    def _name_of(self, name):
        self._id(name)
        return f"{name.replace(' ', '-')}-{self._ids['salt']}"

    def _make(self, name):
        *deleted, kind, number = name.split(" ")
        made = {"experiment": self._experiment, "run": self._run, "model": self._model}[kind](name, number)
        if deleted:
            self._delete(kind, made)
        return made

    def _experiment(self, name, _):
        return self._made("/experiments/create", {"name": f"{name.replace(' ', '-')}-«salt»"})["experiment_id"]

    def _run(self, name, number):
        start = 100_000 * int(number) + len(name)
        fields = {"experiment_id": "«experiment 1»", "run_name": name.replace(" ", "-"), "start_time": start}
        return self._made("/runs/create", fields)["run"]["info"]["run_id"]

    def _model(self, name, _):
        fields = {"experiment_id": "«experiment 1»", "name": name.replace(" ", "-")}
        return self._made("/logged-models", fields)["model"]["info"]["model_id"]

    def _delete(self, kind, made):
        if kind == "model":
            self._sent(Request("DELETE", f"{API}/logged-models/{made}"))
        else:
            self._made(f"/{kind}s/delete", {f"{kind}_id": made})

    def _made(self, path, fields):
        return self._sent(post(API + path, fields))

    def _sent(self, request):
        answer = self._connection.send(request.map(self._bound))
        assert answer.status == 200, f"{self._connection.url} answers {answer} to {request}"
        return answer.json

    def learn(self, answer):
        """Takes the ids of what a request made, and the token of a page, from the answer."""
        body = answer.json if answer.status == 200 else None
        if not isinstance(body, dict):
            return
        if set(body) == {"experiment_id"}:
            self._learn("experiment", body["experiment_id"])
        elif "info" in body.get("run", ()):
            self._learn("run", body["run"]["info"]["run_id"])
        elif "info" in body.get("model", ()):
            self._learn("model", body["model"]["info"]["model_id"])
        self._ids["token"] = body.get("next_page_token", "")

    def _learn(self, kind, made):
        if made not in self._ids.values():
            self._ids[f"{kind} of request {self._position}"] = made
            self._ids[f"new {kind}"] = made

    def unbind(self, text):
        """The text with names for ids."""
        for name, made in self._ids.items():
            if made and made in text and name not in ("token", "position") and not name.startswith("new "):
                text = re.sub(self._pattern(name, made), f"«{name}»", text)
        return text

    @staticmethod
    def _pattern(name, made):
        """Ids of experiments are small numbers, to be known by what is before them; all others cannot be mistaken."""
        if "experiment" not in name:
            return re.escape(made)
        return rf"(?i)^{made}$|(?:(?<=\bid[= ])|(?<=\bid ')|(?<=experiment )|(?<=mlflow-artifacts:/)){made}\b"
