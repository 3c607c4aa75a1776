"""A request as it goes over the wire, but for the symbols in its text."""

import json
import re
from dataclasses import asdict, dataclass, replace
from urllib.parse import quote, unquote

JSON = (("Content-Type", "application/json"),)


@dataclass(frozen=True)
class Request:
    """Method, path, query, headers and body; each text may hold symbols such as «run 1» (symbols.py)."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: str | None = None

    def map(self, change):
        """The same request with change(text) for each text in it."""
        return replace(
            self,
            path=change(self.path),
            query=tuple((change(key), change(value)) for key, value in self.query),
            body=None if self.body is None else change(self.body),
        )

    @property
    def target(self):
        """Path and query, quoted. A % in the path stands for itself: paths are written as they travel."""
        query = "&".join(f"{quote(key, safe='«» ')}={quote(value, safe='«» ')}" for key, value in self.query)
        return quote(self.path, safe="/%:«» ") + (f"?{query}" if query else "")

    def __str__(self):
        """The request as a command line, shortened where it repeats itself for long."""
        words = ["curl", f"-X {self.method}", f"'{unquote(self.target)}'"]
        words += [f"-H '{name}: {value}'" for name, value in self.headers if (name, value) not in JSON]
        if self.body is not None:
            words.append(f"-d '{shortened(self.body)}'")
        return " ".join(words)


def shortened(text, limit=1_500):
    """The text without its long repetitions, and cut in the middle."""
    text = re.sub(r"(.)\1{19,}", lambda found: f"{found[1]}…×{len(found[0])}…", text)
    return text if len(text) <= limit else f"{text[: limit // 2]} … {len(text) - limit} more … {text[-limit // 2 :]}"


def post(path, body=None, query=()):
    return Request("POST", path, tuple(query), JSON, None if body is None else json.dumps(body, ensure_ascii=False))


def get(path, **query):
    return Request("GET", path, tuple(query.items()))


def saved(requests):
    """The requests as JSON, to be read by loaded()."""
    return json.dumps([asdict(request) for request in requests], ensure_ascii=False, indent=1)


def loaded(text):
    return [
        Request(
            entry["method"],
            entry["path"],
            tuple(map(tuple, entry["query"])),
            tuple(map(tuple, entry["headers"])),
            entry["body"],
        )
        for entry in json.loads(text)
    ]
