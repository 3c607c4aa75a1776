"""What of an answer counts: all but what no two servers can have in common."""

import json
import re
import time
from dataclasses import dataclass

# Databricks' own classification of an error; no client reads it.
UNCOMPARED = {"sqlstate", "error_class"}

# Lists that MLflow fills in the order in which its database happens to find the rows.
UNORDERED = {"tags", "params", "dataset_summaries", "dataset_inputs", "model_inputs", "model_outputs"}

SERVER_TIMES = {"creation_time", "last_update_time", "creation_timestamp_ms", "last_updated_timestamp_ms"}
HOUR = 3_600_000

RANDOM_NAME = re.compile(r"[a-z]+-[a-z]+-\d{1,4}")
PYTHON_SET = re.compile(r"\{('[^'{}]*'(?:, '[^'{}]*')+)\}")


@dataclass(frozen=True)
class NormalForm:
    """An answer in which ids are symbols, times are ranks, and lists without an order are sorted."""

    status: int
    error_code: str = ""
    message: str = ""
    body: str = ""

    def __str__(self):
        if self.error_code:
            return f"{self.status} {self.error_code}: {self.message}"
        return f"{self.status} {self.body}"

    def says(self, text):
        """Whether the text is in the message of an error."""
        return text in self.message


def normal_form(answer, symbols):
    tree = answer.json
    if isinstance(tree, dict) and "error_code" in tree:
        message = _sorted_sets(symbols.unbind(str(tree.get("message"))))
        return NormalForm(answer.status, error_code=str(tree["error_code"]), message=message)
    if tree is None:
        body = (
            f"a page of {answer.media_type}"
            if answer.media_type == "text/html" and answer.text
            else symbols.unbind(answer.text)
        )
        return NormalForm(answer.status, body=body)
    normal = _Tree(symbols, time.time_ns() // 1_000_000).normal(tree)
    return NormalForm(answer.status, body=json.dumps(normal, ensure_ascii=False, sort_keys=True))


def _sorted_sets(message):
    """Sets print in an order that changes with each start of Python."""
    return PYTHON_SET.sub(lambda found: "{%s}" % ", ".join(sorted(found[1].split(", "))), message)


class _Tree:
    """Times are named by their rank within one answer: what matters is which of them are equal, and which is later."""

    def __init__(self, symbols, now):
        self._symbols = symbols
        self._now = now
        self._times = []

    def normal(self, tree):
        self._collect_times(tree)
        self._times = sorted(set(self._times))
        return self._node(tree, ())

    def _collect_times(self, node, key=None):
        if isinstance(node, dict):
            for name, value in node.items():
                self._collect_times(value, name)
        elif isinstance(node, list):
            for item in node:
                self._collect_times(item, key)
        elif self._is_server_time(key, node):
            self._times.append(node)

    def _is_server_time(self, key, value):
        return type(value) is int and (key in SERVER_TIMES or abs(self._now - value) < HOUR)

    def _node(self, node, path):
        key = path[-1] if path else None
        if isinstance(node, dict):
            return {name: self._node(value, path + (name,)) for name, value in node.items()}
        if isinstance(node, list):
            items = [self._node(item, path) for item in node]
            return sorted(items, key=_place) if self._is_unordered(path) else items
        if self._is_server_time(key, node):
            return f"«time {self._times.index(node) + 1}»"
        if key == "next_page_token":
            return "«token»"
        return self._text(node) if isinstance(node, str) else node

    @staticmethod
    def _is_unordered(path):
        return path[-1] in UNORDERED or path[-2:] == ("data", "metrics")

    def _text(self, text):
        return "«random name»" if RANDOM_NAME.fullmatch(text) else self._symbols.unbind(text)


def _place(item):
    """Of an item in a sorted list: by what it is of, then by its value, which may be kept otherwise on purpose."""
    if not isinstance(item, dict):
        return json.dumps(item), ""
    return json.dumps({name: value for name, value in item.items() if name != "value"}), json.dumps(item.get("value"))
